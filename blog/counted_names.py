"""How the groups of the counts are called, and where each of them is changed."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from blog.addresses import absolute
from blog.sources import SOURCES
from disclosures import networks
from disclosures.models import Programme

MODELS = {source.key: source.model for source in SOURCES}


@dataclass(frozen=True)
class Name:
    """`url` leads to the admin, `page` is the public address."""

    text: str
    url: str = ""
    page: str = ""


def named(grouping, groups, user):
    """A Name for each group, in their order."""
    return NAMES[grouping.key]([group.values for group in groups], user)


def _texts(values, user):
    """Titles of texts, in one query for each kind of them that occurs."""
    wanted = {}
    for source, pk in values:
        wanted.setdefault(source, []).append(pk)
    found = {source: MODELS[source].objects.in_bulk(pks) for source, pks in wanted.items() if source in MODELS}
    return [_text(found.get(source, {}).get(pk), pk, user) for source, pk in values]


def _text(row, pk, user):
    if row is None:
        return Name(_("Deleted text no. %(number)s") % {"number": pk})
    model = "page" if hasattr(row, "page_type") and not row.type.is_listed else row._meta.model_name
    page = absolute(row.get_absolute_url()) if hasattr(row, "get_absolute_url") else ""
    return Name(str(row), _admin(f"blog.{model}", row.pk, user), page)


def _ads(values, user):
    return [
        Name(name, _admin("disclosures.creative", pk, user))
        if pk
        else Name(_("Links in the text: %(network)s") % {"network": _network(network)})
        for pk, name, network in values
    ]


def _programmes(values, user):
    return [
        Name(name, _admin("disclosures.programme", pk, user)) if pk else Name(_("Without a programme"))
        for pk, name in values
    ]


def _positions(values, user):
    return [Name(_("Ad no. %(number)d") % {"number": number}) for (number,) in values]


def _networks(values, user):
    return [Name(_network(key)) for (key,) in values]


def _network(key):
    return networks.name_of(key) or _("unknown network")


def _admin(model, pk, user):
    app, name = model.split(".")
    may = user.has_perm(f"{app}.view_{name}") or user.has_perm(f"{app}.change_{name}")
    return reverse(f"admin:{app}_{name}_change", args=[pk]) if may else ""


NAMES = {
    "article": _texts,
    "ad": _ads,
    "programme": _programmes,
    "position": _positions,
    "network": _networks,
}


def about(asked, user):
    """The name of the one article or programme that a report is about."""
    if "article" in asked:
        return _texts([("article", asked["article"])], user)[0].text
    row = Programme.objects.filter(pk=asked["programme"]).first()
    return str(row) if row else _("Without a programme")
