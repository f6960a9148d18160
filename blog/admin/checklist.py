"""The list at the desk of what stands in the way of publishing and what would be better, each line a way to its place."""

from copy import copy
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse

from blog import obstacles, publishing
from blog.admin import form_views
from blog.advice import ADVISABLE
from blog.models import Site
from blog.strength import sentence
from disclosures.claim_answers_admin import answer_url
from disclosures.claims import NOT_A_JUDGEMENT

TEMPLATE = "admin/blog/publish_checklist.html"


class ChecklistAdmin(admin.ModelAdmin):
    """Shows the list with the form, and renews it for what stands in the form just now."""

    def get_urls(self):
        return [*form_views.paths(self, "checklist", self.checklist_view), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        form = context["adminform"].form
        context["checklist"] = self.checklist(self.as_shown(obj or form.instance), obj, by=request.user)
        context["checklist_url"] = form_views.address(self, "checklist", obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def as_shown(self, article):
        """The article as its form shows it."""
        return article

    def checklist_view(self, request, object_id=None):
        """The list for a form that was sent; nothing of it is saved."""
        article, form = self.sent(request, object_id)
        return TemplateResponse(
            request, TEMPLATE, {"checklist": self.checklist(form.instance, article, form, by=request.user)}
        )

    def sent(self, request, object_id):
        """The stored article, or None, and the form that was sent for it, bound to a copy."""
        article = self.get_object(request, object_id) if object_id else None
        if object_id and article is None:
            raise Http404
        is_allowed = self.has_change_permission(request, article) if article else self.has_add_permission(request)
        if request.method != "POST" or not is_allowed:
            raise PermissionDenied
        form_class = self.get_form(request, article, change=article is not None)
        form = form_class(request.POST, request.FILES, instance=copy(article) if article else None)
        form.is_valid()
        return article, form

    def checklist(self, article, stored, form=None, *, by):
        """Rows of the two kinds, in the order of the fields."""
        refused = list(_refusals(form)) if form else []
        told = {one.anchor for one in refused}
        blocking = [
            one for one in publishing.obstacles(article, by=by) if one.anchor not in told or one.anchor == "body"
        ]
        if not stored:  # an empty address is made from the title
            blocking = [one for one in blocking if one.code != "slug"]
        proof = obstacles.Proof(article)
        advice = obstacles.found(ADVISABLE, proof)
        return {
            "blocking": [self._row(one, stored) for one in [*refused, *blocking]],
            "advice": [self._row(one, stored) for one in advice],
            "strength": sentence(Site.objects.first(), article=article) if proof.shown.marks.has_ads else "",
            "not_a_judgement": NOT_A_JUDGEMENT if any(one.hit for one in (*blocking, *advice)) else "",
        }

    def _row(self, one, stored):
        decide = ""
        if (one.address or one.hit) and stored:
            here = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[stored.pk])
            decide = _answer(one.hit, stored, here) if one.hit else _decision(one.address, here)
        return {"it": one, "place": f"#{_anchor(one.anchor)}", "decide": decide}


def _decision(address, here):
    return f"{reverse('admin:disclosures_linkdecision_add')}?{urlencode({'address': address, 'next': here})}"


def _answer(hit, article, here):
    values = {"rule": hit.rule.key, "words": hit.words, "sentence": hit.sentence}
    return answer_url({"source": "article", "source_id": article.pk, **values}, here)


def _anchor(field):
    """The id of the field's first input: a time has two."""
    return f"id_{field}_0" if field.endswith("_at") else f"id_{field}"


def _refusals(form):
    """What saving would refuse, as obstacles."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        yield obstacles.Obstacle("refused", f"{label}：{errors[0]}" if label else errors[0], name)
