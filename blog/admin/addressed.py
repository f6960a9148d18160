"""What the admin of every row with an address shares: a suggestion while somebody types, and the list of old addresses."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from blog import moves
from blog.slugs import free, is_latin, normalise, suggest


class AddressQuestion(forms.Form):
    """What stands in the fields just now: the name, its reading, the address, and the row that it is about."""

    name = forms.CharField(required=False, max_length=200)
    reading = forms.CharField(required=False, max_length=200)
    slug = forms.CharField(required=False, max_length=200)
    pk = forms.IntegerField(required=False, min_value=1, max_value=2**62)


class AddressedAdmin(admin.ModelAdmin):
    """A row that readers find by its address."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("address.json", view(self.suggest_address), name=f"{name}_address"),
            path("<path:object_id>/addresses/", view(self.old_addresses), name=f"{name}_addresses"),
            *super().get_urls(),
        ]

    def suggest_address(self, request):
        """The address that a name gives, and what is wrong with the one that was typed."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        form = AddressQuestion(request.GET)
        if not form.is_valid():
            return JsonResponse({"error": next(iter(form.errors.values()))[0]}, status=400)
        asked = form.cleaned_data
        suggestion = suggest(asked["name"], asked["reading"])
        if suggestion:
            suggestion = free(suggestion, lambda slug: moves.is_taken(self.model, slug, by=asked["pk"]))
        answer = {"suggestion": suggestion, "is_latin": is_latin(suggestion)}
        return JsonResponse({**answer, "problem": self._problem(asked["slug"], asked["pk"])})

    def _problem(self, typed, pk):
        """The sentence that saving would put beside the field; empty for an address that could be saved."""
        slug = normalise(typed.strip())
        if not slug:
            return ""
        try:
            self.form.base_fields["slug"].clean(slug)
        except ValidationError as error:
            return error.messages[0]
        if moves.is_in_use(self.model, slug, by=pk):
            return _("Another page already has this address.")
        if moves.is_taken(self.model, slug, by=pk):
            return _("Another page had this address before. If you take it, that page is no longer found by it.")
        return ""

    def old_addresses(self, request, object_id):
        """The old addresses of a row; each can be given up."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        if request.method == "POST":
            if moves.give_up(row, request.POST.get("address", "")):
                messages.success(request, _("The old address no longer leads to the page."))
            return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Old addresses"),
            "original": row,
            "opts": self.opts,
            "change_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk]),
            "old_addresses": moves.old_addresses(row),
            "before": moves.place(self.model),
        }
        return TemplateResponse(request, "admin/blog/old_addresses.html", context)
