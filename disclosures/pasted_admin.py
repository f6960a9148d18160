"""What the editor's script asks of the disclosure desk about a pasted text, and the creative that it makes of it."""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.views.decorators.http import require_POST

from disclosures import pasted
from disclosures.forms import MOST_CODE, CreativeForm
from disclosures.label_words import words_for
from disclosures.relationships import AFFILIATE

TAKEN = ("name", "kind", "code", "address", "button_text", "label")


class PastedForm(forms.Form):
    text = forms.CharField(max_length=MOST_CODE, strip=False)
    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False)


class PicturesForm(forms.Form):
    """One address a line."""

    addresses = forms.CharField(max_length=200_000)

    def clean_addresses(self):
        return self.cleaned_data["addresses"].split()[:200]


class PastedCodeAdmin(admin.ModelAdmin):
    """Judges pasted texts and registers the codes among them through the same form as everybody."""

    def get_urls(self):
        views = [("pasted/", self.judge), ("take/", self.take), ("pictures/", self.pictures)]
        own = [
            path(route, self.admin_site.admin_view(require_POST(view)), name=f"disclosures_creative_{route[:-1]}")
            for route, view in views
        ]
        return [*own, *super().get_urls()]

    def judge(self, request):
        """What a pasted text is; with a language, the labels that its ad may carry."""
        self._permit(request, "view")
        form = PastedForm(request.POST)
        if not form.is_valid():
            return JsonResponse({"what": "text"})
        found = pasted.judge(form.cleaned_data["text"])
        return JsonResponse(
            {
                "what": found.what,
                "network": found.network.name if found.network else found.name,
                "kind": found.kind,
                "name": found.name,
                "labels": list(words_for(form.cleaned_data["language"] or settings.LANGUAGE_CODE)),
                "advice": [str(one) for one in found.advice],
                "refusals": [{"reason": str(one.reason), "part": one.part} for one in found.refusals],
                "known": found.known and {"id": found.known.pk, "name": found.known.name},
                "may_add": self.has_add_permission(request),
            }
        )

    def take(self, request):
        """Make a creative of what was pasted; 422 with a sentence for each field that is wrong."""
        self._permit(request, "add")
        language = request.POST.get("language")
        language = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        typed = {name: request.POST.get(name, "") for name in TAKEN}
        form = CreativeForm({**typed, "relationship": AFFILIATE, "language": language})
        if not form.is_valid():
            sentences = [str(sentence) for errors in form.errors.values() for sentence in errors]
            return JsonResponse({"errors": sentences}, status=422)
        creative = form.save()
        self.log_addition(request, creative, [{"added": {}}])
        return JsonResponse({"id": creative.pk, "name": creative.name}, status=201)

    def pictures(self, request):
        """Which of the pasted pictures belong to ads: they are not taken into a library."""
        self._permit(request, "view")
        form = PicturesForm(request.POST)
        listed = form.cleaned_data["addresses"] if form.is_valid() else []
        return JsonResponse({"ads": [one for one in listed if pasted.advertises(one)]})

    def _permit(self, request, what):
        allowed = {"view": self.has_view_permission, "add": self.has_add_permission}[what](request)
        if not allowed:
            raise PermissionDenied
