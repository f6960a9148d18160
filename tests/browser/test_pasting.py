"""Pasting in a real browser: what each program puts on the clipboard, and the whole text that is stored of it."""

from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from blog.models import Article
from tests.browser.conftest import DESK
from tests.browser.hand import click, follow
from tests.browser.test_writing import log_in
from tests.factories import DraftFactory

CLIPBOARD = Path(__file__).parent / "clipboard"
SOURCES = sorted(path.stem for path in CLIPBOARD.glob("*.html") if not path.stem.endswith(".stored"))
PASTE = """
content => {
  const data = new DataTransfer()
  for (const [type, text] of Object.entries(content)) data.setData(type, text)
  document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}
"""
BESIDE = "\n"  # between the blocks of an expected text, for whoever reads it


@pytest.fixture
def desk(person, owner):
    """The editor of an empty draft."""
    draft = DraftFactory(body="")
    page = person(DESK)
    log_in(page, reverse("admin:blog_article_change", args=[draft.pk]))
    click(page, ".ProseMirror")
    return page


def paste(page, **content):
    page.evaluate(PASTE, {f"text/{kind}": text for kind, text in content.items()})


def stored(page):
    follow(page, "[name=_save], [name=_continue]")
    page.wait_for_selector(".messagelist .success")
    return Article.objects.get().body


def sample(name):
    return (CLIPBOARD / f"{name}.html").read_text()


def expected(name):
    """The lines of the file put together; within <pre> a line break is the text's own."""
    text, _pre, rest = sample(f"{name}.stored").partition("<pre>")
    code, _end, after = rest.partition("</pre>")
    joined = text.replace(BESIDE, "")
    return joined + f"<pre>{code}</pre>{after.replace(BESIDE, '')}" if rest else joined


@pytest.mark.parametrize("source", SOURCES)
def test_a_paste_is_stored_as_clean_structure(desk, source):
    paste(desk, html=sample(source), plain="…")
    assert stored(desk) == expected(source)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("一行目\r\n二行目\r\n\r\n\r\n次の段落", "<p>一行目<br>二行目</p><p>次の段落</p>"),
        (
            "案内は https://example.jp/a?b=1&c=2 です。",
            '<p>案内は <a href="https://example.jp/a?b=1&amp;c=2">https://example.jp/a?b=1&amp;c=2</a> です。</p>',
        ),
        ("<b>[code]</b>", "<p>&lt;b&gt;[code]&lt;/b&gt;</p>"),
        (
            "<!-- wp:paragraph -->\n<p>源から<b>写す</b></p>\n<!-- /wp:paragraph -->",
            "<p>源から<strong>写す</strong></p>",
        ),
    ],
)
def test_plain_text_keeps_its_lines_and_links(desk, text, html):
    paste(desk, plain=text)
    assert stored(desk) == html


def test_a_detour_through_a_host_that_is_none_loses_its_link_and_no_word(desk):
    paste(desk, html='<p>前に<a href="https://xn--a.safelinks.protection.outlook.com/?url=x">店</a></p>')
    assert stored(desk) == "<p>前に<a>店</a></p>"


def test_what_is_copied_in_the_editor_is_pasted_as_it_was(desk):
    paste(desk, html='<p data-pm-slice="1 1 []">　字下げ</p>')
    assert stored(desk) == "<p>　字下げ</p>"


TOO_DEEP = gettext_noop("What you paste is nested too deeply. Paste it in smaller parts, or as plain text.")
TOO_MUCH = gettext_noop("This is too much to paste at once. Paste it in smaller parts.")


@pytest.mark.parametrize(
    ("html", "answer"),
    [
        ("<div>" * 20_000 + "中" + "</div>" * 20_000, TOO_DEEP),
        ("<ul><li>" * 20_000 + "中", TOO_DEEP),
        ("<b>" * 20_000 + "中", TOO_DEEP),
        ("x" * 2_000_001, TOO_MUCH),
        ("<p>一行の文です。</p>" * 40_000, TOO_MUCH),
        ("<div>" * 900 + "中" + "</div>" * 900, ""),
        ("<p>一行の文です。</p>" * 8_000, ""),
        ("<a" * 100_000 + ">中", TOO_DEEP),
        ("<!--" * 100_000 + "-->中", ""),
    ],
    ids="divs lists marks long lines boxes fewer tags comments".split(),
)
def test_too_much_is_pasted_or_refused_and_the_page_goes_on(desk, html, answer):
    paste(desk, html=html)
    notices = desk.locator(".editor-notice p").all_inner_texts()
    assert notices == ([gettext(answer)] if answer else [])
    assert (desk.inner_text(".ProseMirror").strip() == "") == bool(answer)
