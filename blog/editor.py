"""The editor of every text that keeps its form: what it loads, and the field that cleans its HTML."""

import json

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django_prose_editor.widgets import prose_editor_base_media
from js_asset import ImportMap, Media, Script

from blog import block_rules, pasting
from blog.editor_words import groups, words
from blog.library_words import library
from blog.node import Node
from blog.nodes import ALLOWLIST, EXTENSIONS, MODULES, NODES, STYLES
from lib import markup

# The modules import each other by these names, so that each is loaded under its hashed address.
IMPORTS = ImportMap(
    {
        f"shirushi/{name}": f"js/admin/{name}.js"
        for name in (
            "block",
            "block_bar",
            "block_keys",
            "block_menu",
            "block_moves",
            "chooser",
            "claims",
            "claims_list",
            "claims_places",
            "dialog",
            "insert_list",
            "insert_menu",
            "library",
            "lines",
            "menu",
            "modal",
            "nodes/card_dialog",
            "own_picture",
            "picture_drop",
            "records",
            "uploads",
            *pasting.SCRIPTS,
            *(f"nodes/{module}" for module in MODULES),
        )
    },
)

REFUSALS = {
    "too_long": gettext_lazy("The text is too long. Divide it into two articles."),
    "too_deep": gettext_lazy("The text is nested too deeply. Paste it in smaller parts, or as plain text."),
}


class Editor(forms.Textarea):
    """A text area that JavaScript turns into the editor; without JavaScript it stays one, holding HTML."""

    @property
    def media(self):
        return prose_editor_base_media + Media(
            importmap=IMPORTS,
            css={
                "all": [
                    "css/components/disclosure.css",
                    *STYLES,
                    "css/admin/editor.css",
                    "css/admin/blocks.css",
                    "css/admin/offers.css",
                    "css/admin/library.css",
                    "css/admin/records.css",
                    "css/admin/claims.css",
                    *pasting.STYLES,
                ]
            },
            js=[Script("js/admin/editor.js", type="module")],
        )

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        blocks = [_told(node) for node in NODES if node.module or node.entries]
        config = {
            "nodes": EXTENSIONS,
            "words": words(),
            "groups": groups(),
            "blocks": blocks,
            "library": library(),
            "pasting": pasting.config(),
        }
        context["widget"]["attrs"]["data-editor"] = json.dumps(config, ensure_ascii=False)
        return context

    def use_required_attribute(self, initial):
        return False  # the browser cannot focus the hidden text area to complain about it


def _told(node: Node) -> dict:
    """What the editor's scripts know of a row, in the language of the person who writes."""
    return {
        "key": node.key,
        "module": node.module,
        "words": {name: str(word) for name, word in node.words.items()},
        "addresses": {name: reverse(address) for name, address in node.addresses.items()},
        "entries": [
            {"group": entry.group, "label": str(entry.label), "search": entry.search, "name": entry.name}
            for entry in node.entries
        ],
    }


class BodyField(forms.CharField):
    """HTML from the editor, cleaned to what blog.nodes allows; what cannot be cleaned is refused, never cut."""

    widget = Editor

    def clean(self, value):
        value = super().clean(value)
        try:
            cleaned = markup.clean(value, ALLOWLIST)
        except markup.Rejected as error:
            raise forms.ValidationError(REFUSALS[error.code], code=error.code) from error
        if rules := block_rules.refused(cleaned):
            raise forms.ValidationError([forms.ValidationError(rule.message, code=rule.code) for rule in rules])
        return "" if cleaned == "<p></p>" else cleaned
