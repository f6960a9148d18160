"""A field that names one picture: a select that JavaScript turns into a thumbnail with the library behind it."""

import json

from django import forms
from django.forms.models import ModelChoiceIteratorValue as Choice
from js_asset import Media, Script

from blog.editor import IMPORTS
from blog.library_words import library

NEWEST = 50  # more would make the page heavy; the library's dialog knows them all


class PictureSelect(forms.Select):
    """Offers the newest pictures and the chosen one; the field itself accepts every picture."""

    @property
    def media(self):
        return Media(
            importmap=IMPORTS,
            css={"all": ["css/admin/editor.css", "css/admin/library.css"]},
            js=[Script("js/admin/picture_field.js", type="module")],
        )

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-library"] = json.dumps(library(), ensure_ascii=False)
        return context

    def optgroups(self, name, value, attrs=None):
        pictures = list(self.choices.queryset[:NEWEST])
        chosen = {int(one) for one in value if one.isascii() and one.isdigit() and len(one) < 10}
        pictures += self.choices.queryset.filter(pk__in=chosen - {image.pk for image in pictures})
        short = Short(choices=[("", "---------"), *((Choice(image.pk, image), str(image)) for image in pictures)])
        return short.optgroups(name, value, attrs)


class Short(forms.Select):
    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if isinstance(value, Choice):
            option["attrs"]["data-thumb"] = value.instance.thumb["src"]
        return option
