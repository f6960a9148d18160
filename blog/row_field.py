"""Fields that name rows by their numbers: what is no number of a row is nobody's choice, whoever sends it.

Django asks the database for whatever was sent, and the answer to nonsense is an error.
"""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from blog.node import row_id


class RowsField(forms.ModelMultipleChoiceField):
    def clean(self, value):
        for one in value or ():
            if not row_id(str(one)):
                raise forms.ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": one}
                )
        return super().clean(value)


class Sought:
    """Rows found by a search."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [one for one in value if one and row_id(one)], attrs)


class OneRow(Sought, AutocompleteSelect):
    pass


class SeveralRows(Sought, AutocompleteSelectMultiple):
    pass
