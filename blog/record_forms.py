"""The forms of what many texts share: people who speak in balloons, and reusable parts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.editor import BodyField
from blog.fields import LineField
from blog.models import Part, Speaker
from blog.passes.parts import holds_part


class SpeakerForm(forms.ModelForm):
    name = LineField(label=_("name"), max_length=30)

    class Meta:
        model = Speaker
        fields = ("name", "picture", "side")


class QuickSpeakerForm(SpeakerForm):
    """A speaker made in the middle of writing: the side may follow later."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["side"].required = False

    def clean_side(self):
        return self.cleaned_data["side"] or Speaker.Side.START


class PartForm(forms.ModelForm):
    """A part holds no part: a circle would have no end, and its author no overview."""

    name = LineField(label=_("name"), max_length=60, help_text=_("Only editors see it."))
    body = BodyField(label=_("text"))

    class Meta:
        model = Part
        fields = ("name", "language", "body")

    def clean_body(self):
        body = self.cleaned_data["body"]
        if holds_part(body):
            raise forms.ValidationError(
                _("A reusable part cannot hold another one. Take it out, or write its text here."), code="part"
            )
        return body
