"""blog.finding: where a text stands, and what an article is once chosen places hold another one."""

import pytest

from blog.finding import Search, hits, replaced, replaced_in_body
from blog.models import Article

ADDRESS = "https://shop.example.jp/?a=1&plan="
BODY = (
    "<p>月額1,000円 &amp; 税。<strong>1,000円</strong>と1,000<em>円</em></p>"
    '<p><a href="https://shop.example.jp/?a=1&amp;plan=1,000円" title="1,000円">店</a></p>'
    "<pre><code>1,000円</code></pre>"
)


def found(search, body=BODY, **values):
    return [
        (hit.place, hit.number, hit.before, hit.found, hit.after) for hit in hits(Article(body=body, **values), search)
    ]


def test_text_is_found_where_readers_read_it_and_not_across_marks():
    assert found(Search("1,000円", "990円", places=["text"])) == [
        ("text", 0, "月額", "1,000円", " & 税。"),
        ("text", 1, "", "1,000円", ""),
        ("text", 2, "", "1,000円", ""),
    ]


def test_only_the_chosen_places_of_a_body_are_replaced():
    search = Search("1,000円", "990円", places=["text"])
    assert replaced_in_body(BODY, search, {1}, set()) == BODY.replace("<strong>1,000円", "<strong>990円")


def test_addresses_of_links_are_a_place_of_their_own():
    search = Search("1,000円", "990", places=["links"])
    (hit,) = hits(Article(body=BODY), search)
    assert (hit.found, hit.put) == (f"{ADDRESS}1,000円", f"{ADDRESS}990")
    assert replaced_in_body(BODY, search, set(), {0}) == BODY.replace("plan=1,000円", "plan=990")


@pytest.mark.parametrize(("sought", "expected"), [("https://a.jp", 0), ("https://a.jp/x", 1), ("HTTPS://A.JP/X", 1)])
def test_a_whole_address_is_no_part_of_one(sought, expected):
    search = Search(sought, "https://b.jp/", places=["links"], is_exact=False, is_whole=True)
    assert len(found(search, body='<p><a href="https://a.jp/x">店</a></p>')) == expected


@pytest.mark.parametrize("sought", [".*", "%", "_", "\\1", "<script>", "&amp;", '"', "$(x)", "\xa0", "　"])
def test_every_character_is_sought_as_itself(sought):
    body = '<p>.* % _ \\1 &lt;script&gt; &amp;amp; " $(x) &nbsp; 　 終わり</p>'
    title = f"前{sought}後"
    search = Search(sought, "<b>\\1</b>", places=["title", "text"])
    assert [hit[3] for hit in found(search, body=body, title=title)] == [sought, sought]
    assert replaced(title, search, {0}) == "前<b>\\1</b>後"
    assert "&lt;b&gt;\\1&lt;/b&gt;" in replaced_in_body(body, search, {0}, set())


@pytest.mark.parametrize(("is_exact", "expected"), [(True, ["php"]), (False, ["PHP", "php"])])
def test_case_counts_only_when_it_shall(is_exact, expected):
    assert [hit[3] for hit in found(Search("php", "Python", is_exact=is_exact), title="PHPとphp")] == expected


def test_full_width_and_half_width_differ():
    assert found(Search("ＰＨＰ", "x", is_exact=False), title="PHP") == []


def test_surroundings_are_short():
    (hit,) = found(Search("芯", "蕊"), title="", description="あ" * 50 + "芯" + "い" * 50)
    assert (hit[2], hit[4]) == ("…" + "あ" * 36, "い" * 36 + "…")


@pytest.mark.parametrize("put", ["", "javascript:alert(1)", "data:text/html,x", " "])
def test_an_address_that_no_link_may_have_is_refused(put):
    search = Search("https://a.jp/x", put, places=["links"])
    assert [hit.is_refused for hit in hits(Article(body='<p><a href="https://a.jp/x">店</a></p>'), search)] == [True]
