"""The contact form: a topic, who writes, what, and consent to the privacy policy."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blog.models import Article
from contact import policy, topics
from guard.fields import LineField, LinesField, MailAddressField, PageAddressField
from guard.forms import GuardedForm

BODY_LENGTH, BODY_LINES = 10_000, 3000


class ContactForm(GuardedForm):
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
    page_address = PageAddressField(
        required=False, label=_("Address of the page"), help_text=_("If it is about a page of this site")
    )
    quote = LinesField(
        most=1000,
        most_lines=100,
        required=False,
        label=_("The expression"),
        help_text=_("The words that concern you, as they stand in the article"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    body = LinesField(
        most=BODY_LENGTH,
        most_lines=BODY_LINES,
        label=_("Message"),
        help_text=_("Up to 10,000 characters"),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    consent = forms.BooleanField(
        label=_("I agree to the handling of personal data"),
        error_messages={"required": _("Read how personal data is handled, and agree to it.")},
    )
    article = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["topic", "name", "email", "page_address", "quote", "body", "consent", "article"]

    def __init__(self, *args, article=None, **kwargs):
        """`article` is the one whose expression is reported; the form then asks for the words."""
        super().__init__(*args, **kwargs)
        self.about = article
        self.fields["article"].validators = []
        if article is None:
            del self.fields["quote"]
        self.policy_page = policy.page()
        if self.policy_page:
            self.fields["consent"].label = format_html(
                _('I agree to the <a href="{}">handling of personal data</a>'), self.policy_page.get_absolute_url()
            )

    def clean_article(self):
        return self.about

    def shown(self, name):
        return topics.BY_KEY[self.cleaned_data["topic"]].name if name == "topic" else super().shown(name)

    def review(self):
        return [row for row in super().review() if row[1] is not True]  # consent was given; nothing to check


def reported_article(slug):
    """The published article of a slug that a visitor's address or form names, or None."""
    if not slug or len(slug) > Article._meta.get_field("slug").max_length or "\0" in slug:
        return None
    return Article.objects.published().filter(slug=slug).defer("body").first()
