"""The choice of a category: all of them in their own order, each as deep as it stands in the tree."""

from django import forms
from django.forms.models import ModelChoiceIterator

from blog.categories import Tree

STEP = "\u3000"  # an option cannot be indented by style


class _Branches(ModelChoiceIterator):
    def __iter__(self):
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for category in Tree({}).rows:
            yield self.choice(category)


class CategoryField(forms.ModelChoiceField):
    iterator = _Branches

    def label_from_instance(self, category):
        return f"{STEP * getattr(category, 'depth', 0)}{category}"
