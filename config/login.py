"""The log-in form of the admin: Django's, with a limit on guessing."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guard import logins
from guard.senders import Sender

LONGEST_PASSWORD = 1000  # hashing a megabyte would only cost time


class LoginForm(AdminAuthenticationForm):
    def clean(self):
        name = self.cleaned_data.get("username", "")
        network = Sender.of(self.request).network
        if logins.must_wait(name, network):
            raise ValidationError(_("Too many attempts to log in. Please wait 15 minutes and try again."), code="wait")
        try:
            if len(self.cleaned_data.get("password", "")) > LONGEST_PASSWORD:
                raise self.get_invalid_login_error()
            cleaned = super().clean()
        except ValidationError:
            logins.failed(name, network)
            raise
        if self.get_user():
            logins.came_in(name, network)
        return cleaned
