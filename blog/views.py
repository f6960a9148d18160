"""The blog's pages: articles and fixed pages, lists of articles, and search. None of them writes anything."""

from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog import lists, seo
from blog.addresses import by_slug, list_url, month_start, moved
from blog.context import shared
from blog.models import Tag
from blog.pages import page
from blog.search import SearchForm, found, snippet


@require_safe
def home(request):
    around = shared(request)
    articles = lists.one_page(request, lists.listed())
    meta = seo.home_meta(around, articles.number)
    return page(request, "blog/home.html", {"articles": articles, "seo": meta})


@require_safe
def tag(request, slug):
    row = by_slug(Tag.objects.all(), slug)
    if row.slug != slug:
        return moved(request, row)
    return _list_page(request, row, lists.listed().filter(tags=row))


def _list_page(request, row, articles, *, path=(), template="blog/list.html", **own):
    """A list that a category, a tag or an author heads."""
    articles = lists.one_page(request, articles)
    breadcrumbs = _breadcrumbs(path, row.name)
    meta = seo.list_meta(row.name, row.get_absolute_url(), articles, breadcrumbs)
    own |= {"articles": articles, "heading": row.name, "breadcrumbs": breadcrumbs, "seo": meta}
    return page(request, template, own)


@require_safe
def archive(request, year, month):
    start, end = month_start(year, month), month_start(year + month // 12, month % 12 + 1)
    articles = lists.one_page(request, lists.listed().filter(publish_at__gte=start, publish_at__lt=end))
    if not articles:
        raise Http404
    heading = _("Articles of %(month)s") % {"month": date_format(start, "YEAR_MONTH_FORMAT")}
    breadcrumbs = _breadcrumbs([], heading)
    meta = seo.list_meta(heading, list_url("archive", None, year, month), articles, breadcrumbs)
    return page(
        request,
        "blog/archive.html",
        {"articles": articles, "heading": heading, "month": start, "breadcrumbs": breadcrumbs, "seo": meta},
    )


@require_safe
def search(request):
    form = SearchForm(request.GET)
    terms = form.terms() if form.is_valid() else []
    articles = lists.one_page(request, found(lists.listed(), terms)) if terms else []
    for one in articles:
        one.snippet = snippet(one.rendering.plain_text, terms)
    return page(
        request,
        "blog/search.html",
        {
            "articles": articles,
            "form": form,
            "query": form.query,
            "breadcrumbs": _breadcrumbs([], _("Search")),
            "seo": seo.Meta(title=_("Search"), noindex=True),
        },
    )


def _breadcrumbs(path, label):
    """(label, address) from the home page down; the page itself has no address."""
    return [(_("Home"), list_url("home")), *path, (label, "")]
