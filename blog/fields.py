"""The fields of the admin's forms that are stricter than Django's own."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.slugs import normalise
from lib.text import is_blank

YEARS = range(1970, 2200)  # of pages; beyond, a clock of another zone may show a year that no calendar has
UNSEEN = {"Cc", "Cs", "Zl", "Zp"}  # control characters, halves of characters, separators of lines and paragraphs


class LineField(forms.CharField):
    """One line that can be seen: no control characters, and not blank in disguise."""

    def clean(self, value):
        value = super().clean(value)
        if any(unicodedata.category(char) in UNSEEN for char in value):
            raise forms.ValidationError(_("Write one line, without control characters."), code="control")
        if value and is_blank(value):
            raise forms.ValidationError(_("Nothing of this text can be seen. Write something visible."), code="blank")
        return value


class ReadingField(LineField):
    """How a name is read, in kana; it is kept only where the row has a place for it."""

    def __init__(self, **kwargs):
        example = _(
            "In kana, words divided by a space: れんたるさーばー かいやく. An address in Latin letters follows from it."
        )
        super().__init__(
            **{"label": _("reading"), "max_length": 120, "required": False, "help_text": example, **kwargs}
        )


class SlugField(LineField):
    """An address typed in any case or normal form; it is stored in one."""

    def to_python(self, value):
        return normalise(super().to_python(value))
