"""The doors through which creatives, decisions and wordings come in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from disclosures import addresses, code_checks, networks, suspicions
from disclosures.classification import Decisions, Kind, classify
from disclosures.label_words import words_for
from disclosures.models import Creative, LinkDecision, NoticeWording, Programme
from disclosures.models.creatives import digest
from disclosures.owned import Owned
from disclosures.product_form import CONTROLS, ProductFields, is_full_address
from disclosures.relationships import AFFILIATE
from disclosures.window_fields import EndField, StartField, ordered
from disclosures.wording_rules import objection
from lib.text import is_blank

FROM, UNTIL = _("Without a time, from the beginning of the day."), _("Without a time, until the end of the day.")
MOST_CODE = 20_000
NO_NETWORK = _(
    "No link here belongs to a known network. If you deal with the advertiser directly, choose that as the network."
)


class LineForm(forms.ModelForm):
    """A form whose single lines hold something to see and no control characters."""

    lines: tuple[str, ...] = ()

    def clean(self):
        cleaned = super().clean()
        for name in self.lines:
            text = cleaned.get(name)
            if text and CONTROLS.search(text):
                self.add_error(name, _("Write this in one line, without control characters."))
            elif text and is_blank(text):
                self.add_error(name, _("Nothing of this can be seen. Write a text."))
        return cleaned


class CampaignForm(LineForm):
    """A form of something that is shown for a time."""

    starts_at = StartField(label=Creative._meta.get_field("starts_at").verbose_name, help_text=FROM)
    ends_at = EndField(label=Creative._meta.get_field("ends_at").verbose_name, help_text=UNTIL)

    def clean(self):
        cleaned = super().clean()
        ordered(self, "starts_at", "ends_at")
        return cleaned


class NetworkForm(CampaignForm):
    """A form that names a network, one that the owner added among them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "network" in self.fields:  # absent for those who may only look
            field = self.fields["network"]
            self.fields["network"] = forms.ChoiceField(
                choices=[
                    ("", _("Read from the code or the address")),
                    *networks.choices(Owned.load().networks),
                ],
                required=field.required,
                label=field.label,
                help_text=field.help_text,
            )

    @cached_property
    def decisions(self):
        return Decisions.load()

    def _get_validation_exclusions(self):
        # The model's choices are the built-in networks alone; the form's field has compared with all of them.
        return super()._get_validation_exclusions() | {"network"}


class ProgrammeForm(NetworkForm):
    lines = ("name", "advertiser", "number", "statement")

    class Meta:
        model = Programme
        fields = "name network number advertiser destination relationship statement starts_at ends_at notes".split()
        widgets = {"statement": forms.Textarea(attrs={"rows": 3}), "notes": forms.Textarea(attrs={"rows": 4})}

    def clean_destination(self):
        address = self.cleaned_data["destination"].strip()
        if address and not is_full_address(address):
            raise ValidationError(_("Write a web address, such as https://example.com/page"))
        return address

    def clean(self):
        cleaned = super().clean()
        same = Programme.objects.filter(network=cleaned.get("network"), number=cleaned.get("number"))
        if cleaned.get("number") and same.exclude(pk=self.instance.pk).exists():
            self.add_error("number", _("There is a programme with this id already."))
        return cleaned


class CreativeForm(NetworkForm, ProductFields):
    """Keeps the network's code byte for byte; one thing alone is evened out: the line ends that browsers send."""

    lines = (
        "name button_text copy terms fallback_text product_name product_price "
        "shop_1_words shop_2_words shop_3_words shop_4_words"
    ).split()
    lines_start_at = StartField(label=Creative._meta.get_field("lines_start_at").verbose_name, help_text=FROM)
    lines_end_at = EndField(label=Creative._meta.get_field("lines_end_at").verbose_name, help_text=UNTIL)
    code = forms.CharField(
        label=Creative._meta.get_field("code").verbose_name,
        help_text=Creative._meta.get_field("code").help_text,
        required=False,
        strip=False,
        max_length=MOST_CODE,
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField", "spellcheck": "false", "wrap": "off"}),
    )

    class Meta:
        model = Creative
        fields = (
            "name kind network programme code address button_text copy terms label relationship language "
            "starts_at ends_at lines_start_at lines_end_at fallback fallback_text"
        ).split()

    def clean_code(self):
        code = self.cleaned_data["code"].replace("\r\n", "\n").replace("\r", "\n")
        found = code_checks.objections(code, self.cleaned_data.get("network") or "", self.decisions)
        if found:
            raise ValidationError([_with_part(one) for one in found])
        return code

    def clean(self):
        cleaned = super().clean()
        label, language = cleaned.get("label"), cleaned.get("language")
        if label and language and label not in words_for(language):
            self.add_error("label", _("Choose a label in the language of the ad: %s") % ", ".join(words_for(language)))
        ordered(self, "lines_start_at", "lines_end_at")
        if cleaned.get("kind") == Creative.Kind.PRODUCT:
            self._clean_product(cleaned)
        elif cleaned.get("kind") == Creative.Kind.BUTTON:
            self._clean_button(cleaned)
        elif cleaned.get("kind") and "code" not in self.errors:
            self._clean_code_links(cleaned)
        return cleaned

    def clean_fallback(self):
        """An ad never comes round to itself."""
        chosen = row = self.cleaned_data["fallback"]
        seen = {self.instance.pk} if self.instance.pk else set()
        while row is not None:
            if row.pk in seen:
                raise ValidationError(_("This ad is itself replaced by the one you are editing. Choose another."))
            seen.add(row.pk)
            row = row.fallback
        return chosen

    def _without_code(self, cleaned):
        cleaned["code"] = ""
        if "code" in self.errors:
            del self.errors["code"]

    def _clean_product(self, cleaned):
        self._without_code(cleaned)
        product = self.product(cleaned)
        decisions = Decisions.load()
        verdicts = [classify(shop.address, decisions=decisions, own_hosts=frozenset()) for shop in product.shops]
        self._settle_network(cleaned, [one.network for one in verdicts if one.network], "shop_1_address")
        if all(one.kind is Kind.NOT_AD for one in verdicts) and not cleaned.get("network") and not self.errors:
            self.add_error("shop_1_address", NO_NETWORK)
        cleaned["address"] = product.shops[0].address if product.shops else ""
        self.instance.product = product.to_json()

    def _clean_button(self, cleaned):
        self._without_code(cleaned)
        address = (cleaned.get("address") or "").strip()
        if not is_full_address(address):
            self.add_error("address", _("A button needs a full address that begins with https:// or http://."))
        elif not addresses.parse(address).is_readable:
            self.add_error("address", _("The address cannot be read as browsers would read it."))
        if not cleaned.get("button_text") and "button_text" not in self.errors:
            self.add_error("button_text", _("A button needs a text."))
        network = networks.find(addresses.parse(address), self.decisions.owned.networks)
        self._settle_network(cleaned, [network.key] if network else [], "address")
        if not cleaned.get("network") and "network" not in self.errors:
            cleaned["network"] = networks.OWN

    def _clean_code_links(self, cleaned):
        code = cleaned.get("code") or ""
        if is_blank(code):
            self.add_error("code", _("Paste the code that the network gave you."))
            return
        if not code_checks.links(code):
            self.add_error("code", _("There is no link in this code. Copy it again as a whole."))
            return
        found = code_checks.ads(code, self.decisions)
        self._settle_network(cleaned, [verdict.network for verdict in found.values() if verdict.network], "code")
        if found and not cleaned.get("network"):
            cleaned["network"] = networks.OWN  # decided to be ads, and no network's
        elif not found and not cleaned.get("network"):
            self.add_error("code", NO_NETWORK)
        cleaned["address"] = next(iter(found or code_checks.links(code)))[:2000]

    def _settle_network(self, cleaned, recognised, place):
        """The network is what the links say; a choice that they contradict is an error."""
        chosen = cleaned.get("network")
        if recognised and chosen and chosen not in recognised:
            names = ", ".join(networks.name_of(key) for key in dict.fromkeys(recognised))
            self.add_error(
                "network", _("The links are of %(names)s. Choose that, or leave this empty.") % {"names": names}
            )
        elif not recognised and chosen and chosen != networks.OWN:
            self.add_error(place, _("No link of %(name)s was recognised here.") % {"name": networks.name_of(chosen)})
        elif recognised and not chosen:
            # Amazon first: it asks for a sentence on the page.
            cleaned["network"] = next((key for key in recognised if key in networks.AMAZON), recognised[0])

    def save(self, commit=True):
        row = super().save(commit=False)
        row.sha256 = digest(row.code)
        row.width = code_checks.banner_width(row.code)
        if row.kind != Creative.Kind.PRODUCT:
            row.product = {}
        if commit:
            row.save()
        return row


def _with_part(found):
    return ValidationError(
        _("%(reason)s The part in question: %(part)s"), params={"reason": found.reason, "part": found.part}
    )


class LinkDecisionForm(LineForm):
    lines = ("address", "reason")

    class Meta:
        model = LinkDecision
        fields = "address verdict relationship scope reason".split()
        widgets = {"verdict": forms.RadioSelect, "scope": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "verdict" in self.fields:  # absent for those who may only look
            self.fields["verdict"].choices = LinkDecision.Verdict.choices

    def clean(self):
        cleaned = super().clean()
        if {"address", "scope", "verdict"} <= cleaned.keys() and not self.errors:
            is_ad = cleaned["verdict"] == LinkDecision.Verdict.AD
            self._clean_target(cleaned)
            cleaned["relationship"] = (cleaned.get("relationship") or AFFILIATE) if is_ad else ""
        return cleaned

    def _clean_target(self, cleaned):
        parsed = addresses.parse(cleaned["address"])
        target = LinkDecision.target_of(cleaned["address"], cleaned["scope"])
        if not parsed.is_web or not target.strip("/"):
            self.add_error("address", _("Write a web address, such as https://example.com/page"))
        elif cleaned["scope"] == LinkDecision.Scope.HOST and suspicions.is_shortened(parsed):
            self.add_error("scope", _("A shortened address may lead anywhere: decide each link by itself."))
        elif cleaned["verdict"] == LinkDecision.Verdict.NOT_AD and (network := networks.find(parsed)):
            self.add_error("verdict", _("This is a link of %(name)s, and always an ad.") % {"name": network.name})
        elif len(target) > LinkDecision._meta.get_field("target").max_length:
            self.add_error("address", _("The address is too long."))
        elif LinkDecision.objects.filter(scope=cleaned["scope"], target=target).exclude(pk=self.instance.pk).exists():
            self.add_error("address", _("There is a decision about this already."))
        else:
            self.instance.target = target


class NoticeWordingForm(LineForm):
    lines = ("text",)

    class Meta:
        model = NoticeWording
        fields = "place relationship language text".split()

    def clean(self):
        cleaned = super().clean()
        if {"place", "language", "text"} <= cleaned.keys() and "text" not in self.errors:
            found = objection(cleaned["place"], cleaned["language"], cleaned["text"], cleaned.get("relationship") or "")
            if found:
                self.add_error("text", found)
        return cleaned
