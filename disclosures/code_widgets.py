"""Script widgets that bloggers know by name, as rows: what is refused today, so that the refusal can say its name.

All of them choose ads in the reader's browser, after the page was labelled; nobody labels what they choose.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Widget:
    """`marker` is found in its code and in no other."""

    name: str
    marker: str
    example: str


WIDGETS = (
    Widget(
        "Google AdSense",
        r"pagead2\.googlesyndication\.com|adsbygoogle",
        '<script async src="https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js?client=ca-pub-1"></script>',
    ),
    Widget(
        "もしもアフィリエイト かんたんリンク",
        r"msmaflink\(|dn\.msmstatic\.com",
        '<script type="text/javascript">msmaflink({"n":"x"});</script>',
    ),
    Widget(
        "バリューコマース LinkSwitch",
        r"aml\.valuecommerce\.com|vc_pid\s*=",
        '<script type="text/javascript">var vc_pid = "1";</script><script src="//aml.valuecommerce.com/vcdal.js" async></script>',
    ),
    Widget(
        "A8.net リンクマネージャー",
        r"a8linkmgr\.js",
        "<script src=\"//statics.a8.net/a8link/a8linkmgr.js\"></script><script>a8linkmgr({'config_id':'x'});</script>",
    ),
    Widget(
        "楽天モーションウィジェット",
        r"xml\.affiliate\.rakuten\.co\.jp|rakuten_design\s*=",
        '<script type="text/javascript">rakuten_design="slide";</script><script src="https://xml.affiliate.rakuten.co.jp/widget/js/rakuten_widget.js"></script>',
    ),
    Widget(
        "忍者AdMax",
        r"adm\.shinobi\.jp",
        '<script src="https://adm.shinobi.jp/s/0123456789"></script>',
    ),
    Widget(
        "i-mobile",
        r"i-mobile\.co\.jp/script",
        '<script src="https://imp-adedge.i-mobile.co.jp/script/v1/spot.js"></script>',
    ),
    Widget(
        "Skimlinks", r"s\.skimresources\.com", '<script src="https://s.skimresources.com/js/1.skimlinks.js"></script>'
    ),
    Widget("Sovrn Commerce", r"cdn\.viglink\.com", '<script src="https://cdn.viglink.com/api/vglnk.js"></script>'),
)


def find(code: str) -> Widget | None:
    return next((row for row in WIDGETS if re.search(row.marker, code)), None)
