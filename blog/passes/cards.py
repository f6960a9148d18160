"""Link cards: an own article as it stands today, or a page elsewhere as its author described it."""

from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext
from selectolax.lexbor import LexborNode

from blog.models import Article
from blog.passes.records import find
from blog.passes.sheet import Sheet
from blog.pictures import img
from disclosures.notices import notice
from lib.document import Document
from lib.text import excerpt, phrases

OWN, OUTSIDE = "div[data-block=card][data-article]", "div[data-block=card]:not([data-article])"
SIZES = "(width >= 42em) 200px, 27vw"


def show_cards(document: Document, sheet: Sheet) -> None:
    """Fill cards. Readers see an own article only while it is public; the card waits for it without a word about it."""
    for node in reversed(document.css(OUTSIDE)):
        _describe(document, node)
    # Without the texts themselves; what a stale rendering is judged by stays.
    targets = Article.objects.select_related("picture", "rendering").defer(
        "rendering__html", "rendering__contents", "rendering__plain_text"
    )
    for node, article in find(document.css(OWN), "data-article", targets, "article", sheet):
        if article is not None:
            _note(article, sheet)
        if article is None or not article.is_public or _is_itself(article, sheet):
            node.decompose()
        else:
            document.replace_with_raw(node, _card(article, sheet))


def _is_itself(article: Article, sheet: Sheet) -> bool:
    return sheet.source == "article" and sheet.pk == article.pk


def _note(article: Article, sheet: Sheet) -> None:
    """Leave on the sheet what the card depends on besides the article's row."""
    now = timezone.now()
    if not article.is_public:
        sheet.hidden.add(article.pk)
    if article.picture_id:
        sheet.uses.add(("image", article.picture_id))
    stored = getattr(article, "rendering", None)
    for instant in (article.publish_at, article.end_at, stored and stored.valid_until):
        if instant is not None and instant > now:
            sheet.lasts_until(instant)


def _card(article: Article, sheet: Sheet) -> str:
    """The whole card, for raw insertion: labelling would take its mark for a forged one."""
    mark = notice(sheet.marks_of(article), "card", sheet.language)
    picture = img(article.picture, sizes=SIZES, alt="", loading="lazy", decoding="async") if article.picture else ""
    return format_html(
        '<div class="link-card">{}<div class="link-card-text"><p class="link-card-title"><a href="{}">{}</a></p>{}</div></div>',
        picture,
        article.get_absolute_url(),
        format_html("<wbr>".join(["{}"] * len(phrases(article.title))), *phrases(article.title)),
        _foot(article, mark),
    )


def _foot(article: Article, mark: str) -> str:
    date = ""
    if article.type.is_listed:
        day = timezone.localtime(article.publish_at)
        shown = date_format(day, gettext("j M Y"))
        date = format_html('<time class="small" datetime="{}">{}</time>', f"{day:%Y-%m-%d}", shown)
    label = format_html('<span class="mark">{}</span>', mark) if mark else ""
    return format_html('<p class="link-card-foot">{}{}</p>', date, label) if date or label else ""


def _describe(document: Document, node: LexborNode) -> None:
    """A page elsewhere: its link stays in the tree, where labelling judges it like every other."""
    link = node.css_first("a[href]")
    if link is None:
        document.dissolve(node)
        return
    address, title = link.attributes["href"] or "", " ".join(link.text(deep=True).split())
    site = _site(address)
    about = " ".join(" ".join(p.text(deep=True).split()) for p in node.css("p") if p.css_first("a") is None)
    description = format_html('<p class="link-card-about small">{}</p>', excerpt(about, 160)) if about else ""
    document.replace(
        node,
        format_html(
            '<div class="link-card"><div class="link-card-text"><p class="link-card-title"><a href="{}">{}</a></p>{}'
            "{}</div></div>",
            address,
            excerpt(title or site or address, 120),
            description,
            format_html('<p class="link-card-foot small">{}</p>', site) if site else "",
        ),
    )


def _site(address: str) -> str:
    """The host as readers know it."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
