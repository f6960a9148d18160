"""The admin's page for one ad in the place of another: the two ads, every place with its tick, and the change."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog import ad_swaps, ad_uses
from blog.admin.shown import address_of
from blog.replacing_form import ChosenForm
from blog.sources import SOURCES
from blog.swap_form import SwapForm, chosen_spot

MODELS = {source.key: source.model for source in SOURCES}


class SwappingAdmin(admin.ModelAdmin):
    def get_urls(self):
        page = path("ads/", self.admin_site.admin_view(self.swap), name="blog_replacement_ads")
        return [page, *super().get_urls()]

    def swap(self, request):
        """GET asks for the two ads, and shows the places once both are chosen; a POST with ticks replaces."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        typed = request.POST if request.method == "POST" else request.GET
        form = SwapForm(typed) if "new" in typed else SwapForm(initial={"old": typed.get("old")})
        is_chosen = form.is_bound and form.is_valid()
        if is_chosen and request.method == "POST" and (answer := self._swap(request, **form.cleaned_data)):
            return answer
        found = ad_swaps.look(form.cleaned_data["old"]) if is_chosen else []
        drafts = ad_uses.drafts_with(form.cleaned_data["old"].pk) if is_chosen else []
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Replace an ad everywhere"),
            "form": form,
            "is_chosen": is_chosen,
            "rows": [(one, address_of(one.row), self._may(request, one.row)) for one in found],
            "count": sum(len(one.spots) for one in found),
            "drafts": [(draft, address_of(draft.article)) for draft in drafts],
        }
        return TemplateResponse(request, "admin/blog/replacing/ads.html", context)

    def _swap(self, request, old, new):
        form = ChosenForm(request.POST, chosen_spot)
        ticks = form.ticks() if form.is_valid() else []
        if not ticks:
            messages.error(request, _("Tick at least one place."))
            return None
        if not all(self._may(request, MODELS[tick.source]) for tick in ticks):
            raise PermissionDenied
        done = ad_swaps.swap(old, new, ticks, by=request.user)
        sentence = ngettext("%(count)d place was replaced.", "%(count)d places were replaced.", done.count)
        self.tell(request, done, sentence)
        return redirect("admin:blog_replacement_change", done.replacement.pk) if done.articles else None

    def _may(self, request, model):
        return request.user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")
