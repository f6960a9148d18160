"""blog.passes.codes: what a block of code is called."""

from django.utils.translation import override

from blog.passes.codes import show_codes
from blog.passes.sheet import Sheet
from lib.document import Document


def shown(html):
    document = Document(html)
    with override("en"):
        show_codes(document, Sheet("en"))
    return document.serialise()


def test_file_name_and_language_stand_above_the_code():
    assert shown('<pre data-language="PHP" data-file="functions.php"><code>x</code></pre>') == (
        '<p class="code-label"><span>functions.php</span><span>PHP</span></p>'
        '<pre tabindex="0" role="region" aria-label="Code: functions.php"><code>x</code></pre>'
    )


def test_a_block_of_code_without_a_name_has_no_label():
    assert (
        shown("<pre><code>x</code></pre>") == '<pre tabindex="0" role="region" aria-label="Code"><code>x</code></pre>'
    )
