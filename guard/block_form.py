"""The door for entries of the block lists: several at once when they are added, note and scope alone afterwards."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from guard.block_kinds import BY_KEY, KINDS
from guard.models import Block

MOST_AT_ONCE = 200
TYPED = tuple(row for row in KINDS if row.key != Block.Kind.NETWORK)


def _help():
    rows = ((Block.Kind(row.key).label, row.help) for row in TYPED)
    return format_html_join("", "<strong>{}</strong> {}<br>", rows)


class BlockForm(forms.ModelForm):
    class Meta:
        model = Block
        fields = ["scope", "note"]
        widgets = {"scope": forms.RadioSelect, "note": forms.TextInput(attrs={"class": "vTextField"})}


class NewBlocksForm(BlockForm):
    kind = forms.ChoiceField(
        label=Block._meta.get_field("kind").verbose_name,
        choices=lambda: [(row.key, Block.Kind(row.key).label) for row in TYPED],
        initial=Block.Kind.WORD,
        widget=forms.RadioSelect,
    )
    values = forms.CharField(
        label=Block._meta.get_field("value").verbose_name,
        help_text=_("One a line."),
        max_length=MOST_AT_ONCE * 260,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].help_text = _help()

    def clean(self):
        cleaned = super().clean()
        if "kind" in cleaned and "values" in cleaned:
            cleaned["values"] = self._tidied(BY_KEY[cleaned["kind"]], cleaned["values"].splitlines())
        return cleaned

    def _tidied(self, kind, lines):
        lines = [line.strip() for line in lines if line.strip()]
        if len(lines) > MOST_AT_ONCE:
            self.add_error("values", _("At most %d lines.") % MOST_AT_ONCE)
            return []
        tidied = {}
        for line in lines:
            try:
                tidied[kind.tidy(line)] = None
            except ValidationError as error:
                self.add_error("values", error)
        return list(tidied)
