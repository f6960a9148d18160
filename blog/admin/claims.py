"""Expressions at the desk: the queue with the way to each text, and what the editor shows at the words while somebody types."""

import json

from django.contrib import admin
from django.http import JsonResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from blog import obstacles
from blog.admin import form_views
from blog.admin.checklist import ChecklistAdmin
from blog.models import Article
from blog.page_types import LISTED
from blog.sources import SOURCES
from disclosures import claims
from disclosures.claim_answers import Answers
from disclosures.claim_answers_admin import answer_url
from disclosures.claims_admin import ClaimList, ClaimQueueAdmin
from disclosures.models import ClaimHit

FORMS = {source.key: f"admin:{source.model._meta.label_lower.replace('.', '_')}_change" for source in SOURCES}


class TextList(ClaimList):
    """The list knows the form of each row's text; which articles are fixed pages is asked once."""

    def get_results(self, request):
        super().get_results(request)
        asked = [hit.source_id for hit in self.result_list if hit.source == "article"]
        pages = set(Article.objects.filter(pk__in=asked).exclude(page_type__in=LISTED).values_list("pk", flat=True))
        for hit in self.result_list:
            is_page = hit.source == "article" and hit.source_id in pages
            hit.form = "admin:blog_page_change" if is_page else FORMS.get(hit.source, "")


@admin.register(ClaimHit)
class TextQueueAdmin(ClaimQueueAdmin):
    def get_changelist(self, request, **kwargs):
        return TextList

    @admin.display(description=_("text"), ordering="title")
    def text_column(self, hit):
        if not hit.form:
            return hit.title
        return format_html('<a href="{}">{}</a>', reverse(hit.form, args=[hit.source_id]), hit.title or "—")


class ClaimsAdmin(ChecklistAdmin):
    """Reads what stands in the form just now; nothing of it is saved, and the rules stay on the server."""

    def get_urls(self):
        return [*form_views.paths(self, "claims", self.claims_view), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["claims_url"] = form_views.address(self, "claims", obj)
        context["claims_words"] = json.dumps(words(), ensure_ascii=False)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def claims_view(self, request, object_id=None):
        """The expressions of the text in the form, each with its rule's sentences and where it stands."""
        article, form = self.sent(request, object_id)
        proof = obstacles.Proof(form.instance)
        answers = Answers.load("article", article.pk if article else None)
        here = (
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[article.pk]) if article else ""
        )
        return JsonResponse({"claims": [_row(one, answers, article, here) for one in proof.expressions]})


def _row(one, answers, article, here):
    hit = one.hit
    values = {"source": "article", "source_id": article.pk if article else "", "rule": hit.rule.key}
    return {
        "field": one.field,
        "level": hit.rule.level,
        "words": hit.words,
        "sentence": hit.sentence,
        "offset": len(hit.sentence[: hit.offset].encode("utf-16-le")) // 2,  # as JavaScript counts
        "kind": str(claims.CATEGORIES[hit.rule.category]),
        "why": str(hit.rule.why),
        "hint": str(hit.rule.hint),
        "state": str(answers.state(hit)),
        "answer": answer_url({**values, "words": hit.words, "sentence": hit.sentence}, here) if article else "",
    }


def words():
    """What the list under the editor says, in the language of the person who writes."""
    return {
        "title": _("Expressions to check"),
        "none": _("No expression to check."),
        "note": str(claims.NOT_A_JUDGEMENT),
        "failed": _("The expressions could not be checked just now."),
        "error": _("Reword or prove"),
        "warn": _("Check"),
        "info": _("For information"),
        "settled": _("Settled"),
        "evidence": _("Give evidence"),
        "tick": _("Tick it off"),
        "instead": _("Instead:"),
    }
