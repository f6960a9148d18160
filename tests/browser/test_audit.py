"""The audit's painted checks: a sound page passes in every scene, and a style sheet or script that breaks a promise is found."""

import pytest

from blog.auditing import Here
from blog.models import Article
from blog.rendering import render_and_store
from disclosures.audit import painted
from disclosures.audit.browser import SCENES, look
from lib.inside import Answer
from tests.factories import ArticleFactory, ButtonFactory, CreativeFactory

A8 = "https://px.a8.net/svt/ejp?a8mat=1X+2X"
GONE = 'document.querySelector("[data-disclosure=notice]").remove()'
ADDED = 'document.querySelector(".prose a").after(Object.assign(document.createElement("a"), { href: "https://ad.example/", textContent: "店" }))'
BROKEN = {
    "R03": "main { margin-top: 700px }",
    "R04": '[data-disclosure="notice"] { opacity: .4 }',
    "R06": ".prose .mark { margin-inline-end: 60px }",
    "R08": '[data-disclosure="label"] { font-size: 10px }',
    "R09": '[data-disclosure="badge"] { color: #aaa }',
    "R13": GONE,
    "R15": ADDED,
    "R20": ".ad-code img { height: 90px }",
}


class Restyled(Here):
    """The site with something added to its style sheet, or to its script where `addition` is one."""

    def __init__(self, addition):
        kind = "js" if "document" in addition else "css"
        self.ending, self.addition = f".{kind}", addition.encode()

    def get(self, address):
        answer = super().get(address)
        if not address.partition("?")[0].endswith(self.ending):
            return answer
        return Answer(answer.status, answer.headers, answer.body + b"\n" + self.addition)


@pytest.fixture
def article(db):
    creative = ButtonFactory()
    banner = CreativeFactory(
        kind="text",
        code=f'<a href="{A8}" rel="nofollow"><img src="https://www10.a8.net/svt/bgt?aid=1" width="120" height="60" alt="宿"></a>',
    )
    row = ArticleFactory(
        slug="yado",
        body=f'<p>宿は<a href="{A8}">宿の一覧</a>から。</p>'
        + "".join(f'<div data-block="ad" data-creative="{one.pk}"></div>' for one in (creative, banner)),
    )
    render_and_store(row)
    return row


def findings(site, scenes):
    return {one.rule for sight in look(["/yado/"], site, settling=0.6, scenes=scenes) for one in painted.check(sight)}


def test_a_sound_page_passes_in_every_scene(article):
    assert findings(Here(), SCENES) == set()


@pytest.mark.parametrize("rule", BROKEN)
def test_a_style_or_a_script_that_breaks_a_promise_is_found(article, rule):
    assert rule in findings(Restyled(BROKEN[rule]), SCENES[:1])


@pytest.mark.parametrize(("rule", "script"), [("R13", GONE), ("R15", ADDED)])
def test_a_script_that_waits_until_somebody_reads_on_is_found(article, rule, script):
    later = f'addEventListener("wheel", () => {script}, {{ once: true }})'
    assert findings(Restyled(later), SCENES[:1]) == {rule}


class Stuck(Here):
    """A site of which one page does not come in time."""

    def get(self, address):
        if "stuck" in address:
            raise TimeoutError("timed out")
        return super().get(address)


def test_a_page_that_does_not_come_is_a_failure_of_its_own_and_the_others_are_looked_at(article):
    ArticleFactory(slug="stuck")
    sights = look(["/stuck/", "/yado/"], Stuck(), settling=0.1, scenes=SCENES[:1])
    seen = {sight.address: {(one.rule, one.is_failure) for one in painted.check(sight)} for sight in sights}
    assert seen == {"/stuck/": {("R00", True)}, "/yado/": set()}


def test_strong_marks_pass_in_light_and_dark_and_are_larger_than_others(article):
    standard = list(look(["/yado/"], Here(), settling=0.1, scenes=SCENES[:2]))
    Article.objects.update(strength="strong")
    strong = list(look(["/yado/"], Here(), settling=0.1, scenes=SCENES[:2]))

    assert [painted.check(sight) for sight in strong] == [[], []]
    for before, after in zip(standard, strong, strict=True):
        assert [
            (kind, size > least) for (kind, size), (_kind, least) in zip(sizes(after), sizes(before), strict=True)
        ] == [
            ("badge", True),
            ("notice", True),
        ]


def sizes(sight):
    """The marks that speak for the whole page, each kind once, with their size."""
    return list(
        {
            mark["kind"]: (mark["kind"], mark["size"]) for mark in sight.first["marks"] if mark["kind"] != "label"
        }.values()
    )
