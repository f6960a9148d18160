"""The field for an address as somebody sees it: what stands before it, what is suggested, and what it was before."""

import json
import re

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from js_asset import Script

from blog import moves
from blog.slugs import suggest


class AddressInput(forms.TextInput):
    """`row` is what the form is about; `named_by` names the field that a suggestion follows from."""

    template_name = "admin/blog/widgets/address.html"
    row = None
    named_by = "name"

    @property
    def media(self):
        return forms.Media(css={"all": ["css/admin/panel.css"]}, js=[Script("js/admin/address.js", type="module")])

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        model = type(self.row)
        admin = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        before = moves.place(model)
        context["widget"] |= {
            "before": before,
            "old": moves.old_addresses(self.row),
            "manage": reverse(f"{admin}_addresses", args=[self.row.pk]) if self.row.pk else "",
            "config": json.dumps(
                {
                    "suggest": reverse(f"{admin}_address"),
                    "before": before,
                    "name": self.named_by,
                    "pk": self.row.pk,
                    "follows": follows(self.row, self.named_by),
                    "words": words(),
                },
                ensure_ascii=False,
            ),
        }
        return context


def follows(row, named_by):
    """Whether the address still comes from the name: nobody chose it, and no reader has met it."""
    if row.pk is None:
        return True
    made = suggest(getattr(row, named_by), getattr(row, "reading", ""))
    return not moves.was_met(row) and bool(re.fullmatch(rf"{re.escape(made)}(-\d+)?|_.*", row.slug))


def words():
    return {
        "copied": gettext("Copied"),
        "copy": gettext("Copy"),
        "suggested": gettext("Suggestion: {address}"),
        "take": gettext("Take it"),
        "becomes": gettext("It will be: {address}"),
        "needsReading": gettext("Write the reading of the title, and an address in Latin letters is suggested."),
    }
