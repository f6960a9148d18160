"""The cast of the tests: the people, and the pages they meet."""

import pytest
from django.db import OperationalError, connection
from hypothesis import settings

# How long one example takes says what else the machine is doing.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture
def owner(django_user_model):
    """The blogger who owns the site and may do everything."""
    return django_user_model.objects.create_superuser("owner", "owner@example.jp", "correct horse battery")


@pytest.fixture
def dead_database(db):
    """A database that answers nothing any more."""

    def refuse(*arguments):
        raise OperationalError("the disk is gone")

    with connection.execute_wrapper(refuse):
        yield


@pytest.fixture
def desk(client, owner):
    """A browser logged in as the owner."""
    client.force_login(owner)
    return client
