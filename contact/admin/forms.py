"""The forms of a conversation's page: an answer, a note, a move, somebody to do it. Each carries what the page showed."""

import secrets

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from blog.people import name_of
from contact.answering import Seen, seen
from contact.forms import BODY_LENGTH, BODY_LINES
from contact.models import Message
from guard.fields import LinesField

LARGE = {"class": "vLargeTextField"}


class ReplyForm(forms.Form):
    """`key` belongs to one form alone: sent twice, it stores one reply."""

    text = LinesField(
        most=BODY_LENGTH,
        most_lines=BODY_LINES,
        label=_("Your reply"),
        widget=forms.Textarea(attrs={"rows": 10, **LARGE}),
    )
    state = forms.ChoiceField(choices=Message.State.choices, widget=forms.HiddenInput)
    reply = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    key = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    @classmethod
    def about(cls, message, *, text=""):
        """A fresh form for what stands in the message now."""
        now = seen(message)
        return cls(initial={"text": text, "state": now.state, "reply": now.reply, "key": secrets.token_hex(16)})

    @property
    def was(self) -> Seen | None:
        """What the page showed; None when no page of ours made the form."""
        found = self.cleaned_data
        return Seen(found["state"], found["reply"]) if found.keys() >= {"state", "reply", "key"} else None


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
        label=_("assigned to"), queryset=get_user_model().objects.none(), required=False, empty_label=_("nobody")
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
