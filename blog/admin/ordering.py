"""The screen on which categories, menu items and blocks are brought into order."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from blog import ordering
from blog.ordering import Place

PLACE = re.compile(r"([0-9]{1,15})\.([0-9]{1,2})")
MOVE = re.compile(r"([0-9]{1,15})\.(up|down|in|out)")


class OrderedAdmin:
    """For a ModelAdmin whose rows have a position."""

    @property
    def order_url(self):
        return reverse(f"admin:{self._order_name}")

    @property
    def _order_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_order"

    def get_urls(self):
        return [path("order/", self.admin_site.admin_view(self.order), name=self._order_name), *super().get_urls()]

    def order(self, request):
        """All rows with their buttons; a POST stores a whole arrangement, or one step of one row."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            try:
                ordering.arrange(self.model, self._sent(request.POST))
            except ordering.Outdated:
                messages.error(request, _("The list has changed meanwhile. Look at it, and order it again."))
            else:
                if "move" not in request.POST:
                    messages.success(request, _("The order is saved."))
            return redirect(self.order_url)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Order: %(rows)s") % {"rows": self.opts.verbose_name_plural},
            "groups": self._groups(ordering.rows_of(self.model)),
            "has_tree": ordering.has_tree(self.model),
        }
        return TemplateResponse(request, "admin/blog/order.html", context)

    def _sent(self, data):
        if move := MOVE.fullmatch(data.get("move", "")):
            return ordering.moved(ordering.arrangement(self.model), int(move[1]), move[2])
        found = [PLACE.fullmatch(value) for value in data.getlist("row")]
        if not all(found):
            raise ordering.Outdated
        return [Place(int(place[1]), int(place[2])) for place in found]

    def _groups(self, rows):
        """The rows by what they are ordered within, each group with its name."""
        groups = {}
        for row in rows:
            row.desk_url = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])
            groups.setdefault(self._group_name(row), []).append(row)
        return list(groups.items())

    def _group_name(self, row):
        if ordering.has_tree(self.model):
            return ""
        return f"{row.get_place_display()} · {row.get_language_display()}"
