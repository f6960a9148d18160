"""The cast of the tests: the people, and the pages they meet."""

import pytest


@pytest.fixture
def owner(django_user_model):
    """The blogger who owns the site and may do everything."""
    return django_user_model.objects.create_superuser("owner", "owner@example.jp", "correct horse battery")


@pytest.fixture
def desk(client, owner):
    """A browser logged in as the owner."""
    client.force_login(owner)
    return client
