"""Nodes of running text: paragraphs, headings, marks, lists and links."""

from django.utils.translation import gettext_lazy as _

from blog.node import Entry, Node, any_text, number

TEXT = (
    Node("paragraph", {"p": {}}, "<p>契約の前に。</p>"),
    Node("break", {"br": {}}, "<p>一行目<br>二行目</p>", "HardBreak"),
    Node(
        "heading",
        {"h2": {}, "h3": {}, "h4": {}},
        "<h2>料金</h2><h3>月払い</h3><h4>税</h4>",
        "Heading",
        {"levels": [2, 3, 4]},
        entries=(
            Entry("text", _("Heading"), "みだし おおみだし midashi heading h2", "heading2"),
            Entry("text", _("Smaller heading"), "こみだし komidashi heading h3", "heading3"),
            Entry("text", _("Smallest heading"), "しょうみだし shoumidashi heading h4", "heading4"),
        ),
    ),
    Node("bold", {"strong": {}}, "<p><strong>締め切り</strong></p>", "Bold"),
    Node("italic", {"em": {}}, "<p><em>emphasis</em></p>", "Italic"),
    Node("underline", {"u": {}}, "<p><u>下線</u></p>", "Underline"),
    Node("strike", {"s": {}}, "<p><s>旧価格</s></p>", "Strike"),
    Node("subscript", {"sub": {}}, "<p>CO<sub>2</sub></p>", "Subscript"),
    Node("superscript", {"sup": {}}, "<p>m<sup>2</sup></p>", "Superscript"),
    Node("code", {"code": {}}, "<p><code>example.jp</code></p>", "Code"),
    Node(
        "bullets",
        {"ul": {}, "li": {}},
        "<ul><li><p>一つ</p><ul><li><p>中</p></li></ul></li></ul>",
        "BulletList",
        entries=(Entry("text", _("List"), "りすと かじょうがき kajougaki risuto list bullets", "bulletList"),),
    ),
    Node(
        "numbers",
        {"ol": {"start": number}, "li": {}},
        '<ol start="3"><li><p>三つめ</p></li></ol>',
        "OrderedList",
        {"enableListAttributes": False},
        entries=(Entry("text", _("Numbered list"), "ばんごうつき bangoutsuki numbered list", "orderedList"),),
    ),
    Node(
        "quotation",
        {"blockquote": {}},
        "<blockquote><p>引用。</p></blockquote>",
        "Blockquote",
    ),
    Node(
        "rule",
        {"hr": {}},
        "<p>上</p><hr><p>下</p>",
        "HorizontalRule",
        entries=(Entry("text", _("Dividing line"), "くぎりせん kugirisen dividing line rule hr", "horizontalRule"),),
    ),
    Node(
        "link",
        {"a": {"href": any_text, "title": any_text}},
        '<p><a href="https://ja.wordpress.org/" title="公式">WordPress</a></p>',
        "Link",
        {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    ),
)
