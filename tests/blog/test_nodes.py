"""blog.nodes: what may be typed is what survives cleaning."""

from collections import Counter

import pytest

from blog.nodes import ALLOWLIST, EXTENSIONS, NODES
from lib.markup import clean


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.key)
def test_every_node_survives_cleaning_unchanged(node):
    assert clean(node.example, ALLOWLIST) == node.example


def test_keys_and_extensions_are_given_once():
    keys = Counter(node.key for node in NODES)
    extensions = Counter(node.extension for node in NODES if node.extension)
    assert [name for name, count in (keys + extensions).items() if count > 1] == []


def test_the_editor_offers_every_node_that_is_not_always_there():
    assert set(EXTENSIONS) == {node.extension for node in NODES} - {""}


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
