"""What the composition itself remembers: which group is which role."""

from django.contrib.auth.models import Group
from django.db import models


class Role(models.Model):
    """A row of config.roles in the database. `given` are the permissions that the table has given to the group so far.

    What the owner adds to the group or takes from it is not in there, and therefore stays as it is.
    """

    key = models.CharField(max_length=12, unique=True)
    group = models.OneToOneField(Group, models.SET_NULL, null=True, related_name="role")
    given = models.JSONField(default=list)

    def __str__(self):
        return self.key
