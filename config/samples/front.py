"""The face of the sample site: its name, its statement about ads, its menus and the blocks beside its articles."""

from blog.models import MenuItem, SidebarBlock, Site
from blog.nodes import ALLOWLIST
from lib import markup

STATEMENTS = {
    "ja": "<p>広告のリンクには、すぐ前に「広告」または「PR」と書いています。記事の内容や順番を、報酬の額で決めることはありません。"
    '印と確かめ方は<a href="/how-we-label-ads/">広告の載せ方について</a>に、制度については'
    '<a href="https://www.caa.go.jp/">消費者庁のサイト</a>にあります。記事の表現でお気づきの点は'
    '<a href="/contact/">お問い合わせ</a>からお知らせください。</p>',
    "en": "<p>Every ad link is marked “Ad” right before it. What we earn never decides what we write or in which order. "
    'Read <a href="/how-we-label-ads-en/">how we label ads</a>, and <a href="/en/contact/">tell us</a> '
    "when a sentence seems wrong to you.</p>",
}
MENUS = {
    ("header", "ja"): [
        ("レンタルサーバー", "/category/server/"),
        ("WordPress", "/category/wordpress/"),
        ("旅", "/category/travel/"),
        ("家事", "/category/household/"),
        ("道具と家電", "/category/gadgets/"),
    ],
    ("footer", "ja"): [
        ("運営者について", "/about/"),
        ("広告の載せ方について", "/how-we-label-ads/"),
        ("個人情報の取り扱い", "/privacy/"),
        ("お問い合わせ", "/contact/"),
        ("English", "/en/"),
    ],
    ("header", "en"): [("Articles in English", "/en/"), ("日本語", "/")],
    ("footer", "en"): [
        ("How we label ads", "/how-we-label-ads-en/"),
        ("Personal data", "/privacy-en/"),
        ("Contact", "/en/contact/"),
    ],
}
PROFILE = {
    "ja": (
        "この三人が書いています",
        "<p>店のサイトのお世話係、元・電器店の修理受付、松山に住む英語の書き手。契約したもの、使ったもの、歩いたところのことだけを書いています。"
        '<a href="/about/">運営者について</a></p>',
    ),
    "en": ("Who writes here", "<p>Three people who only write about what they rented, used or walked.</p>"),
}
BLOCKS = ("profile", "search", "popular-week", "categories", "archive")


def build(authors) -> None:
    """Only where the owner has not begun: a site that has a name keeps it."""
    if Site.objects.exists():
        return
    Site.objects.create(
        name="ふせん日和",
        name_en="Sticky-note days",
        tagline="契約書と台所と各駅停車",
        tagline_en="Contracts, kitchens and slow trains",
        description="サーバーの契約、台所の仕組み、各駅停車の旅。自分で払って確かめたことに、日付を添えて書くブログです。",
        owner_name="ふせん日和 編集室",
        started_year=2019,
        is_sample=True,
    )
    for (place, language), items in MENUS.items():
        for position, (label, address) in enumerate(items):
            MenuItem.objects.create(
                place=place, language=language, label=label, address=address, position=position, is_sample=True
            )
    for language, (heading, text) in PROFILE.items():
        for position, kind in enumerate(BLOCKS):
            block = SidebarBlock(kind=kind, language=language, position=position, is_sample=True)
            if kind == "profile":
                block.heading, block.body = heading, markup.clean(text, ALLOWLIST)
                block.picture = authors["horikawa-yuzu" if language == "ja" else "nora-whitfield"].picture
            block.save()
    for language, text in STATEMENTS.items():
        SidebarBlock.objects.create(
            kind="text",
            place=SidebarBlock.Place.NOTICE,
            language=language,
            body=markup.clean(text, ALLOWLIST),
            is_sample=True,
        )
