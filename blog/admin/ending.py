"""The admin's page for a network's end notice: paste it, see which texts are touched, confirm the end."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog import ad_uses
from blog.admin.shown import address_of
from disclosures import end_notices
from disclosures.end_notice_form import EndForm, PastedNoticeForm
from disclosures.models import Programme

MOST_SHOWN = 30  # texts named for one programme; the number tells how many more there are


class EndingAdmin(admin.ModelAdmin):
    @property
    def list_tools(self):
        """Buttons above the list, beside that for a new row."""
        return [(_("End notice of a network"), reverse("admin:disclosures_programme_end"))]

    def get_urls(self):
        page = path("end-notice/", self.admin_site.admin_view(self.end_notice), name="disclosures_programme_end")
        return [page, *super().get_urls()]

    def end_notice(self, request):
        """A POST with a text looks and changes nothing; one with programmes and a day ends them."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if "_end" in request.POST:
            return self._end(request)
        pasted = PastedNoticeForm(request.POST if "text" in request.POST else None)
        if not pasted.is_valid():
            return self._page(request, pasted)
        notice = end_notices.read(pasted.cleaned_data["text"], timezone.localdate())
        day = notice.days[0] if notice.days else None
        found = [row.pk for row in notice.programmes]
        end = EndForm(initial={"ends_at": day and end_notices.after(day), "programmes": found})
        return self._page(request, pasted, end, found, notice.days)

    def _end(self, request):
        form = EndForm(request.POST)
        if not form.is_valid():
            return self._page(request, PastedNoticeForm(), form, form.found)
        programmes, instant = form.cleaned_data["programmes"], form.cleaned_data["ends_at"]
        count = end_notices.end(programmes, instant)
        for row in programmes:
            self.log_change(request, row, [{"changed": {"fields": [str(form.fields["ends_at"].label)]}}])
        told = ngettext("%(count)d programme has a new end.", "%(count)d programmes have a new end.", count)
        messages.success(request, told % {"count": count})
        return redirect("admin:disclosures_programme_changelist")

    def _page(self, request, pasted, end=None, found=(), days=()):
        rows = Programme.objects.in_bulk(found)
        uses = ad_uses.by_programme(list(rows))
        chosen = {str(pk) for pk in (end["programmes"].value() or [])} if end else set()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("End notice of a network"),
            "pasted": pasted,
            "end": end,
            "days": days[1:6],
            "is_read": end is not None,
            "texts": len({(use.source.key, use.row.pk) for listed in uses.values() for use in listed}),
            "rows": [_row(row, uses[row.pk], is_chosen=str(row.pk) in chosen) for row in rows.values()],
        }
        return TemplateResponse(request, "admin/disclosures/end_notice.html", context)


def _row(programme, uses, *, is_chosen):
    return {
        "programme": programme,
        "is_chosen": is_chosen,
        "count": len(uses),
        "places": sum(use.count for use in uses),
        "texts": [(use, address_of(use.row)) for use in uses[:MOST_SHOWN]],
        "more": max(0, len(uses) - MOST_SHOWN),
    }
