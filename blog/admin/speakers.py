"""People who speak in balloons, in the admin and in the editor's dialog."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from blog.admin.shown import ShownAdmin
from blog.models import Speaker
from blog.pictures import small_address
from blog.record_forms import QuickSpeakerForm, SpeakerForm


@admin.register(Speaker)
class SpeakerAdmin(ShownAdmin):
    form = SpeakerForm
    use_kind = "speaker"
    list_note = _("Whose words stand in balloons. A new name or picture reaches every balloon at once.")
    list_display = ["name", "side"]
    search_fields = ["name"]
    fields = ["name", "picture", "side", "where_used"]

    def get_urls(self):
        own = [
            path("choices.json", self.admin_site.admin_view(choices), name="blog_speaker_choices"),
            path("quick/", self.admin_site.admin_view(quick), name="blog_speaker_quick"),
        ]
        return [*own, *super().get_urls()]


def speaker_row(speaker):
    return {
        "id": speaker.pk,
        "name": speaker.name,
        "side": speaker.side,
        "picture": small_address(speaker.picture),
    }


@require_GET
def choices(request):
    """Everybody who may speak, for the editor."""
    _permit(request, "blog.view_speaker")
    return JsonResponse({"speakers": [speaker_row(row) for row in Speaker.objects.select_related("picture")]})


@require_POST
def quick(request):
    """A new speaker from the editor's dialog: 201 with the row, or the sentence that says what is wrong."""
    _permit(request, "blog.add_speaker")
    form = QuickSpeakerForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": next(iter(form.errors.values()))[0]}, status=422)
    return JsonResponse(speaker_row(form.save()), status=201)


def _permit(request, permission):
    if not request.user.has_perm(permission):
        raise PermissionDenied
