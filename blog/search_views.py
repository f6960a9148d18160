"""The search page. Like every page of the blog it writes nothing."""

from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog import searches, seo
from blog.addresses import current_language, list_url
from blog.context import shared
from blog.lists import page_number
from blog.models.articles import addresses
from blog.pages import page
from blog.results import results
from blog.search import Finds, SearchForm, titles
from blog.search_help import suggestions


@require_safe
def search(request):
    form, tree, language = SearchForm(request.GET), shared(request).tree, current_language()
    query, category = form.query(), tree.find(request.GET.get("category", ""))
    finds = Finds(query, language, tree, category=category, number=page_number(request))
    if finds.number > 1 and not finds.page.object_list:
        raise Http404
    name = _("Search: %(query)s") % {"query": form.typed} if form.typed else _("Search")
    is_plain = bool(query) and finds.number == 1 and category is None
    context = {
        "view": searches.token(form.typed, language, finds.found.total) if is_plain else "",
        "popular": [] if finds.page.object_list else searches.shown(language),
        "articles": finds.page,
        "results": results(request, finds.page, query),
        "choices": finds.choices(form.typed) if query else [],
        "narrowed": category.slug if category else "",
        "suggestions": suggestions(form.typed, language) if query and not finds.page.object_list else [],
        "form": form,
        "query": form.typed,
        "breadcrumbs": [(_("Home"), list_url("home")), (_("Search"), "")],
        "seo": seo.Meta(title=seo.numbered(name, finds.number), noindex=True),
    }
    return page(request, "blog/search.html", context, has_sidebar=True)


@require_safe
def found_titles(request):
    """What a search field shows while somebody types."""
    rows, place_of = titles(SearchForm(request.GET).query(), current_language()), addresses()
    found = [{"title": row.title, "address": place_of(row.slug)} for row in rows]
    return JsonResponse({"titles": found}, headers={"Cache-Control": "public, no-cache"})
