"""What the claim rules read of HTML: words as readers see them, and nothing that somebody else said or that is code."""

import pytest

from disclosures.claim_text import lines
from lib.document import Document


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<p>一</p><p>二</p>", "一\n二"),
        ("<p>業界<strong>最安</strong>の<br>店</p>", "業界最安の 店"),
        ("<table><tr><th>業界</th><td>最安</td></tr></table>", "業界\n最安"),
        ("<blockquote><p>業界最安</p></blockquote><p>あと</p>", "あと"),
        ("<p><q>業界最安</q>とは</p>", "\ufffcとは"),
        ("<p>業界<code>x</code>最安</p><pre>No.1</pre>", "業界\ufffc最安"),
        ('<p><span data-disclosure="label">広告</span>店へ</p>', "\ufffc店へ"),
        ("<script>No.1</script><ul><li>  一\n二 </li></ul>", "一 二"),
        ("", ""),
    ],
)
def test_lines_of_a_text(html, read):
    assert lines(Document(html)) == read


def test_a_deeply_nested_text_is_read():
    assert lines(Document("<div>" * 3000 + "最安" + "</div>" * 3000)) == "最安"
