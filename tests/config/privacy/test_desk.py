"""In the admin, addresses are for those who may see them: a helper with every other right looks everywhere for one."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db.models import EmailField
from post_office.fields import CommaSeparatedEmailField

from comments.models import Comment
from contact.models import Message
from tests.config.privacy.desk_crawling import DeskCrawl, lists_of, remember_everything
from tests.config.privacy.leaks import leaks
from tests.config.privacy.seeds import EMAILS, NETWORK, plant_all

pytestmark = pytest.mark.django_db

WITH_ADDRESSES = [
    model
    for model in apps.get_models()
    if model._meta.app_label != "auth"
    and any(isinstance(field, EmailField | CommaSeparatedEmailField) for field in model._meta.get_fields())
]
LISTS = tuple(f"/admin/{model._meta.app_label}/{model._meta.model_name}/" for model in WITH_ADDRESSES)


def names(email):
    """A helper sees the names of senders, so only what tells the address counts."""
    return email.rpartition("@")[2]


@pytest.fixture
def helper(django_user_model):
    """Somebody who may do everything but see addresses."""
    person = django_user_model.objects.create_user("helper", is_staff=True)
    withheld = ["view_email", "handle_person"]
    person.user_permissions.set(Permission.objects.exclude(codename__in=withheld))
    return person


@pytest.fixture
def crawl(client, helper):
    plant_all()
    remember_everything(helper, [model for model in WITH_ADDRESSES if admin.site.is_registered(model)])
    client.force_login(helper)
    return DeskCrawl(client, LISTS).run(["/admin/", *lists_of(WITH_ADDRESSES)])


def test_a_helper_without_the_right_meets_no_address_on_any_screen(crawl):
    words = [*(names(email) for email in EMAILS), NETWORK]
    assert leaks(crawl.answers.values(), EMAILS, words) == []
    assert [entry for entry in LogEntry.objects.all() if "secret-" in f"{entry}{entry.change_message}"] == []


def test_the_owner_meets_them(client, owner):
    plant_all()
    client.force_login(owner)
    lists = ["/admin/comments/comment/?state=all", "/admin/contact/message/?state=all"]
    desk = DeskCrawl(client, ())
    for path in lists:
        desk.open(path)
    found = {leak.path for leak in leaks(desk.answers.values(), EMAILS)}
    assert set(lists) <= found
    assert {Comment, Message} <= set(WITH_ADDRESSES)


REGISTERED = [path for model, path in zip(WITH_ADDRESSES, LISTS, strict=True) if admin.site.is_registered(model)]


@pytest.mark.parametrize("path", REGISTERED)
@pytest.mark.parametrize("question", ["email=h", "email__startswith=h", "email__regex=.", "network_hash__gt=0"])
def test_a_helper_cannot_ask_for_an_address_letter_by_letter(client, helper, path, question):
    client.force_login(helper)
    answer = client.get(f"{path}?{question}")
    assert answer.status_code == 400 or answer.headers["Location"].endswith("?e=1")  # refused, and nothing is filtered


@pytest.mark.parametrize("path", REGISTERED)
def test_a_helper_learns_nothing_by_searching_for_an_address(client, helper, path):
    """The list is the same for every such word: empty, or whole where it cannot be searched at all."""
    plant_all()
    client.force_login(helper)
    words = ["Himitsu", "secret-", "example.com", "@", EMAILS[0], "nobody@at-all.example"]
    pages = {word: client.post(f"{path}?state=all", {"q": word}, follow=True) for word in words}
    found = {word: [row.pk for row in page.context["cl"].result_list] for word, page in pages.items()}
    assert found == dict.fromkeys(words, found["nobody@at-all.example"])
