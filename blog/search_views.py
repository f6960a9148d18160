"""The search page. Like every page of the blog it writes nothing."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog import seo
from blog.addresses import current_language, list_url
from blog.context import shared
from blog.lists import page_number
from blog.pages import page
from blog.results import result
from blog.search import Finds, SearchForm


@require_safe
def search(request):
    form, tree = SearchForm(request.GET), shared(request).tree
    category = tree.find(request.GET.get("category", ""))
    finds = Finds(form.query(), current_language(), tree, category=category, number=page_number(request))
    if finds.number > 1 and not finds.page.object_list:
        raise Http404
    context = {
        "articles": finds.page,
        "results": [result(request, article, finds.query) for article in finds.page],
        "choices": finds.choices,
        "category": category,
        "form": form,
        "query": form.typed,
        "breadcrumbs": [(_("Home"), list_url("home")), (_("Search"), "")],
        "seo": seo.Meta(title=_("Search"), noindex=True),
    }
    return page(request, "blog/search.html", context, has_sidebar=True)
