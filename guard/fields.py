"""Form fields for what visitors send: one line, several lines, one e-mail address, an address of a page."""

import re
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from guard import text

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # ｈａｒｕｋｏ＠… as a Japanese keyboard types it
# What one plain address consists of: no list, no display name, no quoting, nothing that a mail program reads as an option.
ONE_ADDRESS = re.compile(r"[A-Za-z0-9_][A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]*@[A-Za-z0-9.-]+")


class LineField(forms.CharField):
    """One line of text, never cut; `most` is its longest length in characters."""

    def __init__(self, *, most: int, **kwargs):
        self.most = most
        super().__init__(strip=False, **{"error_messages": {"required": _("This field is still empty.")}, **kwargs})
        self.validators = []  # Django's own check for NUL would add its sentence to ours

    def to_python(self, value):
        value = super().to_python(value)
        if value in self.empty_values:
            return value
        if len(value) > 4 * self.most:  # refused before any work on it
            text.refuse_longer(value, self.most)
        return self.tidy(value)

    def tidy(self, value: str) -> str:
        value = text.line(value)
        text.refuse_longer(value, self.most)
        return value

    def validate(self, value):
        text.refuse_blank(value)
        super().validate(value)


class LinesField(LineField):
    """Text of several lines."""

    widget = forms.Textarea

    def __init__(self, *, most: int, most_lines: int, **kwargs):
        self.most_lines = most_lines
        super().__init__(most=most, **kwargs)

    def tidy(self, value: str) -> str:
        value = text.lines(value, most=self.most_lines)
        text.refuse_longer(value, self.most)
        return value


class MailAddressField(LineField):
    """Exactly one address in ASCII."""

    widget = forms.EmailInput

    def __init__(self, **kwargs):
        super().__init__(most=254, **kwargs)

    def tidy(self, value: str) -> str:
        value = super().tidy(value).translate(FULL_WIDTH)
        text.refuse_blank(value)
        name, at, host = value.partition("@")
        if value and not at:
            raise ValidationError(_("An “@” is missing. Write it as in hanako@example.com."), code="no_at")
        if value and not host:
            raise ValidationError(_("The part after “@” is missing."), code="no_host")
        if value and (not ONE_ADDRESS.fullmatch(value) or len(name) > 64):
            raise ValidationError(_("Write one e-mail address such as hanako@example.com."), code="invalid")
        if value:
            check = EmailValidator(
                _("Write one e-mail address such as hanako@example.com."), code="invalid", allowlist=[]
            )
            check(value)
        return value


class PageAddressField(LineField):
    """The address of a page: http or https, nothing that runs."""

    widget = forms.URLInput

    def __init__(self, **kwargs):
        super().__init__(most=500, **kwargs)

    def tidy(self, value: str) -> str:
        value = super().tidy(value)
        try:
            parts = urlsplit(value)
            is_page = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in value
        except ValueError:
            is_page = False
        if value and not is_page:
            raise ValidationError(_("Write the address of a page, beginning with https://"), code="invalid")
        return value
