"""Rows of a list as its forms send them: numbers, and the state in which each was seen."""

from collections.abc import Collection

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lib.text import is_number


class PairsField(forms.Field):
    """Hidden fields "number:state", one for each row of the page; cleaned, the states by their numbers."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, states: Collection[str], **kwargs):
        super().__init__(**kwargs)
        self.states = states

    def to_python(self, values):
        pairs = [value.partition(":") for value in values or []]
        if not all(is_number(number) and state in self.states for number, _colon, state in pairs):
            raise ValidationError(_("This page was sent incompletely. Please try again."), code="pairs")
        return {int(number): state for number, _colon, state in pairs}


class NumbersField(forms.Field):
    widget = forms.MultipleHiddenInput

    def to_python(self, values):
        return [int(value) for value in values or [] if is_number(value)]
