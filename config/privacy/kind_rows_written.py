"""What readers wrote: comments, confirmed addresses, messages and what belongs to them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from comments.models import Comment, Correspondent, Decision
from config.privacy import taking_away
from config.privacy.kind import Choice, Kind, Table
from contact.models import Message, Note, Reply, Step, Unsent

NETWORK_LABEL = {"network_hash": _("digest of the network")}
COMMENT = {
    **NETWORK_LABEL,
    "answers": _("answers"),
    "is_proved": _("sent with a proof of the address"),
    "told_at": _("its reader was told at"),
}
STEP = {
    "message": _("message"),
    "kind": _("what was done"),
    "before": pgettext_lazy("step", "before"),
    "after": pgettext_lazy("step", "after"),
    "at": _("when"),
}

KEEP = Choice("keep", _("Keep everything"), _("Nothing changes."), lambda rows: 0)

COMMENTS = Kind(
    "comments",
    _("Comments"),
    (
        Table(
            "comments.Comment",
            _("Comments"),
            lambda person: Comment.objects.filter(person.wrote).select_related("article", "parent", "answers"),
            labels=COMMENT,
        ),
        Table(
            "comments.Decision",
            _("Decisions about them"),
            lambda person: Decision.objects.filter(comment__in=person.comments),
        ),
    ),
    (
        Choice(
            "anonymise",
            _("Keep the texts without their writer"),
            _("Name and address go. The discussion stays readable."),
            taking_away.anonymise_comments,
        ),
        Choice(
            "delete",
            _("Delete the comments"),
            _("Where others replied, a sentence stays in the place of the text, so that their words keep their place."),
            taking_away.delete_comments,
        ),
        KEEP,
    ),
)

MESSAGES = Kind(
    "messages",
    _("Messages"),
    (
        Table(
            "contact.Message",
            _("Messages"),
            lambda person: Message.objects.filter(person.wrote).select_related("article"),
            ("search_text",),
            NETWORK_LABEL,
        ),
        Table(
            "contact.Reply",
            _("Your replies"),
            lambda person: Reply.objects.filter(message__in=person.messages),
            ("key", "mail"),
        ),
        Table("contact.Note", _("Notes"), lambda person: Note.objects.filter(message__in=person.messages)),
        Table(
            "contact.Step",
            _("What was done with them"),
            lambda person: Step.objects.filter(message__in=person.messages),
            ("batch",),
            STEP,
        ),
    ),
    (
        Choice(
            "delete",
            _("Delete these messages"),
            _("With your replies, the notes and the history beside them."),
            taking_away.delete_messages,
        ),
        KEEP,
    ),
)

CONFIRMED = Kind(
    "confirmed",
    _("Confirmed addresses"),
    (
        Table(
            "comments.Correspondent",
            _("Confirmed addresses"),
            lambda person: Correspondent.objects.filter(email__in=person.lower),
            ("key",),
        ),
    ),
    (
        Choice(
            "delete",
            _("Delete the confirmation"),
            _("No mail tells of replies any more, and further comments wait for you."),
            taking_away.delete,
        ),
        KEEP,
    ),
)

UNSENT = Kind(
    "unsent",
    _("Messages that were not sent yet"),
    (
        Table(
            "contact.Unsent",
            _("Messages that were not sent yet"),
            lambda person: Unsent.objects.filter(Q(typed__email__in=person.addresses) | Q(message__in=person.messages)),
            ("key",),
            {**NETWORK_LABEL, "typed": _("what was typed"), "message": _("message"), "written_at": _("when")},
        ),
    ),
    (Choice("delete", _("Delete them"), _("They go by themselves within hours."), taking_away.delete), KEEP),
)
