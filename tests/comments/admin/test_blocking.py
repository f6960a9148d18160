"""Blocking from a comment at its desk: what is blocked, and by whom."""

import pytest
from django.contrib.auth.models import Permission

from guard.models import Block
from tests.comments.admin.cast import LIST, change
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db

SPAM = "安い靴は https://www.Shoes.example/buy と http://cheap.example です。"


@pytest.fixture
def comment():
    return CommentFactory(email="Seller+7@pills.example", network_hash="0f" * 20, body=SPAM)


def block(desk, comment, target, *, follow=True, **typed):
    data = {
        "block-target": target,
        "block-word": "",
        "block-scope": "both",
        **{f"block-{k}": v for k, v in typed.items()},
    }
    return desk.post(f"{LIST}{comment.pk}/block/", data, follow=follow)


def blocked():
    return list(Block.objects.values_list("kind", "value", "scope", "added_by__username"))


@pytest.mark.parametrize(
    ("target", "typed", "row"),
    [
        ("address", {}, ("address", "seller@pills.example", "both", "owner")),
        ("network", {"scope": "comment"}, ("network", "0f" * 20, "comment", "owner")),
        ("host:shoes.example", {}, ("host", "shoes.example", "both", "owner")),
        ("host:cheap.example", {}, ("host", "cheap.example", "both", "owner")),
        ("word", {"word": "激安スニーカー"}, ("word", "激安スニーカー", "both", "owner")),
    ],
)
def test_a_comment_offers_what_can_be_blocked_of_it(desk, comment, target, typed, row):
    page = block(desk, comment, target, **typed)
    assert (page.redirect_chain, blocked()) == ([(change(comment), 302)], [row])
    assert comment.reference in Block.objects.get().note
    comment.refresh_from_db()
    assert comment.state == "pending"


@pytest.mark.parametrize(
    ("target", "typed", "field"),
    [
        ("", {}, "target"),
        ("host:blog.example.jp", {}, "target"),
        ("host:other.example", {}, "target"),
        ("word", {}, "word"),
        ("word", {"word": "あ"}, "word"),
        ("word", {"word": "二\n行"}, "word"),
        ("word", {"word": "あ" * 101}, "word"),
        ("address", {"scope": "everywhere"}, "scope"),
    ],
)
def test_what_cannot_be_blocked_is_said_beside_its_field(desk, comment, target, typed, field):
    page = block(desk, comment, target, **typed)
    form = page.context["block_form"]
    assert (page.status_code, list(form.errors), blocked()) == (422, [field], [])
    assert form["word"].value() == typed.get("word", "")


def test_a_helper_blocks_the_address_without_seeing_it(moderator, comment, django_user_model):
    helper = django_user_model.objects.get(username="helper")
    helper.user_permissions.add(*Permission.objects.filter(codename__in=["add_block", "view_block"]))
    assert "pills.example" not in moderator.get(change(comment)).content.decode()
    page = block(moderator, comment, "address")
    assert (blocked()[0][1], "pills.example" in page.content.decode()) == ("seller@pills.example", False)


def test_blocking_needs_its_permission(moderator, comment):
    assert "block-target" not in moderator.get(change(comment)).content.decode()
    assert (block(moderator, comment, "address", follow=False).status_code, blocked()) == (403, [])


def test_blocking_from_a_comment_that_is_gone_leads_home(desk, comment):
    comment.delete()
    assert block(desk, comment, "address").redirect_chain[-1][0] == "/admin/"
