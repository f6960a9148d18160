"""What the inbox says after a click: how many messages moved, the button that takes it back, and who was quicker."""

from django.contrib import messages
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contact.admin.timeline import who
from contact.handling import Moved
from contact.models import Message, Step
from guard.desk import undo_button

MOST_NAMED = 5


def of_move(request, moved: Moved, state: str, *, back: dict[str, object]) -> None:
    """`back` says in the address of the undo button where it leads."""
    if moved.done:
        said = ngettext(
            "%(count)d message is now in “%(state)s”.", "%(count)d messages are now in “%(state)s”.", len(moved.done)
        )
        named = said % {"count": len(moved.done), "state": Message.State(state).label}
        address = reverse("admin:contact_message_undo") + (f"?{urlencode(back)}" if back else "")
        messages.success(request, format_html("{} {}", named, undo_button(address, moved.batch, _("Undo"))))
    _of_late(request, moved)


def of_undo(request, moved: Moved) -> None:
    if moved.done:
        said = ngettext(
            "%(count)d message is back where it was.", "%(count)d messages are back where they were.", len(moved.done)
        )
        messages.success(request, said % {"count": len(moved.done)})
    elif not moved.late:
        messages.warning(request, _("There is nothing to undo."))
    _of_late(request, moved)


def of_take(request, taken: Moved) -> None:
    if taken.done:
        said = ngettext("%(count)d message is yours now.", "%(count)d messages are yours now.", len(taken.done))
        messages.success(request, said % {"count": len(taken.done)})
    if taken.late:
        said = ngettext(
            "%(count)d message is somebody else's and stays so.",
            "%(count)d messages are somebody else's and stay so.",
            len(taken.late),
        )
        messages.warning(request, said % {"count": len(taken.late)})


def _of_late(request, moved: Moved) -> None:
    for message in Message.objects.filter(pk__in=moved.late[:MOST_NAMED]).order_by("pk"):
        messages.warning(request, _late(message))
    if more := len(moved.late[MOST_NAMED:]):
        said = ngettext("%(count)d more was left as it is.", "%(count)d more were left as they are.", more)
        messages.warning(request, said % {"count": more})


def _late(message: Message) -> str:
    step = message.steps.filter(kind=Step.Kind.MOVED).select_related("by").last()
    facts = {"reference": message.reference, "state": message.get_state_display()}
    if step is None:
        return _("%(reference)s was left as it is: it is in “%(state)s” now.") % facts
    facts |= {"who": who(step.by), "moment": date_format(localtime(step.at), "SHORT_DATETIME_FORMAT")}
    return _("%(reference)s was left as it is: %(who)s moved it to “%(state)s” (%(moment)s).") % facts
