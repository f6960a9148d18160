"""What the site keeps because of what readers wrote: mails, block lists, traces, the history of the admin."""

import re
from functools import reduce
from operator import or_

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from post_office.models import Email, Log

from comments.models import Comment, Report
from config.privacy import taking_away
from config.privacy.kind import Choice, Kind, Table
from config.privacy.kind_rows_written import KEEP, NETWORK_LABEL
from contact.models import Message, Reply
from disclosures.models import LinkReport
from guard.models import Block, Trace
from lib import signing

MAIL = {
    "from_email": pgettext_lazy("mail", "from"),
    "to": pgettext_lazy("mail", "to"),
    "subject": pgettext_lazy("mail", "subject"),
    "message": _("text"),
    "status": _("state"),
    "priority": pgettext_lazy("mail", "priority"),
    "created": pgettext_lazy("mail", "stored at"),
    "last_updated": pgettext_lazy("mail", "last changed at"),
    "number_of_retries": pgettext_lazy("mail", "further attempts"),
    "headers": pgettext_lazy("mail", "headers"),
}
LOG = {
    "email": pgettext_lazy("mail", "to"),
    "date": _("when"),
    "status": _("state"),
    "exception_type": pgettext_lazy("mail", "kind of error"),
    "message": _("text"),
}
ENTRY = {
    "content_type": pgettext_lazy("history", "kind of row"),
    "object_id": pgettext_lazy("history", "number of the row"),
    "object_repr": pgettext_lazy("history", "row"),
    "action_flag": _("what was done"),
    "change_message": _("change"),
    "action_time": _("when"),
}
TRACE = {
    "form": pgettext_lazy("trace", "form"),
    "text_hash": _("digest of the text"),
    "created_at": _("when"),
    **NETWORK_LABEL,
}

NAMED = ("to", "cc", "bcc", "subject", "message", "headers__Reply-To")


def names(person, *fields) -> Q:
    """One of the addresses stands in one of the fields, as a whole: aru@example.com is nobody in haru@example.com."""
    whole = [re.escape(address) for address in person.addresses if all(address.rpartition("@")[::2])]
    if not whole:
        return Q(pk__in=[])
    pattern = rf"(^|[^A-Za-z0-9._%+-])({'|'.join(sorted(whole))})($|\.?($|[^A-Za-z0-9._-]))"
    return reduce(or_, [Q(**{f"{field}__iregex": pattern}) for field in fields])


def mails(person):
    """To the person, about them, or naming the number of something that they wrote."""
    numbers = "|".join(map(re.escape, sorted(person.numbers)))
    about = (Q(subject__regex=numbers) | Q(message__regex=numbers)) if numbers else Q(pk__in=[])
    linked = Q(pk__in=Message.mails.through.objects.filter(message__in=person.messages).values("email"))
    answers = Q(pk__in=Reply.objects.filter(message__in=person.messages, mail__isnull=False).values("mail"))
    return Email.objects.filter(names(person, *NAMED) | about | linked | answers).order_by("pk")


def history(person):
    """What people did in the admin with the person's rows, and whatever names the address."""
    rows = {Comment: person.comments, Message: person.messages}
    about = [
        Q(content_type=ContentType.objects.get_for_model(model), object_id__in=[str(pk) for pk in keys])
        for model, keys in rows.items()
    ]
    return LogEntry.objects.filter(reduce(or_, about, names(person, "object_repr", "change_message"))).order_by("pk")


def traces(person):
    """From the networks of the person, and of mails that asked to confirm one of the addresses."""
    asked = [signing.digest(address, purpose="confirm") for address in person.lower]
    return Trace.objects.filter(Q(network_hash__in=person.networks) | Q(text_hash__in=asked)).order_by("pk")


def blocks(person):
    """Entries leave out what follows a plus sign."""
    bare = {f"{name.partition('+')[0]}@{host}" for name, _at, host in (one.rpartition("@") for one in person.lower)}
    address = Q(kind=Block.Kind.ADDRESS, value__in=bare | person.lower)
    return Block.objects.filter(address | Q(kind=Block.Kind.NETWORK, value__in=person.networks))


MAILS = Kind(
    "mails",
    _("Mails"),
    (
        Table(
            "post_office.Email",
            _("Mails"),
            mails,
            ("template", "context", "backend_alias", "recipient_delivery_status"),
            MAIL,
        ),
        Table(
            "post_office.Log",
            _("Attempts to send them"),
            lambda person: Log.objects.filter(email__in=mails(person)).order_by("pk"),
            labels=LOG,
        ),
    ),
    (
        Choice(
            "delete",
            _("Delete the mails"),
            _(
                "Also those that were not sent yet. A mail that tells of several comments loses this person's part alone. What your own mailbox has received stays there."
            ),
            taking_away.delete,
            taking_away.delete_mails,
        ),
        KEEP,
    ),
)

BLOCKS = Kind(
    "blocks",
    _("Block list"),
    (Table("guard.Block", _("Entries of the block list"), blocks),),
    (
        KEEP,
        Choice(
            "delete", _("Delete the entries"), _("The address and the network may write again."), taking_away.delete
        ),
    ),
)

HISTORY = Kind(
    "history",
    _("History of the admin"),
    (Table("admin.LogEntry", _("Entries of the history"), history, labels=ENTRY),),
    (Choice("delete", _("Delete the entries"), _("Who opened and changed these rows when."), taking_away.delete), KEEP),
)

NETWORK = Kind(
    "network",
    _("From the same network"),
    (
        Table(
            "guard.Trace",
            _("Traces"),
            traces,
            labels=TRACE,
        ),
        Table(
            "comments.Report",
            _("Reports about comments"),
            lambda person: Report.objects.filter(network_hash__in=person.networks).select_related("comment"),
            labels=NETWORK_LABEL,
        ),
        Table(
            "disclosures.LinkReport",
            _("Reports about links"),
            lambda person: LinkReport.objects.filter(network_hash__in=person.networks),
            labels=NETWORK_LABEL,
        ),
    ),
    (KEEP, Choice("delete", _("Delete the traces"), _("Reports about comments and links stay."), taking_away.delete)),
    help=_(
        "Found by the keyed digest of the network alone. A household, a company or a whole mobile network can share it, "
        "so this may come from somebody else."
    ),
    is_certain=False,
)
