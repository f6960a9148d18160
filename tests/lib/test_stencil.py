"""lib.stencil: a template with gaps gives what the template itself gives."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from lib.stencil import fill, fill_each

CARD = {"address": "/a/", "title": "料金 <b>", "sign": "料", "day": "2026-11-29", "date": "2026年11月29日"}


@pytest.fixture
def template(settings):
    """Makes "x.html" with this text."""

    def make(text):
        loaders = [("django.template.loaders.locmem.Loader", {"x.html": text})]
        backend = "django.template.backends.django.DjangoTemplates"
        settings.TEMPLATES = [{"BACKEND": backend, "NAME": "django", "OPTIONS": {"loaders": loaders}}]

    return make


@pytest.mark.parametrize("further", [{}, {"category": "VPS & 他", "mark": "広告"}, {"comments": 3}])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_stencil_gives_what_its_template_gives(language, further):
    with translation.override(language):
        plain = render_to_string("components/card.html", {**CARD, **further, "level": "h3"})
        assert [fill("components/card.html", CARD | further, level="h3") for _again in range(2)] == [plain, plain]


FURTHER = st.fixed_dictionaries({}, optional={name: st.text() for name in ("category", "mark", "picture", "comments")})


@given(st.fixed_dictionaries({name: st.text() for name in CARD}), FURTHER)
def test_whatever_stands_in_the_gaps_it_is_what_the_template_makes_of_it(card, further):
    values = card | further
    assert fill("components/card.html", values, level="h2") == render_to_string(
        "components/card.html", values | {"level": "h2"}
    )


def test_what_is_filled_in_is_escaped_each_time(template):
    template('<a title="{{ name }}">{{ name }}</a>')
    assert [fill("x.html", {"name": name}) for name in ("a", '"<')] == [
        '<a title="a">a</a>',
        '<a title="&quot;&lt;">&quot;&lt;</a>',
    ]


@pytest.mark.parametrize(("value", "html"), [("", "–"), (None, "–"), (False, "–"), (0, "–"), ("いる", "いる")])
def test_a_template_may_ask_whether_a_value_is_there(template, value, html):
    template("{% if name %}{{ name }}{% else %}–{% endif %}")
    assert fill("x.html", {"name": value}) == html


def test_a_value_keeps_the_characters_that_mark_gaps(template):
    template("{{ one }}{{ two }}")
    assert fill("x.html", {"one": "\ue000two\ue000", "two": "2"}) == "\ue000two\ue0002"


def test_a_template_that_changes_a_value_is_refused(template):
    template("{{ name|slice:'3:' }}")
    with pytest.raises(ValueError, match=r"x\.html changes a value"):
        fill("x.html", {"name": "はるこ"})


def test_rows_are_filled_one_by_one_with_what_each_has(template):
    template("{% if name %}{{ level }}: {{ name }}{% else %}–{% endif %}")
    rows = [{"name": "みお"}, {"name": ""}, {"name": "<b>"}]
    assert fill_each("x.html", rows, level=2) == ["2: みお", "–", "2: &lt;b&gt;"]
