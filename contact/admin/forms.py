"""The forms of a conversation's page: an answer, a note, a move, somebody to do it. Each carries what the page showed."""

import secrets

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from blog.people import name_of
from contact import places, reporting
from contact.answering import Seen, language_of, seen
from contact.forms import BODY_LENGTH, BODY_LINES
from contact.models import Canned, Message
from guard.fields import LinesField

LARGE = {"class": "vLargeTextField"}
OUTCOME = "outcome"  # what the button for it says in the place of a choice


class ReplyForm(forms.Form):
    """`key` belongs to one form alone: sent twice, it stores one reply."""

    text = LinesField(
        most=BODY_LENGTH,
        most_lines=BODY_LINES,
        label=_("Your reply"),
        widget=forms.Textarea(attrs={"rows": 10, "data-keys": "r", **LARGE}),
    )
    canned = forms.ChoiceField(label=_("Canned answers"), required=False)
    state = forms.ChoiceField(choices=Message.State.choices, widget=forms.HiddenInput)
    reply = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    key = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    def __init__(self, *args, message, **kwargs):
        super().__init__(*args, **kwargs)
        self.message = message
        self.rows = list(Canned.objects.all())
        self.fields["canned"].choices = [("", _("Choose one")), *_by_language(self.rows, language_of(message))]

    @classmethod
    def about(cls, message, *, text=""):
        """A fresh form for what stands in the message now."""
        now = seen(message)
        initial = {"text": text, "state": now.state, "reply": now.reply, "key": secrets.token_hex(16)}
        return cls(message=message, initial=initial)

    def filled(self, *, by) -> "ReplyForm | None":
        """The form as it was sent, with the chosen text below what was typed; None where none was chosen.

        The outcome of a task has a button of its own.
        """
        self.is_valid()
        chosen = OUTCOME if self.data.get("fill") == OUTCOME else self.cleaned_data.get("canned")
        typed, text = self.data.get("text", "").rstrip(), self.canned_texts(by).get(chosen)
        if not text:
            return None
        again = ReplyForm.about(self.message, text=f"{typed}\n\n{text}" if typed else text)
        if self.was:
            again.initial |= {name: self.cleaned_data[name] for name in ("state", "reply", "key")}
        return again

    def canned_texts(self, by) -> dict[str, str]:
        """What each choice puts into the reply, and the outcome of a task once there is one."""
        if not self.rows and self.message.task is None:
            return {}
        case = places.case(self.message, by)
        texts = {str(row.pk): places.fill(row.text, case, language=row.language) for row in self.rows}
        outcome = reporting.draft(self.message, case, language=language_of(self.message))
        return texts | ({OUTCOME: outcome} if outcome else {})

    def refuse_no_choice(self) -> None:
        """Nothing was sent yet, so an empty reply is no mistake."""
        self.errors.pop("text", None)
        self.add_error("canned", _("Choose a text first."))

    @property
    def was(self) -> Seen | None:
        """What the page showed; None when no page of ours made the form."""
        found = self.cleaned_data
        return Seen(found["state"], found["reply"]) if found.keys() >= {"state", "reply", "key"} else None


def _by_language(rows, first):
    """The choices in groups, those in the sender's language first; a single group needs no name."""
    languages = sorted(dict(settings.LANGUAGES), key=lambda code: code != first)
    named = dict(settings.LANGUAGES)
    groups = [(named[code], [(str(row.pk), row.title) for row in rows if row.language == code]) for code in languages]
    groups = [group for group in groups if group[1]]
    return groups[0][1] if len(groups) == 1 else groups


class NoteForm(forms.Form):
    """Notes are added, never rewritten: they say what somebody knew at the time."""

    text = LinesField(
        most=5000,
        most_lines=500,
        label=_("Note"),
        help_text=_("Only people who work here read it."),
        widget=forms.Textarea(attrs={"rows": 3, **LARGE}),
    )


class MoveForm(forms.Form):
    state = forms.ChoiceField(choices=Message.State.choices)
    was = forms.ChoiceField(choices=Message.State.choices)


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return name_of(user)


class AssignForm(forms.Form):
    assignee = PersonField(
        label=capfirst(_("assigned to")),
        queryset=get_user_model().objects.none(),
        required=False,
        empty_label=_("nobody"),
    )
    was = PersonField(queryset=get_user_model().objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = get_user_model().objects
        self.fields["assignee"].queryset = people.filter(is_staff=True, is_active=True).order_by("username")
        self.fields["was"].queryset = people.all()

    @classmethod
    def about(cls, message):
        return cls(initial={"assignee": message.assignee_id, "was": message.assignee_id})
