"""What a desk's form sends of itself and of its fields, and how a working copy is shown in it again."""

from django import forms
from django.core.exceptions import ValidationError

from blog import drafts, revisions
from blog.editor import BodyField

VERSION, DRAFT, WINDOW, TURN, CHOICE = "_version", "_draft", "_window", "_turn", "_choice"


class SeenForm(forms.Form):
    """What the form says of itself: from which version and which working copy it was made, and in which window it stands."""

    _version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
    _draft = forms.CharField(required=False, max_length=60)
    _window = forms.RegexField(r"^[0-9a-f]{16}$", required=False)
    _turn = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)


def seen(data) -> drafts.Seen | None:
    """None for a form without these fields, as a script of the owner's might send it: nothing is compared then."""
    form = SeenForm(data)
    form.is_valid()
    found = form.cleaned_data
    if found.get(VERSION) is None:
        return None
    return drafts.Seen(found[VERSION], found.get(DRAFT, ""), found.get(WINDOW, ""), found.get(TURN) or 0)


def typed(form) -> dict:
    """What stands in the fields of a sent form, by name. A text is cleaned if it can be; nothing else is judged."""
    return {name: _typed(form, name, field) for name, field in form.fields.items()}


def _typed(form, name, field):
    value = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    if isinstance(field, BodyField):
        try:
            return field.clean(value or "")
        except ValidationError:
            pass
    return _storable(value)


def _storable(value):
    """PostgreSQL keeps no NUL in JSON."""
    if isinstance(value, str):
        return value.replace("\0", "")
    return [_storable(one) for one in value] if isinstance(value, list | tuple) else value


def shown_in(form, values: dict) -> dict:
    """The values of a working copy as a form begins with them; a choice that the form cannot show is left out."""
    initial = {}
    for name, value in values.items():
        field = form.fields.get(name)
        if isinstance(field, forms.DateTimeField | forms.SplitDateTimeField):
            initial[name] = revisions.moment(value) if isinstance(value, str) else value
        elif field is not None and _can_show(field, value):
            initial[name] = value
    return initial


def _can_show(field, value):
    """A line shows whatever was typed; a choice only what it offers, and a row that is gone is none of that."""
    if value in (None, "", []) or (isinstance(value, str) and not isinstance(field, forms.ChoiceField)):
        return True
    try:
        field.clean(value)
    except (ValidationError, ValueError, TypeError, OverflowError):
        return False
    return True
