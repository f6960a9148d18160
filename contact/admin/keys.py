"""The keys of the inbox, as its help lists them; static/js/admin/queue_keys.js makes them work."""

from django.utils.translation import gettext_lazy as _

from contact.models import Message

State = Message.State
OF_STATES = {State.NEW: "n", State.IN_WORK: "w", State.ANSWERED: "d", State.CLOSED: "e", State.SPAM: "s"}
MINE = "m"
VERBS = (
    *(((key,), state.label) for state, key in OF_STATES.items()),
    ((MINE,), _("Assign to me")),
)
REST = ((("u",), _("undo what was done last")), (("?",), _("show these keys")))
LIST_KEYS = (
    (("j", "k"), _("next message, message before")),
    (("x",), _("select it, or not")),
    (("Enter",), _("open it")),
    *VERBS,
    *REST,
)
PAGE_KEYS = ((("j", "k"), _("older message, newer message")), (("r",), _("write a reply")), *VERBS, *REST)


def moves(present: str) -> list[dict]:
    """The other states as buttons with their keys."""
    return [
        {"value": state.value, "label": state.label, "key": key} for state, key in OF_STATES.items() if state != present
    ]
