"""blog.site_forms: which addresses a menu takes, which colours the site, and what the fields of a block say."""

import pytest

from blog.blocks import BLOCK_KINDS
from blog.site_forms import MenuItemForm, SidebarBlockForm, SiteForm


def errors(form):
    return {field: [error.code for error in found] for field, found in form.errors.as_data().items()}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/about/", None),
        ("/", None),
        ("https://ja.wordpress.org/", None),
        ("//evil.example/", "address"),
        ("/\\evil.example", "address"),
        ("javascript:alert(1)", "address"),
        ("data:text/html,x", "address"),
        ("mailto:a@example.jp", "address"),
        ("https://user@evil.example/", "address"),
        ("https://[", "address"),
        ("about", "address"),
        ("https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD", "ad"),
        ("https://bit.ly/3xample", "undecided"),
        ("/go/kotori/", "undecided"),
        ("https://a\nb.example/", "control"),
    ],
)
def test_a_menu_takes_plain_addresses_only(address, code):
    form = MenuItemForm({"place": "header", "language": "ja", "label": "項", "position": 0, "address": address})
    assert errors(form) == ({"address": [code]} if code else {})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accent", "code"), [("", None), ("#17508A", None), ("#b3261e", "seal"), ("#8fbce8", "pale"), ("red", "invalid")]
)
def test_an_accent_is_readable_and_no_seal(accent, code):
    assert errors(SiteForm({"name": "灯台", "accent": accent})) == ({"accent": [code]} if code else {})


@pytest.mark.django_db
@pytest.mark.parametrize(("people", "errors"), [(1, ["requires_review"]), (2, [])])
def test_a_review_is_required_only_where_two_may_publish(django_user_model, people, errors):
    for number in range(people):
        django_user_model.objects.create_superuser(f"p{number}")
    form = SiteForm({"name": "灯台守のノート", "requires_review": "on"})
    assert list(form.errors) == errors


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["body", "picture"])
def test_the_form_of_a_block_names_the_kinds_that_show_text_and_picture(name):
    said = SidebarBlockForm().fields[name].help_text
    assert [kind.key for kind in BLOCK_KINDS if f"「{kind.name}」" in said] == ["profile", "text"]
