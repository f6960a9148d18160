"""The blog's pages: articles and fixed pages, lists of articles, and search. None of them writes anything."""

from functools import partial

from django.db.models import OuterRef
from django.db.models.functions import Lower
from django.http import Http404
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog import lists, seo, shelves
from blog.addresses import current_language, list_url, month_start
from blog.breadcrumbs import breadcrumbs, path_to
from blog.companions import companions, translations
from blog.context import shared
from blog.entry import entry
from blog.models import Article, Author, Category, Tag
from blog.moves import by_slug, moved, spelled
from blog.pages import page
from blog.shown import shown
from lib.json_rows import Rows
from lib.prepared import NOW, SLUG, Prepared


def _page():
    tags = Tag.objects.filter(articles=OuterRef("pk")).order_by("name")
    # The index knows addresses without their case alone, and SQLite leaves it aside where both are asked for.
    pages = spelled(Article.objects.published(NOW).for_page().order_by(), Lower(SLUG))
    return pages.annotate(tag_rows=Rows(tags, ["name", "slug"]))


PAGE = Prepared(_page)


@require_safe
def article(request, slug):
    row = by_slug(lambda: Article.objects.published().for_page(), slug, exactly=PAGE)
    if row.slug != slug:
        return moved(request, row)
    return article_page(request, row)


def article_page(request, article, *, comment_form=None, status=200, is_private=False):
    """The page of an article or of a fixed page, in its own language; `comment_form` comes back with its errors."""
    with translation.override(article.language):
        own = entry(request, article) | _around(article)
        marks = [text.marks for text in (own["shown"], own["about"]) if text]
        name = shared(request).site_name
        own["seo"] = seo.article_meta(article, own, name, has_ads=any(one.has_ads for one in marks))
        return page(
            request,
            article.type.template,
            {**own, "comment_form": comment_form},
            inventories=marks,
            status=status,
            is_private=is_private or comment_form is not None,
        )


def _around(article):
    """What stands around an article; of fixed pages there are other languages alone."""
    if not article.type.is_listed:
        return {"translations": translations(article)}
    return {**vars(companions(article)), "tags": _tags(article)}


def _tags(article):
    rows = getattr(article, "tag_rows", None)  # asked along with the article, where it came by its address
    return list(article.tags.all()) if rows is None else [Tag(**row) for row in rows]


@require_safe
def home(request):
    around = shared(request)
    articles = lists.ALL.page(request, total=around.shelf.total)
    meta = seo.home_meta(around, articles.number)
    return page(request, "blog/home.html", {"articles": articles, "seo": meta}, has_sidebar=True)


@require_safe
def category(request, slug):
    tree = shared(request).tree_of(slug)
    branch = tree.find(slug)
    if branch is None:
        return moved(request, by_slug(Category.objects.exclude(slug=slug), slug))
    keys, row = tree.keys(branch), branch.row
    articles = _articles(request, lists.of_categories(len(keys)), *keys, total=branch.total)
    own = {"intro": shown(request, row), "picture": row.picture, "category": branch}
    return _list_page(request, row, articles, path=path_to(branch.parent), **own)


def _tag():
    return Tag.objects.filter(slug=SLUG).annotate(kept=shelves.kept("by_tag"))


def _author():
    rows = Author.objects.select_related("picture", "rendering").filter(slug=SLUG)
    return rows.annotate(kept=shelves.kept("by_author"))


TAG, AUTHOR = Prepared(_tag), Prepared(_author)


@require_safe
def tag(request, slug):
    row = by_slug(Tag.objects.all, slug, exactly=partial(TAG, language=current_language()))
    if row.slug != slug:
        return moved(request, row)
    return _list_page(request, row, _articles(request, lists.OF_TAG, row.pk, total=getattr(row, "kept", None)))


@require_safe
def author(request, slug):
    row = by_slug(Author.objects.all, slug, exactly=partial(AUTHOR, language=current_language()))
    if row.slug != slug:
        return moved(request, row)
    articles = _articles(request, lists.OF_AUTHOR, row.pk, total=getattr(row, "kept", None))
    own = {"intro": shown(request, row), "picture": row.picture}
    return _list_page(request, row, articles, template="blog/author.html", author=row, **own)


def _articles(request, listing, *values, total):
    """The page of a list whose number of articles is kept, or else counted by itself."""
    among = 0 if total is None else shared(request).shelf.total
    return listing.page(request, *values, total=total, among=among)


def _list_page(request, row, articles, *, path=(), intro=None, picture=None, template="blog/list.html", **own):
    """A list that a category, a tag or an author heads."""
    trail = breadcrumbs(row.name, path)
    text = intro.plain_text if intro else ""
    meta = seo.list_meta(row.name, row.get_absolute_url(), articles, trail, description=text, picture=picture)
    own |= {
        "articles": articles,
        "row": row,
        "heading": row.name,
        "intro": intro,
        "breadcrumbs": trail,
        "seo": meta,
    }
    return page(request, template, own, inventories=[intro.marks] if intro else [], has_sidebar=True)


@require_safe
def archive(request, year, month):
    start, end = month_start(year, month), month_start(year + month // 12, month % 12 + 1)
    number = dict(shared(request).shelf.by_month).get(f"{start:%Y-%m-%d}", 0)
    articles = lists.OF_MONTH.page(request, start, end, total=number)
    if not articles:
        raise Http404
    heading = _("Articles of %(month)s") % {"month": date_format(start, "YEAR_MONTH_FORMAT")}
    trail = breadcrumbs(heading)
    meta = seo.list_meta(heading, list_url("archive", None, year, month), articles, trail)
    return page(
        request,
        "blog/archive.html",
        {"articles": articles, "heading": heading, "month": start, "breadcrumbs": trail, "seo": meta},
        has_sidebar=True,
    )
