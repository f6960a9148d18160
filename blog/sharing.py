"""Links that share an article, as rows: plain addresses, no script and no tracker of the service."""

from urllib.parse import quote

from django.utils.translation import pgettext_lazy

from blog.addresses import absolute

SERVICES = (
    ("X", "https://x.com/intent/post?url={address}&text={title}"),
    ("LINE", "https://social-plugins.line.me/lineit/share?url={address}"),
    (pgettext_lazy("share", "Hatena Bookmark"), "https://b.hatena.ne.jp/entry/panel/?url={address}"),
    (pgettext_lazy("share", "E-mail"), "mailto:?subject={title}&body={address}"),
)


def share_links(article):
    """(label, address) of every service."""
    address = quote(absolute(article.get_absolute_url()), safe="")
    title = quote(article.title, safe="")
    return [(label, pattern.format(address=address, title=title)) for label, pattern in SERVICES]
