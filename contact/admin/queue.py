"""The list of the inbox: a tab for each state, the filters beside it, and its rows as they are read."""

from datetime import timedelta

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from post_office.models import STATUS, Email

from blog.people import name_of
from contact.admin import mail_states
from contact.models import Message, Reply
from lib.text import excerpt

ALL = "all"
LATELY = timedelta(days=7)
BEGINNING = 90  # characters


class StateTab(admin.SimpleListFilter):
    """New messages until another tab is chosen; whoever searches looks through all of them."""

    title = _("state")
    parameter_name = "state"

    def __init__(self, request, *args):
        super().__init__(request, *args)
        self.start = ALL if SEARCH_VAR in request.GET else Message.State.NEW

    def lookups(self, request, model_admin):
        return [*Message.State.choices, (ALL, _("All"))]

    def value(self):
        asked = super().value()
        return asked if asked in {ALL, *Message.State.values} else self.start

    def queryset(self, request, queryset):
        return queryset if self.value() == ALL else queryset.filter(state=self.value())


class AssigneeFilter(admin.SimpleListFilter):
    title = _("assigned to")
    parameter_name = "assignee"
    ME, NOBODY = "me", "nobody"

    def lookups(self, request, model_admin):
        people = get_user_model().objects.filter(pk__in=Message.objects.order_by().values("assignee")).order_by("pk")
        others = [(str(person.pk), name_of(person)) for person in people if person != request.user]
        return [(self.ME, _("me")), (self.NOBODY, pgettext_lazy("message", "nobody")), *others]

    def queryset(self, request, queryset):
        asked = self.value()
        if asked == self.ME:
            return queryset.filter(assignee=request.user)
        if asked == self.NOBODY:
            return queryset.filter(assignee=None)
        known = {key for key, _name in self.lookup_choices}
        return queryset.filter(assignee=asked) if asked in known else queryset


class MailFilter(admin.SimpleListFilter):
    """Messages with a mail, to the owner or to the sender, that has not gone out."""

    title = _("mail")
    parameter_name = "mail"
    STATES = {"failed": [STATUS.failed], "waiting": [STATUS.queued, STATUS.requeued]}

    def lookups(self, request, model_admin):
        return [("failed", mail_states.NAMES[STATUS.failed]), ("waiting", mail_states.NAMES[STATUS.queued])]

    def queryset(self, request, queryset):
        states = self.STATES.get(self.value() or "")
        if states is None:
            return queryset
        replied = Reply.objects.filter(message=OuterRef("pk"), mail__status__in=states)
        told = Message.mails.through.objects.filter(message=OuterRef("pk"), email__status__in=states)
        return queryset.filter(Q(Exists(replied)) | Q(Exists(told)))


class Inbox(ChangeList):
    """`rows` are what the template shows; a request for neighbours wants the rows of the database alone."""

    def get_queryset(self, request, exclude_parameters=None):
        rows = super().get_queryset(request, exclude_parameters)
        mails = Email.objects.only("status").prefetch_related("logs")  # their texts are long, and not shown here
        return rows.defer("article__body").prefetch_related(Prefetch("mails", mails), Prefetch("replies__mail", mails))

    def get_results(self, request):
        if not getattr(request, "only_rows", False):
            super().get_results(request)
            self.rows = [row(message) for message in self.result_list]

    @property
    def tab(self):
        return next(spec for spec in self.filter_specs if isinstance(spec, StateTab)).value()

    @property
    def side_filters(self):
        return [spec for spec in self.filter_specs if not isinstance(spec, StateTab)]

    def tabs(self, request):
        """The states with their numbers, of what the search and the filters find in each."""
        found = self.get_queryset(request, exclude_parameters=[StateTab.parameter_name])
        counts = dict(found.order_by().values_list("state").annotate(Count("pk", distinct=True)))
        states = [(state, label, counts.get(state, 0)) for state, label in Message.State.choices]
        return [self._tab(*tab) for tab in [*states, (ALL, _("All"), sum(counts.values()))]]

    def _tab(self, state, label, count):
        query = self.get_query_string({StateTab.parameter_name: state}, remove=["p"])
        return {"label": label, "count": count, "query": query, "is_open": state == self.tab}


def row(message: Message) -> dict:
    """One line of the list; asks the database for nothing."""
    mails = [reply.mail for reply in message.replies.all()][-1:] or list(message.mails.all())
    return {
        "message": message,
        "beginning": excerpt(message.body, BEGINNING),
        "age": age(message.created_at),
        "assignee": name_of(message.assignee) if message.assignee else "",
        "mails": [] if message.is_sample else [mail_states.of(mail) for mail in mails],
        "is_answered": bool(message.replies.all()),
    }


def age(instant):
    """How long ago in one unit; after a week the day says more."""
    since = timezone.now() - instant
    if since > LATELY:
        return date_format(timezone.localtime(instant), "SHORT_DATE_FORMAT")
    return _("just now") if since < timedelta(minutes=1) else _("%(time)s ago") % {"time": timesince(instant, depth=1)}
