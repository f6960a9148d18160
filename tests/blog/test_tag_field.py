"""blog.tag_field: a line of tags becomes rows, each once, and new ones only by those who may make them."""

import pytest
from django import forms

from blog.models import OldAddress, Tag
from blog.tag_field import MOST, TagsField, made, names_in
from tests.factories import TagFactory

NFD_GA = "か\u3099"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("旅、宿，鉄道,ホテル\n温泉", ["旅", "宿", "鉄道", "ホテル", "温泉"]),
        ("、、 旅 、", ["旅"]),
        ("ＶＰＳ、vps、Vps", ["VPS"]),
        ("サーバー､ｻｰﾊﾞｰ", ["サーバー"]),
        (NFD_GA + "いど", ["がいど"]),
        ("Google　アナリティクス", ["Google アナリティクス"]),
        ("宿、旅、宿", ["宿", "旅"]),
        (" ", []),
        ("", []),
    ],
)
def test_a_line_is_divided_into_names_each_once(typed, names):
    assert names_in(typed) == names


@pytest.mark.django_db
def test_names_in_any_spelling_find_the_tag_that_is_there():
    tag = TagFactory(name="VPS")
    found = TagsField().clean("ｖｐｓ、宿")
    assert [(one.pk, one.name) for one in found] == [(tag.pk, "VPS"), (None, "宿")]
    assert Tag.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "slug"), [("たび", "tabi"), ("旅", "旅"), ("コーヒー", "kohi"), ("！？", "tag-2"), ("ふるい", "furui-2")]
)
def test_a_new_tag_gets_an_address_that_nobody_has(name, slug):
    OldAddress.objects.create(kind="tag", slug="furui", target_id=TagFactory().pk)
    (tag,) = TagsField().clean(name)
    assert made(tag).slug == slug


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "code"), [("宿", None), ("旅、宿", None), ("旅、新しい", "new"), ("新、しい", "new")]
)
def test_whoever_may_not_make_tags_chooses_among_those_that_exist(typed, code):
    TagFactory(name="宿")
    TagFactory(name="旅")
    field = TagsField()
    field.may_make = False
    assert refusal(field, typed) == code


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("あ" * 60, None),
        ("あ" * 61, "long"),
        ("\u3164", "blank"),
        ("a\x07b", "blank"),
        ("、".join(f"t{n}" for n in range(MOST)), None),
        ("、".join(f"t{n}" for n in range(MOST + 1)), "many"),
        ("a\0b", "blank"),
    ],
)
def test_what_is_no_tag_is_refused(typed, code):
    assert refusal(TagsField(), typed) == code


def refusal(field, typed):
    try:
        field.clean(typed)
    except forms.ValidationError as error:
        return error.error_list[0].code
    return None


@pytest.mark.django_db
def test_rows_keys_and_lines_are_shown_as_one_line():
    first, second = TagFactory(name="旅"), TagFactory(name="宿")
    widget = TagsField().widget
    values = [[first, second], [second.pk, first.pk, 0], "旅、新", None]
    assert [widget.format_value(value) for value in values] == ["旅、宿", "宿、旅", "旅、新", ""]
