"""blog.passes.facts: values with their source and day, shown to readers and noted for the next look."""

from datetime import date

import pytest

from blog.models import Fact
from blog.passes.sheet import FoundFact
from blog.rendering import Rules, render, render_and_store
from tests.disclosures.test_labelling import attributes
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
A8 = "https://px.a8.net/svt/ejp?a8mat=1"
PRICE = "https://example.org/price"
DAYS = ' data-as-of="2026-11-01" data-review-by="2027-02-01"'


def fact(text="月額990円", source=PRICE, days=DAYS):
    return f'<data data-block="fact"{f" data-source={source!r}" if source else ""}{days}>{text}</data>'.replace(
        "'", '"'
    )


def shown(body, **fields):
    return render(ArticleFactory(body=body, **fields), Rules())


def test_a_fact_shows_its_source_and_its_day():
    rendering = shown(f"<p>{fact()}です。</p>")
    assert rendering.html == (
        f'<p><span class="fact"><data>月額990円</data>（<a href="{PRICE}">出典</a>、'
        '<time datetime="2026-11-01">2026年11月1日</time>確認）</span>です。</p>'
    )
    assert rendering.sheet.facts == [FoundFact("月額990円", PRICE, date(2026, 11, 1), date(2027, 2, 1))]


@pytest.mark.parametrize(
    ("source", "days", "note"),
    [
        ("", DAYS, '（<time datetime="2026-11-01">2026年11月1日</time>確認）'),
        (PRICE, "", f'（<a href="{PRICE}">出典</a>）'),
        ("", "", ""),
    ],
)
def test_a_fact_says_what_is_known_of_it(source, days, note):
    html = shown(f"<p>{fact(source=source, days=days)}</p>").html
    assert html == f'<p><span class="fact"><data>月額990円</data>{note}</span></p>'


def test_a_fact_in_english():
    html = shown(f"<p>{fact('¥990')}</p>", language="en").html
    assert html == (
        f'<p><span class="fact"><data>¥990</data> (<a href="{PRICE}">source</a>, as of '
        '<time datetime="2026-11-01">Nov. 1, 2026</time>)</span></p>'
    )


def test_a_source_that_is_an_ad_is_labelled_like_one():
    rendering = shown(f"<p>{fact(source=A8)}</p>")
    assert (
        f'（<span class="mark" data-disclosure="label">広告</span>\u2060<a href="{A8}"{attributes(A8)}>'
        in rendering.html
    )
    assert len(rendering.inventory["ads"]) == 1


@pytest.mark.parametrize(
    "around", ['<p><a href="/x/">{}</a></p>', "<h2>{}</h2>", "<details><summary>{}</summary></details>"]
)
def test_a_fact_in_a_link_or_a_heading_is_its_value_alone_and_still_noted(around):
    rendering = shown(around.format(fact()))
    assert "確認" not in rendering.html
    assert len(rendering.sheet.facts) == 1


def test_a_fact_without_words_is_none():
    rendering = shown(f"<p>前{fact('')}後</p>")
    assert rendering.sheet.facts == []


def test_facts_are_stored_with_the_rendering_and_renewed_with_it():
    article = ArticleFactory(body=f"<p>{fact()}と{fact('a' * 300, source='')}</p>")
    render_and_store(article)
    render_and_store(article)
    assert list(Fact.objects.order_by("pk").values_list("text", "source", "as_of", "review_by")) == [
        ("月額990円", PRICE, date(2026, 11, 1), date(2027, 2, 1)),
        ("a" * 200, "", date(2026, 11, 1), date(2027, 2, 1)),
    ]


def test_a_fact_may_hold_marks_and_a_link_of_its_own():
    html = shown(f"<p>{fact('<strong>990</strong><a href=&quot;/x/&quot;>円</a>'.replace('&quot;', chr(34)))}</p>").html
    assert html.startswith('<p><span class="fact"><data><strong>990</strong><a href="/x/">円</a></data>（<a href=')
