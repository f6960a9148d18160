"""Answers to expressions in the admin: a tick, or the evidence that proves the words, given once and led back from."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from disclosures import claims, claims_queue, own_claims
from disclosures.claim_answers import EVIDENCE
from disclosures.claim_forms import EXPRESSION, ClaimAnswerForm
from disclosures.models import ClaimAnswer, ClaimHit
from disclosures.models.claims import fingerprint
from disclosures.way_back import back
from lib.text import is_number

SAME = ("source", "source_id", "rule", "words")
STYLE = {"all": ["css/admin/claims.css"]}


def answer_url(values, here=""):
    """The form that answers one expression; `values` holds what EXPRESSION names."""
    asked = {name: values[name] for name in EXPRESSION} | ({"next": here} if here else {})
    return f"{reverse('admin:disclosures_claimanswer_add')}?{urlencode(asked)}"


def who(request):
    name = request.user.get_full_name() or request.user.get_username()
    return {"answered_by": request.user, "answered_by_name": name, "answered_at": timezone.now()}


@admin.register(ClaimAnswer)
class ClaimAnswerAdmin(admin.ModelAdmin):
    """Opened from a text or from the queue with the expression in its address and `?next=…`; answers by going back there."""

    form = ClaimAnswerForm
    change_form_template = "admin/disclosures/claimanswer/change_form.html"
    list_note = _(
        "What was checked or proved, with who and when. An answer lapses when the words or their sentence change."
    )
    list_display = ["words", "kind", "url", "as_of", "answered_by_name", "answered_at"]
    list_filter = ["kind"]
    search_fields = ["words", "sentence", "url", "note"]
    readonly_fields = ["file_link", "answered_by_name", "answered_at"]
    date_hierarchy = "answered_at"

    class Media:
        css = STYLE

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def get_changeform_initial_data(self, request):
        """Where the sentence alone has changed, the evidence given before stands in the form to be looked at again."""
        asked = super().get_changeform_initial_data(request)
        before = ClaimAnswer.objects.filter(**{name: asked.get(name, "") for name in SAME}).first()
        return asked | ({name: getattr(before, name) for name in EVIDENCE} if before else {})

    def get_fieldsets(self, request, obj=None):
        kept = ["file_link"] if obj and obj.file_id else []
        evidence = ["url", "upload", *kept, "survey", "period", "sample", "scope", "as_of"]
        who_and_when = ["answered_by_name", "answered_at"] if obj else []
        if self._is_strict(request, obj):
            return [(None, {"fields": [*EXPRESSION, *evidence, "note", *who_and_when]})]
        may_stay_empty = {"fields": evidence, "classes": ["collapse"]}
        first = (None, {"fields": [*EXPRESSION, "note", *who_and_when]})
        return [first, (_("Evidence, if there is any"), may_stay_empty)]

    @staticmethod
    def _is_strict(request, obj):
        rule = own_claims.by_key(obj.rule if obj else _asked(request)["rule"])
        return rule is not None and rule.level == ClaimHit.Level.ERROR

    def add_view(self, request, form_url="", extra_context=None):
        """An answer belongs to an expression, and each is answered once: a second time leads to the first answer."""
        asked = _asked(request)
        if request.method != "GET" or not self.has_add_permission(request):
            return super().add_view(request, form_url, extra_context)
        if not (asked["source"] and asked["words"] and is_number(asked["source_id"])) or "\0" in "".join(
            asked.values()
        ):
            messages.info(request, _("Choose the expression that you want to answer."))
            return redirect("admin:disclosures_claimhit_changelist")
        if answer := _answered(asked):
            query = urlencode({"next": request.GET.get("next", "")})
            return redirect(f"{reverse('admin:disclosures_claimanswer_change', args=[answer.pk])}?{query}")
        return super().add_view(request, form_url, extra_context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["expression"] = {name: getattr(obj, name) for name in EXPRESSION} if obj else _asked(request)
        context["rule"] = own_claims.by_key(context["expression"]["rule"])
        context["not_a_judgement"] = claims.NOT_A_JUDGEMENT
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @admin.display(description=_("kept file"))
    def file_link(self, answer):
        verb = "change" if answer.file.erased_at else "download"  # what was erased says why
        address = reverse(f"admin:disclosures_evidencefile_{verb}", args=[answer.file_id])
        return format_html('<a href="{}">{}</a>', address, answer.file.name)

    def save_model(self, request, obj, form, change):
        for name, value in who(request).items():
            setattr(obj, name, value)
        super().save_model(request, obj, form, change)
        claims_queue.settle(obj, _hits(obj))

    def delete_model(self, request, obj):
        claims_queue.settle(None, _hits(obj))
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for answer in queryset:
            claims_queue.settle(None, _hits(answer))
        super().delete_queryset(request, queryset)

    def response_add(self, request, obj, post_url_continue=None):
        return back(request, _("Your answer is kept.")) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return back(request, _("Your answer is kept.")) or super().response_change(request, obj)


def _asked(request):
    """The expression that the address or the sent form names."""
    given = request.POST if request.method == "POST" else request.GET
    return {name: given.get(name, "") for name in EXPRESSION}


def _answered(asked):
    named = fingerprint(*(asked[name] for name in EXPRESSION[2:]))
    answers = ClaimAnswer.objects.filter(source=asked["source"], source_id=asked["source_id"])
    return answers.filter(fingerprint=named).first()


def _hits(answer):
    return ClaimHit.objects.filter(source=answer.source, source_id=answer.source_id, fingerprint=answer.fingerprint)
