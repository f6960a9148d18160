"""What the field for tags asks of the server: tags that continue what is being typed, and which names are known."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import JsonResponse
from django.views.decorators.http import require_GET

from blog.models import Tag
from blog.tag_field import key, known, names_in
from lib.text import fold

MOST = 8


class TagChoicesForm(forms.Form):
    """`q` is what is being typed, `names` a line of names that may be new."""

    q = forms.CharField(required=False, max_length=60)
    names = forms.CharField(required=False, max_length=4000)


@require_GET
def tag_choices(request):
    if not any(map(request.user.has_perm, ("blog.view_tag", "blog.add_article", "blog.change_article"))):
        raise PermissionDenied
    form = TagChoicesForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"error": next(iter(form.errors.values()))[0]}, status=400)
    names = names_in(form.cleaned_data["names"])
    found = known(names)
    return JsonResponse(
        {"tags": _beginning_with(form.cleaned_data["q"]), "known": [one for one in names if key(one) in found]}
    )


def _beginning_with(typed):
    """The most used tags that hold what was typed, in any width and kana; those that begin with it come first."""
    sought = fold(typed)
    if not sought:
        return []
    rows = Tag.objects.annotate(total=Count("articles")).order_by("-total", "name").values_list("name", "total")
    held = [(name, total) for name, total in rows if sought in fold(name)]
    held.sort(key=lambda row: not fold(row[0]).startswith(sought))
    return [{"name": name, "articles": total} for name, total in held[:MOST]]
