"""The choice of a category: all of them in their own order, each as deep as it stands in the tree."""

from django import forms
from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue

from blog.categories import Tree

STEP = "\u3000"  # an option cannot be indented by style


class _Branches(ModelChoiceIterator):
    def __iter__(self):
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for branch in Tree({}).rows:
            yield ModelChoiceIteratorValue(branch.pk, branch), self.field.label_from_instance(branch)


class CategoryField(forms.ModelChoiceField):
    iterator = _Branches

    def label_from_instance(self, category):
        return f"{STEP * getattr(category, 'depth', 0)}{category}"
