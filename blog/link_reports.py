"""Reports of readers and editors that a link without a mark is an ad: the form, and how a report is taken in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.addresses import absolute
from blog.plain_links import plain_links
from blog.rendering import rendered
from disclosures.models import LinkReport
from guard.admission import Admission, admit
from guard.fields import LinesField
from guard.forms import GuardedForm
from lib.text import is_blank

OTHER = ""
BODY = 1000


class LinkReportForm(GuardedForm):
    """Which link of the article is meant, and what was noticed; no name and no address of the sender."""

    kind = "link"
    scope = "link"

    link = forms.ChoiceField(
        label=_("Which link is an ad?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the links.")},
    )
    body = LinesField(
        most=BODY,
        most_lines=50,
        required=False,
        label=_("What did you notice?"),
        help_text=_("For example, that the page behind it thanks the blog. Please write no personal data."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    article = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["link", "body", "article"]

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, **kwargs)
        self.about = about
        self.links = {one.address: str(one) for one in plain_links(rendered(about).html)}
        self.fields["article"].validators = []
        self.fields["link"].choices = [*self.links.items(), (OTHER, _("Another one, or I am not sure"))]
        self.initial |= {"article": about.slug, "link": OTHER}

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("link") and is_blank(cleaned.get("body") or "") and not self.errors:
            self.add_error("body", _("Choose a link, or write which one you mean."))
        return cleaned

    def clean_article(self):
        return self.about.slug

    def shown(self, name):
        return self.links[self.cleaned_data[name]] if name == "link" else super().shown(name)


def receive(form, sender) -> Admission:
    """Judge a valid form and store its report once."""
    typed = {name: form.cleaned_data[name] for name in ("link", "body")}
    same = {"source": "article", "source_id": form.about.pk, **typed}

    def store(verdict):
        return LinkReport.objects.create(
            **_about(form.about),
            **typed,
            state=LinkReport.State.SPAM if verdict.is_spam else LinkReport.State.NEW,
            reasons=list(verdict.reasons),
            network_hash=sender.network,
            submission_key=form.proof.key,
        )

    return admit(form, sender, LinkReport, typed=same, store=store)


def note(article, link, body, *, by) -> LinkReport:
    """An editor's own report: the link was judged plain, and somebody of the house thinks that it is an ad."""
    return LinkReport.objects.create(**_about(article), link=link, body=body, reported_by=by)


def _about(article):
    return {
        "source": "article",
        "source_id": article.pk,
        "title": article.title,
        "page_address": absolute(article.get_absolute_url()),
    }
