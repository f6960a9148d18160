"""The doors through which answers to expressions and own rules about them come in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosures import evidence, own_claims
from disclosures.claim import ERROR, WARN
from disclosures.forms import LineForm
from disclosures.models import ClaimAnswer, ClaimRule
from disclosures.models.claims import fingerprint
from lib.text import is_blank

EXPRESSION = ("source", "source_id", "rule", "words", "sentence")
WAIVE = "disclosures.waive_claim"
MOST_LINES, MOST_LENGTH = 50, 60


class ClaimAnswerForm(LineForm):
    """A tick, or evidence where the rule asks for it. Which words it is about came with the link to the form."""

    lines = ("survey", "period", "sample", "scope", "note")
    user = None
    upload = forms.FileField(
        label=_("evidence file"),
        required=False,
        help_text=_("PDF, PNG, JPEG, WebP, text or CSV, 10 MB at most. Readers never see it."),
    )

    class Meta:
        model = ClaimAnswer
        fields = [*EXPRESSION, "url", "survey", "period", "sample", "scope", "as_of", "note"]
        widgets = dict.fromkeys(EXPRESSION, forms.HiddenInput) | {"url": forms.URLInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "as_of" in self.fields and not self.instance.pk:
            self.fields["as_of"].initial = timezone.localdate

    def clean_url(self):
        address = self.cleaned_data["url"].strip()
        if address:
            forms.URLField(assume_scheme="https").clean(address)
        if address and not address.lower().startswith(("https://", "http://")):
            raise ValidationError(_("Write a web address that begins with https:// or http://."))
        return address

    def clean_upload(self):
        """Judged by its bytes; stored when the answer is."""
        if upload := self.cleaned_data["upload"]:
            evidence.check(upload)
            upload.seek(0)
        return upload

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.keys() >= set(EXPRESSION):
            rule = own_claims.by_key(cleaned["rule"])
            if cleaned["rule"] and rule is None:
                raise ValidationError(_("There is no such rule any more."))
            if rule is not None and rule.level == ERROR:
                self._clean_evidence(cleaned)
            self.instance.kind = self._kind(rule)
            self._clean_once(cleaned)
        if cleaned.get("upload") and not self.errors:
            self.instance.file = evidence.take_in(cleaned["upload"], by=self.user)
        return cleaned

    def _clean_evidence(self, cleaned):
        if self.user is None or not self.user.has_perm(WAIVE):
            raise ValidationError(_("Only those who publish may keep these words with evidence. Reword the sentence."))
        is_shown = cleaned.get("url") or cleaned.get("upload") or self.instance.file_id
        if not is_shown and not {"url", "upload"} & self.errors.keys():
            self.add_error("url", _("Evidence needs the address of its source, or a file."))
        if not cleaned.get("as_of") and "as_of" not in self.errors:
            self.add_error("as_of", _("Say on which day you checked it."))

    def _clean_once(self, cleaned):
        self.instance.fingerprint = fingerprint(*(cleaned[name] for name in EXPRESSION[2:]))
        same = {name: cleaned[name] for name in ("source", "source_id")} | {"fingerprint": self.instance.fingerprint}
        if ClaimAnswer.objects.filter(**same).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Somebody has answered this already."))

    @staticmethod
    def _kind(rule):
        is_strict = rule is not None and rule.level == ERROR
        return ClaimAnswer.Kind.WAIVER if is_strict else ClaimAnswer.Kind.TICK


class ClaimRuleForm(LineForm):
    """Takes a rule only when its own examples prove it."""

    lines = ("why", "hint")

    class Meta:
        model = ClaimRule
        fields = ["words", "exceptions", "level", "language", "why", "hint", "hits", "misses", "is_active"]
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("words", "exceptions", "hits", "misses")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "level" in self.fields:
            self.fields["level"].initial = WARN

    def clean_words(self):
        return self._listed("words")

    def clean_exceptions(self):
        return self._listed("exceptions")

    def _listed(self, name):
        words = own_claims.listed(self.cleaned_data[name])
        if len(words) > MOST_LINES or any(len(word) > MOST_LENGTH for word in words):
            raise ValidationError(
                _("At most %(lines)d lines of %(length)d characters."),
                params={"lines": MOST_LINES, "length": MOST_LENGTH},
            )
        if any(is_blank(word) for word in words):
            raise ValidationError(_("Nothing of this can be seen. Write a text."))
        return "\n".join(words)

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            unfound, untouched = own_claims.failures(ClaimRule(**cleaned))
            for text in unfound:
                self.add_error("hits", _("The rule does not find this: %s") % text)
            for text in untouched:
                self.add_error("misses", _("The rule finds this although it should not: %s") % text)
        return cleaned
