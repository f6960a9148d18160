"""The people at the comments' desk."""

import pytest
from django.contrib.auth.models import Permission


@pytest.fixture
def helper_with(client, django_user_model):
    """A browser of somebody who may do these things with comments, and may not see addresses."""

    def make(*verbs):
        user = django_user_model.objects.create_user("helper", is_staff=True)
        names = [f"{verb}_comment" for verb in verbs]
        user.user_permissions.set(Permission.objects.filter(codename__in=names))
        client.force_login(user)
        return client

    return make


@pytest.fixture
def moderator(helper_with):
    return helper_with("view", "change", "delete")


@pytest.fixture
def second(django_user_model):
    """Another moderator, who is faster."""
    return django_user_model.objects.create_user("second", is_staff=True, last_name="瀬戸", first_name="みお")
