"""lib.bundles: many small files, one request."""

from lib import bundles


def test_style_sheets_follow_each_other_without_remarks_and_indents():
    texts = ["/* order */\n@layer base {\n  p { margin: 0; }\n}\n", "a::after { content: '→ '; } /* sign\n */\n"]
    assert bundles.style_sheet(texts) == "@layer base {\np { margin: 0; }\n}\na::after { content: '→ '; }\n"


def test_modules_keep_their_names_to_themselves():
    texts = ['// remark\nconst KEY = "a" // said\n', 'const KEY = "https://b"\n  // remark\nfunction read() {}\n']
    assert bundles.module(texts) == (
        '{\nconst KEY = "a" // said\n}\n{\nconst KEY = "https://b"\nfunction read() {}\n}\n'
    )
