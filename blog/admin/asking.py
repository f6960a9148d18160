"""The page between an action of a list and what it does: it asks for the one value that the action needs."""

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse

APPLY = "_apply"  # the button of that page


def sent(request):
    """What that page sent; None on the way to it."""
    return request.POST if APPLY in request.POST else None


def ask(desk, request, form, *, action, title, selected):
    """Ask for `form.value`; `selected` says in a sentence what it is about. The answer comes back to the same action."""
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "title": title,
        "form": form,
        "media": form.media,
        "action": action,
        "selected": selected,
        "checkbox_name": ACTION_CHECKBOX_NAME,
        "keys": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "is_across": request.POST.get("select_across", "0"),
        "list_url": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/blog/bulk.html", context)
