"""Confirmed addresses at the desk: whose comments appear at once. The address itself needs the right to see addresses."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Subquery
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from comments import trust
from comments.models import Comment, Correspondent
from guard.sought import PrivateSearch
from lib.text import excerpt, is_number

LATEST = 10


class Trusted(admin.SimpleListFilter):
    title = _("trust")
    parameter_name = "trust"

    def lookups(self, request, model_admin):
        return [("yes", _("Appear at once")), ("no", _("Wait like all others"))]

    def queryset(self, request, queryset):
        return queryset.filter(trusted_at__isnull=self.value() == "no") if self.value() else queryset


class TrustForm(forms.ModelForm):
    """Nothing of a person is rewritten here; there is one question."""

    trusted = forms.BooleanField(
        label=_("Comments from this address appear at once"),
        required=False,
        help_text=_(
            "Only where the sender's own browser proves the address. What the guard takes for spam still waits."
        ),
    )

    class Meta:
        model = Correspondent
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "trusted" in self.fields:  # absent for those who may only look
            self.fields["trusted"].initial = self.instance.trusted_at is not None


@admin.action(description=_("Let their comments appear at once"), permissions=["change"])
def give(modeladmin, request, queryset):
    tell(request, trust.give(queryset, by=request.user), is_trusted=True)


@admin.action(description=_("Let their comments wait again"), permissions=["change"])
def withdraw(modeladmin, request, queryset):
    tell(request, trust.withdraw(queryset), is_trusted=False)


def tell(request, count, *, is_trusted):
    if count and is_trusted:
        messages.success(request, _("From now on their comments appear at once."))
    elif count:
        messages.success(request, _("From now on their comments wait like all others."))


@admin.register(Correspondent)
class CorrespondentAdmin(PrivateSearch, admin.ModelAdmin):
    form = TrustForm
    list_note = _("Readers who confirmed their address by a link. Comments of those you trust appear without waiting.")
    list_display = ["who", "confirmed_at", "trusting", "wants_mails"]
    list_display_links = ["who"]
    list_filter = [Trusted]
    list_select_related = ["trusted_by"]
    list_per_page = 50
    fields = ["who", "address", "confirmed_at", "trusting", "wants_mails", "latest", "trusted"]
    actions = [give, withdraw]

    def has_add_permission(self, request):
        return False

    def sees_addresses(self, request):
        return request.user.has_perm("comments.view_email")

    def get_queryset(self, request):
        """With the name under which each person wrote last; names that came without a proof are anybody's."""
        proved = Comment.objects.sent_from(OuterRef("email")).filter(is_proved=True).order_by("-pk")
        return super().get_queryset(request).annotate(name=Subquery(proved.values("name")[:1]))

    def get_list_display(self, request):
        who, *others = self.list_display
        return [who, "address", *others] if self.sees_addresses(request) else self.list_display

    def get_fields(self, request, obj=None):
        allowed = {"address": self.sees_addresses(request), "trusted": self.has_change_permission(request, obj)}
        return [name for name in self.fields if allowed.get(name, True)]

    def get_readonly_fields(self, request, obj=None):
        return [name for name in self.get_fields(request, obj) if name != "trusted"]

    def get_search_fields(self, request):
        return ["email"] if self.sees_addresses(request) else []

    def lookup_allowed(self, lookup, value, request):
        """Without this, ?email__startswith=a would tell an address letter by letter."""
        return lookup.split("__")[0] not in {"email", "key"} and super().lookup_allowed(lookup, value, request)

    def save_model(self, request, obj, form, change):
        """Only the verbs write; saving the row as it was read would undo what others decided meanwhile."""
        self._decide(request, obj.pk, is_trusted=form.cleaned_data["trusted"])

    def get_urls(self):
        one = self.admin_site.admin_view(self.decide)
        return [path("<int:pk>/trust/", one, name="comments_correspondent_trust"), *super().get_urls()]

    def decide(self, request, pk):
        """The button on the page of a comment; leads back to it."""
        person = get_object_or_404(Correspondent, pk=pk)
        if request.method != "POST" or not self.has_change_permission(request, person):
            raise PermissionDenied
        self._decide(request, pk, is_trusted=request.POST.get("trust") == "yes")
        comment = request.GET.get("comment", "")
        if is_number(comment):
            return HttpResponseRedirect(reverse("admin:comments_comment_change", args=[comment]))
        return HttpResponseRedirect(reverse("admin:comments_correspondent_change", args=[pk]))

    def _decide(self, request, pk, *, is_trusted):
        people = Correspondent.objects.filter(pk=pk)
        count = trust.give(people, by=request.user) if is_trusted else trust.withdraw(people)
        tell(request, count, is_trusted=is_trusted)

    @admin.display(description=_("name"), ordering="name")
    def who(self, person):
        return format_html("<bdi>{}</bdi>", person.name or person)

    @admin.display(description=_("e-mail address"), ordering="email")
    def address(self, person):
        return format_html("<bdi>{}</bdi>", person.email)

    @admin.display(description=_("comments"), ordering="trusted_at")
    def trusting(self, person):
        return _("Wait like all others") if person.trusted_at is None else _("Appear at once")

    @admin.display(description=_("mails about replies"), ordering="stopped_at")
    def wants_mails(self, person):
        return pgettext("mails", "wanted") if person.stopped_at is None else pgettext("mails", "stopped")

    @admin.display(description=_("latest comments"))
    def latest(self, person):
        """What was sent with this address; whoever typed it without a proof may be anybody."""
        comments = Comment.objects.sent_from(person.email).order_by("-pk")[:LATEST]
        page = "admin:comments_comment_change"
        rows = ((reverse(page, args=[one.pk]), excerpt(one.body, 60), proved(one)) for one in comments)
        return format_html_join("", '<p><a href="{}"><bdi>{}</bdi></a> <span class="small">{}</span></p>', rows) or "–"


def proved(comment):
    return _("sent by the holder of the address") if comment.is_proved else _("sent without a proof")
