"""Canned answers in the admin: their text, with the places that it may have."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contact import places
from contact.models import Canned
from guard.fields import LineField, LinesField
from lib.text import excerpt


class CannedForm(forms.ModelForm):
    title = LineField(most=60, label=capfirst(_("name")), help_text=_("As it stands in the list to choose from."))
    text = LinesField(
        most=5000,
        most_lines=500,
        label=capfirst(_("text")),
        widget=forms.Textarea(attrs={"rows": 14, "class": "vLargeTextField"}),
    )

    class Meta:
        model = Canned
        fields = ["title", "language", "text", "position"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "text" in self.fields:  # absent for those who may only look
            rows = format_html_join(
                "", "<li><code>{{{}}}</code> {}</li>", ((row.key, row.name) for row in places.PLACES)
            )
            told = _("These places are filled when the text is chosen:")
            self.fields["text"].help_text = format_html('{}<ul class="canned-places">{}</ul>', told, rows)

    def clean_text(self):
        text = self.cleaned_data["text"]
        if wrong := places.unknown(text):
            said = ngettext("There is no place %(places)s.", "There are no places %(places)s.", len(wrong))
            raise forms.ValidationError(said % {"places": " ".join(wrong)}, code="place")
        return text


@admin.register(Canned)
class CannedAdmin(admin.ModelAdmin):
    form = CannedForm
    list_note = _(
        "Answers that you send often. They are chosen where a reply is written, and changed there as you like."
    )
    list_display = ["title", "beginning", "language", "position"]
    list_filter = ["language"]
    search_fields = ["title", "text"]

    class Media:
        css = {"all": ["css/admin/inbox.css"]}

    def save_model(self, request, obj, form, change):
        obj.is_sample = False  # whoever saves a sample makes it theirs
        super().save_model(request, obj, form, change)

    @admin.display(description=_("text"))
    def beginning(self, canned):
        return excerpt(canned.text, 80)
