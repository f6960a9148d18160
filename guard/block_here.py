"""Blocking from what a visitor sent: its address, its network, a host it links to, or a word of it, in the block list."""

import re
from contextlib import suppress

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from guard import blocking
from guard.block_kinds import BY_KEY
from guard.fields import LineField
from guard.models import Block
from guard.submission import LINK

Kind = Block.Kind
PERMISSION = "guard.add_block"
MOST_HOSTS = 8


class BlockHereForm(forms.Form):
    """What is blocked is chosen, never sent: whoever may not see the address blocks it all the same.

    `row` is a comment or a message, `text` all that was typed in it.
    """

    target = forms.ChoiceField(label=capfirst(_("what is blocked")), widget=forms.RadioSelect)
    word = LineField(most=100, label=_("Word"), required=False, widget=forms.TextInput(attrs={"class": "vTextField"}))
    scope = forms.ChoiceField(
        label=capfirst(_("where it counts")), choices=Block.Scope.choices, initial=Block.Scope.BOTH
    )

    def __init__(self, *args, row, text, sees_addresses, **kwargs):
        super().__init__(*args, prefix="block", **kwargs)
        self.row, self.text = row, text
        self.fields["target"].choices = list(self._targets(sees_addresses))

    def _targets(self, sees_addresses):
        if self.row.email:
            named = format_html(": <bdi>{}</bdi>", self.row.email) if sees_addresses else ""
            yield Kind.ADDRESS.value, format_html("{}{}", _("This e-mail address"), named)
        if self.row.network_hash:
            yield Kind.NETWORK.value, _("The network it came from, as long as networks are remembered")
        for host in hosts(self.text):
            yield f"{Kind.HOST}:{host}", format_html("{}: <bdi>{}</bdi>", Kind.HOST.label, host)
        yield Kind.WORD.value, _("A word or phrase")

    def clean(self):
        cleaned = super().clean()
        target = cleaned.get("target")
        if target and not self.errors:
            kind, _colon, host = target.partition(":")
            values = {"address": self.row.email, "network": self.row.network_hash, "host": host}
            cleaned["kind"], value = kind, values.get(kind, cleaned.get("word", ""))
            try:
                cleaned["value"] = BY_KEY[kind].tidy(value)
            except ValidationError as error:
                self.add_error("word" if kind == Kind.WORD else "target", error)
        return cleaned

    def save(self, *, by) -> Block:
        typed = self.cleaned_data
        note = str(_("From %(reference)s") % {"reference": self.row.reference})
        return blocking.block(typed["kind"], typed["value"], typed["scope"], by=by, note=note)


def hosts(text: str) -> list[str]:
    """The foreign hosts to which a text leads. Where a sentence goes on behind a link, what is ASCII is the host."""
    found: dict[str, None] = {}
    for written in LINK.findall(text):
        for host in (written, re.split(r"[^\x21-\x7e]", written)[0]):
            with suppress(ValidationError):  # this site itself, or no host
                found[BY_KEY[Kind.HOST].tidy(host)] = None
                break
    return list(found)[:MOST_HOSTS]


def said(row: Block):
    """What is told after it; an address is not named, because not everybody here may read it."""
    address = reverse("admin:guard_block_change", args=[row.pk])
    link = format_html('<a href="{}"><bdi>{}</bdi></a>', address, row)
    return format_html("{} {}", link, _("is blocked: what it finds is stored as spam from now on."))
