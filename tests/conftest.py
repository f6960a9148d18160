"""The cast of the tests: the people, and the pages they meet."""

import pytest
from django.db import OperationalError, connection
from hypothesis import settings

from blog import search_index
from config import roles
from config.models import Role
from disclosures import ledger_triggers

# How long one example takes says what else the machine is doing.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_collection_modifyitems(items):
    """Tests that empty the tables at their end do so without the ledger's triggers, which would refuse it."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if {"transactional_db", "live_server"} & set(item.fixturenames) or (
            marker and marker.kwargs.get("transaction")
        ):
            item.fixturenames.insert(0, "open_ledger")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The ledger is guarded and articles are searched in every test, also where no migration ran."""
    with django_db_blocker.unblock():
        ledger_triggers.put_back(connection)
        search_index.store().make(connection)


@pytest.fixture
def open_ledger(django_db_setup, django_db_blocker):
    """The one place where the ledger's triggers are lifted: for whoever plays the tamperer, and for emptying tables."""
    with django_db_blocker.unblock():
        ledger_triggers.lift(connection)
    yield
    with django_db_blocker.unblock():
        ledger_triggers.put_back(connection)


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


@pytest.fixture
def person_with_role(django_user_model):
    """Somebody with one of the site's roles, by its key."""

    def make(role):
        roles.make()
        person = django_user_model.objects.create_user(role, is_staff=True)
        person.groups.add(Role.objects.get(key=role).group)
        return person

    return make
