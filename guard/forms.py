"""The guarded form: a trap, a ticket and its calculation as fields, so that a form gains every check by inheriting one class."""

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from guard import blocking, learning, traces, work
from guard.block_kinds import Letter
from guard.checks import Submission, Verdict, judge
from guard.fields import LineField, MailAddressField
from guard.known import Known, look_up
from guard.senders import Sender
from guard.traces import Gist
from guard.unmasked import unmask
from lib import signing

TICKET_SECONDS = 6 * 3600


class TrapField(forms.CharField):
    """A field that people neither see nor hear; `shirushi/field.html` hides it. Whatever is in it is accepted."""

    is_trap = True

    def __init__(self):
        super().__init__(
            required=False,
            label=_("Leave this field empty"),
            widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
        )
        self.validators = []


class GuardedForm(forms.Form):
    """A form from visitors. Subclasses name their rate (`kind`) and what a ticket is bound to (`scope`).

    Their field `body` is the text that the checks read.
    """

    kind: str
    scope: str

    website = TrapField()
    # A browser that goes back may bring the spent ticket along: static/js/forms.js drops it.
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)
    work = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True  # a token would set a cookie and split the cache
        self.fields["ticket"].validators = self.fields["work"].validators = []

    @cached_property
    def proof(self) -> signing.Ticket | None:
        return signing.read(self.data.get("ticket", ""), scope=self.scope, max_age=TICKET_SECONDS)

    @property
    def has_worked(self) -> bool:
        return bool(self.proof) and work.is_done(self.data["ticket"], self.cleaned_data["work"])

    @cached_property
    def gist(self) -> Gist:
        return Gist.of(self.cleaned_data["body"])

    def ask(self, sender: Sender, model: type[Model]) -> Known:
        """What is known of it, in one query; it belongs inside the transaction that stores a row of `model`."""
        ticket = self.proof.key if self.proof else ""
        text = self.typed()
        return look_up(model, ticket=ticket, form=self.kind, network=sender.network, gist=self.gist, text=text)

    def judge(self, sender: Sender, known: Known) -> Verdict:
        return judge(
            Submission(
                text=self.typed(),
                language="" if known.welcomes_all else get_language(),
                trap=self.cleaned_data["website"],
                age=self.proof.age if self.proof else None,
                has_worked=self.has_worked,
                origin=sender.origin,
                recent=known.recent,
                limit=traces.rate(self.kind)[0],
                twins=0 if self.gist.is_small_talk else known.twins,
                likeness=learning.likeness(known.learned),
                blocks=blocking.met(known.blocks, self.letter(sender)),
            )
        )

    def typed(self) -> str:
        """All that was typed, in the order of the form, without the sender's address."""
        rows = [(self.fields.get(name), value) for name, value in self.cleaned_data.items()]
        lines = [
            value for field, value in rows if isinstance(field, LineField) and not isinstance(field, MailAddressField)
        ]
        return "\n".join(filter(None, lines))

    def letter(self, sender: Sender) -> Letter:
        email = self.cleaned_data.get("email", "")
        return Letter(unmask(f"{self.typed()}\n{email}"), email=email, network=sender.network)

    def review(self):
        """The visible answers with their labels, in the order of the form, as the confirm page repeats them."""
        for field in self.visible_fields():
            if not getattr(field.field, "is_trap", False) and self.cleaned_data.get(field.name):
                yield field.label, self.shown(field.name)

    def shown(self, name: str) -> str:
        return self.cleaned_data[name]

    def ask_to_wait(self) -> None:
        self.add_error(None, _("Too many messages came from your network. Your text is kept here; send it later."))

    def next_ticket(self) -> str:
        """For the confirm page: the same ticket while it is good, so that its time goes on."""
        return self.data["ticket"] if self.proof else signing.issue(self.scope)

    def carried(self):
        """Every answer as a hidden field for the confirm page, except the ticket."""
        for field in self:
            if field.name != "ticket":
                yield field.html_name, self.data.get(field.html_name, "")

    def full_clean(self) -> None:
        super().full_clean()
        first = next((name for name in self.fields if name in (self._errors or {})), None)
        if first:
            self.fields[first].widget.attrs["autofocus"] = True
