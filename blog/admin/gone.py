"""What the desk answers to a text whose article was deleted while somebody wrote: it can become a new draft."""

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from blog.admin.sent import CHOICE, DRAFT, TURN, VERSION, WINDOW

OWN = ("csrfmiddlewaretoken", VERSION, DRAFT, TURN, CHOICE)


def answer(desk, request):
    """A page whose form carries everything that was typed; it is no part of the site until its button is pressed."""
    fields = [
        (name, value)
        for name, row in request.POST.lists()
        if name not in OWN and (name == WINDOW or not name.startswith("_"))
        for value in row
    ]
    context = {
        **desk.admin_site.each_context(request),
        "title": _("The text that you were writing was deleted"),
        "opts": desk.opts,
        "fields": [*fields, (VERSION, 0)],
        "add_url": desk.url("add"),
    }
    return TemplateResponse(request, "admin/blog/gone.html", context, status=410)
