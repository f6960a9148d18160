"""What may be typed into a body, as rows: the editor offers exactly what the sanitiser keeps."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lib.markup import Allowlist

Rule = Callable[[str], bool]


def any_text(value: str) -> bool:
    return True


def number(value: str) -> bool:
    """A positive whole number of a size that layout survives."""
    return value.isascii() and value.isdigit() and 0 < int(value) < 1000


def row_id(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10 and value[0] != "0"


def one_of(*values: str) -> Rule:
    return lambda value: value in values


@dataclass(frozen=True)
class Node:
    """One thing that an author can put into a body.

    `extension` is its name in the editor's bundle with `options`, empty for nodes that the editor always has.
    `elements` maps each element to its attributes and the rule that an attribute's value must pass.
    `example` is HTML that cleaning must leave as it is.
    """

    key: str
    elements: Mapping[str, Mapping[str, Rule]]
    example: str
    extension: str = ""
    options: Any = field(default=True, hash=False)


CELL: Mapping[str, Rule] = {"colspan": number, "rowspan": number}

NODES = (
    Node("paragraph", {"p": {}}, "<p>契約の前に。</p>"),
    Node("break", {"br": {}}, "<p>一行目<br>二行目</p>", "HardBreak"),
    Node(
        "heading",
        {"h2": {}, "h3": {}, "h4": {}},
        "<h2>料金</h2><h3>月払い</h3><h4>税</h4>",
        "Heading",
        {"levels": [2, 3, 4]},
    ),
    Node("bold", {"strong": {}}, "<p><strong>締め切り</strong></p>", "Bold"),
    Node("italic", {"em": {}}, "<p><em>emphasis</em></p>", "Italic"),
    Node("underline", {"u": {}}, "<p><u>下線</u></p>", "Underline"),
    Node("strike", {"s": {}}, "<p><s>旧価格</s></p>", "Strike"),
    Node("subscript", {"sub": {}}, "<p>CO<sub>2</sub></p>", "Subscript"),
    Node("superscript", {"sup": {}}, "<p>m<sup>2</sup></p>", "Superscript"),
    Node("code", {"code": {}}, "<p><code>example.jp</code></p>", "Code"),
    Node("code_block", {"pre": {}, "code": {}}, "<pre><code>php -v\nexit</code></pre>", "CodeBlock"),
    Node("bullets", {"ul": {}, "li": {}}, "<ul><li><p>一つ</p><ul><li><p>中</p></li></ul></li></ul>", "BulletList"),
    Node(
        "numbers",
        {"ol": {"start": number}, "li": {}},
        '<ol start="3"><li><p>三つめ</p></li></ol>',
        "OrderedList",
        {"enableListAttributes": False},
    ),
    Node("quotation", {"blockquote": {}}, "<blockquote><p>引用。</p></blockquote>", "Blockquote"),
    Node("rule", {"hr": {}}, "<p>上</p><hr><p>下</p>", "HorizontalRule"),
    Node(
        "link",
        {"a": {"href": any_text, "title": any_text}},
        '<p><a href="https://ja.wordpress.org/" title="公式">WordPress</a></p>',
        "Link",
        {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    ),
    Node(
        "table",
        {
            "table": {},
            "thead": {},
            "tbody": {},
            "tr": {},
            "th": {**CELL, "scope": one_of("col", "row")},
            "td": CELL,
        },
        '<table><tbody><tr><th colspan="2"><p>窓口</p></th></tr><tr><td><p>電話</p></td><td><p>平日</p></td></tr></tbody></table>',
        "Table",
    ),
    Node(
        "ad",
        {"div": {"data-block": one_of("ad"), "data-creative": row_id}},
        '<div data-block="ad" data-creative="12"></div>',
        "AdUnit",
    ),
)


def _merged() -> dict[str, dict[str, Rule]]:
    elements: dict[str, dict[str, Rule]] = {}
    for node in NODES:
        for element, attributes in node.elements.items():
            elements.setdefault(element, {}).update(attributes)
    return elements


ALLOWLIST = Allowlist(_merged())
EXTENSIONS = {node.extension: node.options for node in NODES if node.extension}
FINGERPRINT = hashlib.sha256("\0".join(node.key + node.example for node in NODES).encode()).hexdigest()
