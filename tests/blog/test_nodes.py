"""blog.nodes: what may be typed is what survives cleaning."""

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from blog.editor_words import groups
from blog.nodes import ALLOWLIST, EXTENSIONS, NODES
from lib.markup import clean, successor


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.key)
def test_every_node_survives_cleaning_unchanged(node):
    assert clean(node.example, ALLOWLIST) == node.example
    assert successor(node.example, ALLOWLIST) == node.example


def test_keys_and_extensions_are_given_once():
    keys = Counter(node.key for node in NODES)
    extensions = Counter(node.extension for node in NODES if node.extension)
    assert [name for name, count in (keys + extensions).items() if count > 1] == []


def test_the_editor_offers_every_node_that_is_not_always_there():
    assert set(EXTENSIONS) == {node.extension for node in NODES} - {""}


@pytest.mark.parametrize("node", [node for node in NODES if node.module], ids=lambda node: node.key)
def test_a_block_of_our_own_has_its_script_its_style_its_name_and_a_way_to_insert_it(node):
    files = [
        f"static/js/admin/nodes/{node.module}.js",
        *([f"static/css/components/{node.style}.css"] if node.style else []),
    ]
    assert [name for name in files if not Path(settings.BASE_DIR, name).exists()] == []
    assert ("name" in node.words, bool(node.entries)) == (True, True)


def test_the_insert_menu_has_a_heading_for_every_entry():
    assert {entry.group for node in NODES for entry in node.entries} <= set(groups())


@pytest.mark.parametrize("entry", [entry for node in NODES for entry in node.entries], ids=lambda entry: entry.search)
def test_every_entry_is_found_by_kana_by_latin_letters_and_by_its_label(entry):
    words = entry.search.split()
    assert any(word[0] > "z" for word in words)
    assert any(word.isascii() for word in words)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('<p class="mark" data-disclosure="label">広告</p>', "<p>広告</p>"),
        ('<p style="display:none">隠す</p>', "<p>隠す</p>"),
        (
            '<div data-block="ad" data-creative="12" class="x" onclick="y()"></div>',
            '<div data-block="ad" data-creative="12"></div>',
        ),
        ('<div data-block="ad" data-creative="01"></div>', '<div data-block="ad"></div>'),
        (
            '<a href="https://example.org/" rel="noreferrer" target="_blank">外</a>',
            '<a href="https://example.org/">外</a>',
        ),
        ('<img src="https://example.org/x.png">', ""),
        ("<h1>大</h1>", "大"),
    ],
)
def test_what_is_no_node_is_taken_away(typed, kept):
    assert clean(typed, ALLOWLIST) == kept
