"""Caches do not falsify: each model of the admin, saved, changed in bulk, deleted, and what becomes of a page in memory."""

import pytest
from django.contrib import admin
from django.db import connection
from post_office.models import Email

from blog import models as blog
from comments import models as comments
from config.models import Mail
from config.privacy.models import Period
from config.quiet import BY_TABLE
from contact import models as contact
from disclosures import models as disclosures
from lib.generation import number
from tests import factories
from tests.wsgi import Site, ask, cached

# A model that has no factory, or of which only some rows are shown.
MAKE = {
    blog.Page: lambda: factories.ArticleFactory(page_type="page", category=None),
    blog.MenuItem: lambda: blog.MenuItem.objects.create(place="header", language="ja", label="案内", address="/about/"),
    comments.Comment: lambda: factories.CommentFactory(state="approved"),
    comments.Settings: lambda: comments.Settings.objects.create(),
    contact.Settings: lambda: contact.Settings.objects.create(),
    disclosures.NoticeWording: lambda: disclosures.NoticeWording.objects.create(
        place="notice", language="ja", text="広告"
    ),
    Period: lambda: Period.objects.create(key="spam", days=90),
}
FACTORIES = {
    factory._meta.model: factory
    for factory in vars(factories).values()
    if isinstance(factory, type) and issubclass(factory, factories.factory.django.DjangoModelFactory)
}
QUIET = {table for table, row in BY_TABLE.items() if not row.columns and not row.unseen}
SHOWN = [model for model in admin.site._registry if model._meta.db_table not in QUIET]


def make(model):
    return (MAKE.get(model) or FACTORIES[model])()


def in_bulk(row):
    field = next(field.name for field in row._meta.concrete_fields if not field.primary_key)
    type(row).objects.filter(pk=row.pk).update(**{field: getattr(row, field)})


WAYS = {"saved": lambda row: row.save(), "changed in bulk": in_bulk, "deleted": lambda row: row.delete()}


@pytest.fixture
def page(db):
    """A page in memory; how often it has been made."""
    site = Site()
    cache = cached(site, read=number)

    def page():
        connection.run_on_commit = []  # as a commit does; the test's own transaction never ends
        cache.generation.forget()
        ask(cache)
        return len(site.asked)

    return page


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("model", SHOWN, ids=lambda model: model._meta.label)
def test_a_page_is_made_anew_whatever_becomes_of_a_row_that_readers_see(page, model, way):
    row = make(model)
    before = [page(), page()]
    way(row)
    assert [*before, page(), page()] == [1, 1, 2, 2]


def test_mails_that_are_sent_leave_pages_in_memory(page):
    mail = Mail.objects.create(from_email="a@example.jp", to=["b@example.jp"], subject="x")
    page()
    Email.objects.filter(pk=mail.pk).update(status=0)
    mail.delete()
    assert page() == 1


def test_every_model_of_the_admin_is_known_as_shown_or_as_quiet():
    assert [model for model in SHOWN if model not in MAKE and model not in FACTORIES] == []
    assert {blog.Article, blog.Site, blog.Category, comments.Comment, disclosures.Programme} <= set(SHOWN)
