"""contact.admin.blocking: what is blocked from a message, and by whom."""

import pytest
from django.contrib.auth.models import Permission

from guard.models import Block
from tests.factories import MessageFactory
from tests.visitors import send_message

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/message/"
NETWORK = "0f" * 20


@pytest.fixture
def message():
    text = "安い靴は https://www.Shoes.example/buy です。"
    return MessageFactory(
        email="Seller+7@pills.example", network_hash=NETWORK, body=text, answers={"company": "https://cheap.example"}
    )


@pytest.fixture
def helper(client, django_user_model):
    """Somebody who may look at messages and block, and may not see addresses."""
    helper = django_user_model.objects.create_user("helper", is_staff=True)
    helper.user_permissions.set(Permission.objects.filter(codename__in=["view_message", "add_block", "view_block"]))
    client.force_login(helper)
    return client


def block(desk, message, target, **typed):
    data = {"block-target": target, "block-word": "", "block-scope": "both"}
    return desk.post(f"{LIST}{message.pk}/block/", {**data, **{f"block-{key}": value for key, value in typed.items()}})


def blocked():
    return list(Block.objects.values_list("kind", "value", "scope", "added_by__username"))


@pytest.mark.parametrize(
    ("target", "typed", "row"),
    [
        ("address", {}, ("address", "seller@pills.example", "both", "owner")),
        ("network", {"scope": "contact"}, ("network", NETWORK, "contact", "owner")),
        ("host:shoes.example", {}, ("host", "shoes.example", "both", "owner")),
        ("host:cheap.example", {}, ("host", "cheap.example", "both", "owner")),
        ("word", {"word": "激安スニーカー"}, ("word", "激安スニーカー", "both", "owner")),
    ],
)
def test_a_message_offers_what_can_be_blocked_of_it(desk, message, target, typed, row):
    answer = block(desk, message, target, **typed)
    assert (answer.status_code, answer.url, blocked()) == (302, f"{LIST}{message.pk}/change/", [row])
    assert message.reference in Block.objects.get().note
    message.refresh_from_db()
    assert message.state == "new"


def test_what_a_blocked_sender_writes_next_is_spam(desk, client, message):
    block(desk, message, "address")
    send_message(client, email="seller@pills.example")
    assert type(message).objects.latest("pk").state == "spam"


@pytest.mark.parametrize(("target", "field"), [("", "target"), ("host:blog.example.jp", "target"), ("word", "word")])
def test_what_cannot_be_blocked_is_said_beside_its_field(desk, message, target, field):
    page = block(desk, message, target)
    assert (page.status_code, list(page.context["block_form"].errors), blocked()) == (422, [field], [])


def test_a_helper_blocks_the_address_without_seeing_it(helper, message):
    assert "seller" not in helper.get(f"{LIST}{message.pk}/change/").content.decode().lower()
    block(helper, message, "address")
    assert [row[1] for row in blocked()] == ["seller@pills.example"]


def test_blocking_needs_its_permission(helper, message, django_user_model):
    django_user_model.objects.get(username="helper").user_permissions.remove(
        Permission.objects.get(codename="add_block")
    )
    assert "block-target" not in helper.get(f"{LIST}{message.pk}/change/").content.decode()
    assert (block(helper, message, "address").status_code, blocked()) == (403, [])


def test_the_address_of_the_button_alone_blocks_nothing(desk, message):
    assert (desk.get(f"{LIST}{message.pk}/block/").url, blocked()) == (f"{LIST}{message.pk}/change/", [])
    assert desk.get(f"{LIST}0/block/").status_code == 404
