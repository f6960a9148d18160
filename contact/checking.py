"""The step between writing a message and sending it: what was typed is kept here, and is what will be sent.

The page that repeats it carries nothing but a name for the row, in its address: no cookie, and nothing that could be
altered on the way. A row lives as long as its ticket, which is spent once; so the row is sent once as well.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from contact import inbox
from contact.forms import ContactForm
from contact.models import Unsent
from guard import traces
from guard.admission import Admission
from guard.forms import TICKET_SECONDS, TrapField
from lib import signing
from lib.prepared import Parameter, Prepared

KEPT = timedelta(seconds=TICKET_SECONDS)
MOST_UNSEEN = 500  # characters of what no person types: a ticket, its work, a trap
NAME, SINCE = Parameter("name", CharField()), Parameter("since", DateTimeField())
OF_KEY = Prepared(lambda: Unsent.objects.filter(key=NAME, written_at__gt=SINCE).select_related("message"))


def is_over(sender) -> bool:
    """Whether the sender's network has had enough kept for now; what is kept is room that anybody could fill."""
    most, seconds = traces.rate("check")
    since = timezone.now() - timedelta(seconds=seconds)
    return Unsent.objects.filter(network_hash=sender.network, written_at__gt=since).count() >= most


def keep(form: ContactForm, sender) -> Unsent:
    """Keep a valid form with its ticket, or with a new one."""
    typed = {name: _storable(form, name) for name in form.fields} | {"ticket": form.next_ticket()}
    return Unsent.objects.create(typed=typed, network_hash=sender.network)


def find(key: str) -> Unsent | None:
    """The row of a name; None once its time is over."""
    return next(iter(OF_KEY(name=key, since=timezone.now() - KEPT)), None)


def send(unsent: Unsent, form: ContactForm, sender) -> Admission:
    """Take in what was kept; what was typed then leaves the row, in the same transaction."""
    with transaction.atomic():
        admission = inbox.receive(form, sender)
        if admission.row:
            Unsent.objects.filter(pk=unsent.pk).update(message=admission.row, typed={})
    return admission


def renew(unsent: Unsent, form: ContactForm) -> None:
    """Give the row a new ticket: the old one was spent on another text, or its time is over.

    It is as old as the row, so that the second half of a double click is not taken for a program in a hurry.
    """
    unsent.typed["ticket"] = signing.issue(form.scope, since=unsent.written_at.timestamp())
    unsent.save(update_fields=["typed"])


def forget() -> int:
    """Remove the rows whose time is over; how many they were."""
    return Unsent.objects.filter(written_at__lte=timezone.now() - KEPT).delete()[0]


def _storable(form, name):
    """What was typed; of what was typed for another topic, which nobody has judged, what that topic would take."""
    field, text = form.fields[name], form.data.get(name, "").replace("\0", "")
    if field.widget.is_hidden or isinstance(field, TrapField):
        return text[:MOST_UNSEEN]
    if name in form.cleaned_data:
        return text
    try:
        field.clean(text)
    except ValidationError:
        return ""
    return text
