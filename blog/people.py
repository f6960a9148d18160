"""How a person behind the site is called."""

from django.utils.translation import gettext as _


def name_of(user) -> str:
    """The whole name in the order of the reader's language, or else the name of the account."""
    if not (user.first_name or user.last_name):
        return user.get_username()
    return (_("%(first)s %(last)s") % {"first": user.first_name, "last": user.last_name}).strip()
