"""The desk of expressions: the queue with its progress, and the site's own rules."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import Case, When
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from disclosures import claims, claims_queue, own_claims
from disclosures.claim import LEVELS
from disclosures.claim_answers_admin import STYLE, answer_url, who
from disclosures.claim_forms import ClaimRuleForm
from disclosures.models import ClaimAnswer, ClaimHit, ClaimRule
from disclosures.read_only import ReadOnlyAdmin

STRICTEST_FIRST = Case(*(When(level=level, then=place) for place, level in enumerate(LEVELS)), default=len(LEVELS))
STATE = '<span class="state state-{}">{}</span>'


class StateFilter(admin.SimpleListFilter):
    """Without a choice the list shows what is still open."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("all", _("All")), *ClaimHit.State.choices]

    def value(self):
        return super().value() or ClaimHit.State.OPEN

    def choices(self, changelist):
        for value, name in self.lookup_choices:
            link = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": self.value() == value, "query_string": link, "display": name}

    def queryset(self, request, queryset):
        return queryset if self.value() == "all" else queryset.filter(state=self.value())


class CategoryFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "category"

    def lookups(self, request, model_admin):
        return claims.CATEGORIES.items()

    def queryset(self, request, queryset):
        return queryset.filter(category=self.value()) if self.value() else queryset


class ClaimList(ChangeList):
    """The list knows each row's rule; the site's own rules are read once."""

    def get_results(self, request):
        super().get_results(request)
        rules = {rule.key: rule for rule in own_claims.load()}
        self.result_list = list(self.result_list)
        for hit in self.result_list:
            hit.told = rules.get(hit.rule)


class ClaimQueueAdmin(ReadOnlyAdmin):
    """Registered where the texts are known: see `text_column`."""

    change_list_template = "admin/disclosures/claimhit/change_list.html"
    list_display = ["words_column", "level_column", "text_column", "state_column", "answer_column"]
    list_display_links = None
    list_filter = [StateFilter, "level", CategoryFilter, "origin"]
    search_fields = ["words", "sentence", "title"]
    list_per_page = 50
    ordering = ["state", STRICTEST_FIRST, "-found_at", "-pk"]
    actions = ["tick"]

    class Media:
        css = STYLE

    def get_changelist(self, request, **kwargs):
        return ClaimList

    def changelist_view(self, request, extra_context=None):
        told = {"progress": claims_queue.progress(), "not_a_judgement": claims.NOT_A_JUDGEMENT}
        return super().changelist_view(request, told | (extra_context or {}))

    @admin.display(description=_("expression"))
    def words_column(self, hit):
        before, words, after = hit.sentence.partition(hit.words)
        shown = format_html("{}<mark>{}</mark>{}", before, words, after) if words else hit.words
        hint = format_html("<small>{}<br>→ {}</small>", hit.told.why, hit.told.hint) if hit.told else hit.remark
        return format_html('<span class="claim-sentence">{}</span><br>{}', shown, hint)

    @admin.display(description=_("level"), ordering="level")
    def level_column(self, hit):
        kind = claims.CATEGORIES.get(hit.category) or hit.get_origin_display()
        return format_html(
            '<span class="claim-level claim-{}">{}</span><br>{}', hit.level, hit.get_level_display(), kind
        )

    @admin.display(description=_("text"), ordering="title")
    def text_column(self, hit):
        return hit.title

    @admin.display(description=_("state"), ordering="state")
    def state_column(self, hit):
        return format_html(STATE, hit.state, hit.get_state_display())

    @admin.display(description=_("answer"))
    def answer_column(self, hit):
        if hit.state == ClaimHit.State.GONE:
            return ""
        word = _("Give evidence") if hit.level == ClaimHit.Level.ERROR else _("Tick it off")
        here = reverse("admin:disclosures_claimhit_changelist")
        return format_html('<a href="{}">{}</a>', answer_url(vars(hit), here), word)

    @admin.action(description=_("I have checked these expressions"), permissions=["answer"])
    def tick(self, request, queryset):
        """Ticks off what a tick settles; what needs evidence is left alone and counted."""
        open_ones = list(queryset.filter(state=ClaimHit.State.OPEN))
        settled = [hit for hit in open_ones if hit.level != ClaimHit.Level.ERROR]
        for hit in settled:
            answer, _is_new = ClaimAnswer.objects.get_or_create(
                source=hit.source,
                source_id=hit.source_id,
                fingerprint=hit.fingerprint,
                defaults={
                    "rule": hit.rule,
                    "words": hit.words,
                    "sentence": hit.sentence,
                    "kind": "tick",
                    **who(request),
                },
            )
            claims_queue.settle(answer, [hit])
        told = ngettext("%(count)d expression was ticked off.", "%(count)d expressions were ticked off.", len(settled))
        self.message_user(request, told % {"count": len(settled)}, messages.SUCCESS)
        if len(settled) < len(open_ones):
            self.message_user(
                request, _("Those that need evidence stay open: answer them one by one."), messages.WARNING
            )

    def has_answer_permission(self, request):
        return request.user.has_perm("disclosures.add_claimanswer")


@admin.register(ClaimRule)
class ClaimRuleAdmin(admin.ModelAdmin):
    form = ClaimRuleForm
    list_note = _(
        "Words that your own articles should not use, beside the built-in rules. Each brings texts that prove it."
    )
    list_display = ["__str__", "level", "language", "hint", "is_active"]
    list_filter = ["level", "language", "is_active"]
    fieldsets = [
        (None, {"fields": ["words", "exceptions", "level", "language", "why", "hint", "is_active"]}),
        (_("Examples"), {"fields": ["hits", "misses"]}),
    ]
