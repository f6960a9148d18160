"""What the page of an article says around its text, as stencils: dates, contents list, author, neighbours."""

from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from blog.breadcrumbs import breadcrumbs, path_to
from blog.cards import dates
from blog.phrasing import phrases
from blog.pictures import img
from blog.sharing import share_links
from blog.shown import shown
from lib.markup import joined
from lib.stencil import fill

LANGUAGE = '<li><a href="{0}" hreflang="{1}" lang="{1}">{2}</a></li>'
HEADING, BELOW = '<li><a href="#{}">{}</a>{}</li>', "<ol>{}</ol>"


def entry(request, article):
    """What the templates of articles and fixed pages need of the article itself."""
    is_listed = article.type.is_listed
    return {
        "article": article,
        "shown": shown(request, article),
        "about": shown(request, article.author) if is_listed and article.author else None,
        "breadcrumbs": breadcrumbs(article.title, path_to(article.category)),
        "share": share_links(article) if is_listed else [],
    }


def links(rows) -> SafeString:
    """(address, label) as entries of a list."""
    return joined('<li><a href="{}">{}</a></li>', rows)


def meta_html(article, minutes, alternates) -> SafeString:
    """The dates, the reading time, the author, and the page in other languages: rows of (language, address)."""
    dated = dates()
    others = [row for row in alternates if row[0] != article.language]
    values = {
        **dict(zip(("published_day", "published"), dated(article.publish_at), strict=True)),
        **(dict(zip(("revised_day", "revised"), dated(article.revised_at), strict=True)) if article.revised_at else {}),
        "minutes": minutes,
        "author": article.author and article.author.name,
        "languages": joined(
            LANGUAGE, ((address, code, get_language_info(code)["name_local"]) for code, address in others)
        ),
    }
    return fill("components/meta.html", values)


def contents_html(contents) -> SafeString:
    """The contents list in two levels; `contents` are rows of {"id", "text", "level", "children"}."""
    return fill("components/toc.html", {"rows": _headings(contents)})


def _headings(rows) -> SafeString:
    return joined(HEADING, ((row["id"], row["text"], _below(row["children"])) for row in rows))


def _below(rows):
    return joined(BELOW, [[_headings(rows)]]) if rows else ""


def author_html(author, text, counted) -> SafeString:
    """The person who wrote it; `text` is the rendering of the profile, `counted` the attribute by which its ads report."""
    values = {
        "picture": author.picture and img(author.picture, sizes="72px", alt="", loading="lazy", decoding="async"),
        "name": phrases(author.name),
        "role": author.role,
        "text": text.html,
        "counted": counted,
        "address": author.get_absolute_url(),
    }
    return fill("components/author.html", values)


def neighbours_html(previous, following) -> SafeString:
    """The articles before and after it in time, or nothing."""
    values = {
        "previous": previous and _phrases(previous),
        "previous_address": previous and previous.get_absolute_url(),
        "next": following and _phrases(following),
        "next_address": following and following.get_absolute_url(),
    }
    return fill("components/neighbours.html", values)


def _phrases(article):
    return phrases(article.title, getattr(article, "phrased", ""))  # companions know how it was cut
