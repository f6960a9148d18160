"""The keys of the desk, as its help lists them; static/js/admin/queue_keys.js makes them work."""

from django.utils.translation import gettext_lazy as _

from comments.verbs import VERBS

MOVES = (
    (("j", "k"), _("next comment, comment before")),
    (("x",), _("select it, or not")),
    (("Enter",), _("open it")),
)
VERB_KEYS = tuple((tuple(verb.keys), verb.label) for verb in VERBS)
REST = ((("u",), _("undo what was decided last")), (("?",), _("show these keys")))

LIST_KEYS = (*MOVES, *VERB_KEYS, *REST)
PAGE_KEYS = (*VERB_KEYS, *REST)
