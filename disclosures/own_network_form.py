"""The door for networks of the owner's own: a row comes in only when its own examples prove it."""

import re

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from disclosures import addresses, hosts, networks, owned
from disclosures.common_hosts import EVERYDAY, SHARED_SUFFIXES
from disclosures.forms import LineForm
from disclosures.models import OwnNetwork, PictureHost

HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")
PARAMETER = re.compile(r"[\w.-]{1,40}", re.ASCII)
MOST_LINES = 20
NUMBERS = re.compile(r"[\d.]+")
TOO_WIDE = _("“%(host)s” is too wide: pages of others live below it. Name the network's own host.")
NO_HOST = _("“%(host)s” is no name of a host. Write it as in track.example.jp, without https:// and without a path.")
OWN_SITE = _("“%(host)s” is this site itself.")
NOT_RECOGNISED = _("The row does not recognise this link: %(link)s")
KNOWN = _("This link is known already, as one of %(name)s: %(link)s")
RECOGNISED = _("The row takes this for an ad: %(link)s")


def host_in(line: str) -> str:
    """The host that a line names, in one spelling; raises ValidationError where it is none or everybody's."""
    text = line.strip().lower()
    name = text.removeprefix("*.")
    try:
        name = name.encode("idna").decode("ascii")
    except UnicodeError:
        raise ValidationError(NO_HOST, params={"host": line}) from None
    if not HOST.fullmatch(name) or NUMBERS.fullmatch(name) or len(name) > 253:
        raise ValidationError(NO_HOST, params={"host": line})
    pattern = "*." + name if text.startswith("*.") else name
    bare = "." + name.removeprefix("www.")
    if any(f".{listed}".endswith(bare) for listed in (*SHARED_SUFFIXES, *EVERYDAY)):
        raise ValidationError(TOO_WIDE, params={"host": line})
    if hosts.matches(pattern, settings.SITE_HOST):
        raise ValidationError(OWN_SITE, params={"host": line})
    return pattern


class HostLines(forms.CharField):
    """Hosts, one a line; gives them back one a line in one spelling."""

    widget = forms.Textarea

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 4000, "widget": forms.Textarea(attrs={"rows": 3})} | kwargs)

    def clean(self, value):
        lines = super().clean(value).split()
        if len(lines) > MOST_LINES:
            raise ValidationError(_("At most %d lines.") % MOST_LINES)
        return "\n".join(dict.fromkeys(host_in(line) for line in lines))


class LinkLines(forms.CharField):
    """Addresses, one a line."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 20_000, "widget": forms.Textarea(attrs={"rows": 4})} | kwargs)

    def clean(self, value):
        lines = super().clean(value).split()
        if len(lines) > MOST_LINES:
            raise ValidationError(_("At most %d lines.") % MOST_LINES)
        for line in lines:
            parsed = addresses.parse(line)
            if not (parsed.is_web and parsed.host and parsed.is_readable):
                raise ValidationError(_("This is no full web address: %(link)s"), params={"link": line})
        return "\n".join(lines)


def _words(name):
    field = OwnNetwork._meta.get_field(name)
    return {"label": field.verbose_name, "help_text": field.help_text, "required": not field.blank}


class OwnNetworkForm(LineForm):
    lines = ("name", "path", "parameters")
    hosts = HostLines(**_words("hosts"))
    pixels = HostLines(**_words("pixels"))
    examples = LinkLines(**_words("examples"))
    counterexamples = LinkLines(**_words("counterexamples"))

    class Meta:
        model = OwnNetwork
        fields = "name hosts path parameters pixels tag_policy examples counterexamples".split()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "name" in self.fields:
            self.fields["name"].disabled = True

    def clean_path(self):
        path = self.cleaned_data["path"].strip()
        if path and (not path.startswith("/") or "?" in path or "#" in path):
            raise ValidationError(_("A path begins with / and has no ? or # in it."))
        return path

    def clean_parameters(self):
        names = re.split(r"[\s,、]+", self.cleaned_data["parameters"].strip())
        wrong = [name for name in names if name and not PARAMETER.fullmatch(name)]
        if wrong:
            raise ValidationError(_("“%s” is no name of a parameter.") % wrong[0])
        return " ".join(filter(None, names))

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self._prove(owned.network_of(OwnNetwork(**cleaned)))
        return cleaned

    def _prove(self, row):
        """The row must recognise its examples, which no other row knows yet, and leave its counterexamples alone."""
        others = tuple(map(owned.network_of, OwnNetwork.objects.exclude(pk=self.instance.pk)))
        for link in row.examples:
            parsed = addresses.parse(link)
            known = networks.find(parsed, others)
            if known:
                self.add_error("examples", KNOWN % {"name": known.name, "link": link})
            elif not row.recognises(parsed):
                self.add_error("examples", NOT_RECOGNISED % {"link": link})
        for link in row.counterexamples:
            if row.recognises(addresses.parse(link)):
                self.add_error("counterexamples", RECOGNISED % {"link": link})


class PictureHostForm(LineForm):
    lines = ("reason",)
    network = forms.ChoiceField(label=PictureHost._meta.get_field("network").verbose_name)

    class Meta:
        model = PictureHost
        fields = ["network", "host", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "network" in self.fields:  # absent for those who may only look
            self.fields["network"].choices = networks.choices(owned.Owned.load().networks)

    def clean_host(self):
        host = host_in(self.cleaned_data["host"])
        if host.startswith("*."):
            raise ValidationError(_("Name one host as a whole, without *."))
        return host
