"""How long everything is kept, on one page: each period with what would go today, shown before it is saved."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from config.privacy import periods, spans
from config.privacy.models import Period
from config.privacy.period_form import PeriodsForm
from config.privacy.period_rows import BY_KEY, PERIODS


@admin.register(Period)
class PeriodAdmin(admin.ModelAdmin):
    """Its list is the page; there is no row to open."""

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._page(request, PeriodsForm(initial=periods.days()), periods.kept())
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = PeriodsForm(request.POST)
        if not form.is_valid():
            return self._page(request, form, periods.kept())
        if not form.was_seen:
            seen = PeriodsForm(initial={**form.days, "seen": form.sight})
            return self._page(request, seen, periods.kept(form.days), is_looked_at=True)
        self._save(request, form)
        return redirect("admin:privacy_period_changelist")

    def _save(self, request, form):
        changed = periods.save(form.days)
        if changed:
            with translation.override(None):  # the history translates them for whoever reads it
                names = [str(BY_KEY[key].name) for key in changed]
            self.log_change(request, Period.objects.get(key=changed[0]), [{"changed": {"fields": names}}])
        messages.success(request, _("The periods are saved. What is over its time goes within the hour."))

    def _page(self, request, form, kept, *, is_looked_at=False):
        counts = periods.counts(kept)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": capfirst(self.opts.verbose_name_plural),
            "form": form,
            "rows": [
                (row, _field(form, row), spans.told(kept[row.key]), _place(row), counts.get(row.key)) for row in PERIODS
            ],
            "is_looked_at": is_looked_at,
            "may_change": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/privacy/periods.html", context)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return redirect("admin:privacy_period_changelist")


def _field(form, row):
    return form[row.key] if row.key in form.fields else None


def _place(row):
    """Where the days are set, if not on this page: an address of the admin, or the name of a variable."""
    is_screen = row.set_in.startswith("admin:")
    return {"url": reverse(row.set_in) if is_screen else "", "variable": "" if is_screen else row.set_in}
