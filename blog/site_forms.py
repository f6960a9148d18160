"""The forms of the site itself: its name and face, its menus and its blocks."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from blog import colours
from blog.editor import BodyField
from blog.fields import LineField
from blog.models import MenuItem, SidebarBlock, Site
from blog.strength import StrengthForm
from disclosures.classification import Decisions, Kind, classify


class MenuItemForm(forms.ModelForm):
    """A menu holds no ads: a label would have no room there, and an ad without one is not allowed."""

    label = LineField(label=_("text"), max_length=30)
    address = LineField(
        label=_("address"),
        max_length=500,
        help_text=_("A page of this site such as /about/, or a full address. Ads are refused here."),
    )

    class Meta:
        model = MenuItem
        fields = ("place", "language", "label", "address", "position")

    def clean_address(self):
        address = self.cleaned_data["address"]
        if not is_plain_address(address):
            raise forms.ValidationError(_("Write an address that begins with / or https://."), code="address")
        verdict = classify(address, decisions=Decisions.load(), own_hosts=frozenset({settings.SITE_HOST}))
        if verdict.kind == Kind.AD:
            raise forms.ValidationError(_("This is an ad. Menus hold no ads: put it into a text."), code="ad")
        if verdict.kind == Kind.UNDECIDED:
            raise forms.ValidationError(
                _("Nobody has decided yet whether this address is an ad. Decide that first."), code="undecided"
            )
        return address


def is_plain_address(address):
    """A path of this site, or a web address without a user's name in it."""
    if address.startswith("/"):
        return not address.startswith(("//", "/\\"))
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        return False


OF_TEXTS = _("Shown by the profile box and by own texts alone.")


class SidebarBlockForm(forms.ModelForm):
    heading = LineField(
        label=_("heading"),
        max_length=60,
        required=False,
        help_text=_("Left empty, lists and the search have their own."),
    )
    body = BodyField(label=_("text"), required=False, help_text=OF_TEXTS)

    class Meta:
        model = SidebarBlock
        fields = ("kind", "place", "language", "heading", "picture", "body", "position")
        help_texts = {"picture": OF_TEXTS}


class SiteForm(StrengthForm):
    class Meta:
        model = Site
        fields = (
            "name",
            "tagline",
            "name_en",
            "tagline_en",
            "description",
            "logo",
            "accent",
            "owner_name",
            "started_year",
            "strength",
            "requires_review",
        )
        field_classes = dict.fromkeys(
            ("name", "tagline", "name_en", "tagline_en", "description", "owner_name"), LineField
        )
        widgets = {"accent": forms.TextInput(attrs={"placeholder": "#17508a"})}

    def clean_requires_review(self):
        wanted = self.cleaned_data["requires_review"]
        reviewers = get_user_model().objects.with_perm("blog.publish_article")
        if wanted and not self.instance.requires_review and reviewers.count() < 2:
            raise forms.ValidationError(
                _("Only one person may publish here. Give a second one the role of an editor first."), code="alone"
            )
        return wanted

    def clean_accent(self):
        accent = self.cleaned_data["accent"].lower()
        if not colours.is_colour(accent):
            return accent  # empty, or refused by the model's own rule
        if colours.resembles_seal(accent):
            raise forms.ValidationError(
                _("Readers would take this red for the ad mark. Choose another colour."), code="seal"
            )
        if not colours.is_readable(accent):
            raise forms.ValidationError(
                _("This colour is too pale to read on paper. Choose a darker one."), code="pale"
            )
        return accent
