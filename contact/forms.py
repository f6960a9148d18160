"""The contact form: a topic with what it asks for, who writes, the text, and consent to the privacy policy."""

from django import forms
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from contact import about, policy, topics
from guard.fields import LineField, LinesField, MailAddressField
from guard.forms import GuardedForm

BODY_LENGTH, BODY_LINES = 10_000, 3000


class ContactForm(GuardedForm):
    """Every topic's fields stand in the form, so that one page serves all; only those of the chosen one are judged."""

    kind = "contact"
    scope = "contact"

    topic = forms.ChoiceField(
        label=_("Topic"),
        choices=topics.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a topic."), "invalid_choice": _("Choose a topic.")},
    )
    name = LineField(most=50, label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = MailAddressField(
        label=_("E-mail address"),
        help_text=_("The answer goes there. Please check that mail from this site is not filtered as spam."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    body = LinesField(
        most=BODY_LENGTH,
        most_lines=BODY_LINES,
        label=_("Message"),
        help_text=_("Up to 10,000 characters"),
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
    )
    consent = forms.BooleanField(
        label=_("I agree to the handling of personal data"),
        error_messages={"required": _("Read how personal data is handled, and agree to it.")},
    )
    policy = forms.CharField(required=False, widget=forms.HiddenInput)  # the version that the page showed

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= {key: asked.field() for key, asked in topics.ASKED.items()}
        self.order_fields(["topic", *topics.ASKED, "name", "email", "body", "consent"])
        self.policy_page = policy.page()
        self.policy_version = policy.version(self.policy_page)
        self.fields["policy"].validators = []
        self.initial["policy"] = self.policy_version
        if self.policy_page:
            self.fields["consent"].label = format_html(
                _('I agree to the <a href="{}">handling of personal data</a>'), self.policy_page.get_absolute_url()
            )

    @cached_property
    def chosen(self) -> topics.Topic | None:
        return topics.BY_KEY.get(self["topic"].value() or "")

    @property
    def asks(self) -> list[str]:
        """The fields of the chosen topic."""
        return [asked.key for asked in self.chosen.asks] if self.chosen else []

    @cached_property
    def about(self):
        """The published article that a report names, or None."""
        return about.article(self["article"].value() or "") if "article" in self.asks else None

    def choices_with_fields(self):
        """The topics with their own fields, as the page groups them."""
        for row, choice in zip(topics.TOPICS, self["topic"], strict=True):
            yield choice, [self[asked.key] for asked in row.asks]

    def fields_for_all(self):
        """What every topic asks for."""
        return [field for field in self.visible_fields() if field.name not in {"topic", *topics.ASKED}]

    def full_clean(self) -> None:
        """What was typed for another topic is kept as it is, in case the visitor goes back to it."""
        everything = self.fields
        others = set(topics.ASKED) - set(self.asks)
        self.fields = {name: field for name, field in everything.items() if name not in others}
        super().full_clean()
        self.fields = everything

    def clean(self):
        """Whoever agreed to a wording that was replaced in the meantime is asked about the new one."""
        if self.cleaned_data.get("consent") and self.data.get("policy", "") != self.policy_version:
            self.data = {**dict(self.data.items()), "policy": self.policy_version, "consent": ""}
            self.add_error("consent", _("The text has changed since you opened this page. Please read it again."))

    def answers(self) -> dict[str, str]:
        """What the chosen topic asked for, without what was left empty."""
        return {key: self.cleaned_data[key] for key in self.asks if self.cleaned_data[key]}

    def review(self):
        """The answers with their labels, in the order of the form, as the confirm page repeats them."""
        rows = [(_("Topic"), self.chosen.name), *topics.read(self.answers())]
        return [*rows, *((self.fields[name].label, self.cleaned_data[name]) for name in ("name", "email", "body"))]
