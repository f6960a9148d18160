"""Pictures in the admin: the library as a list, the form of one picture, and what may be deleted."""

import json

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected as ask_and_delete
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _
from js_asset import Media, Script

from blog import images
from blog.admin import library, pasting
from blog.admin.image_list import UseFilter, WordsFilter
from blog.admin.shown import address_of
from blog.admin.sources import OwnedAdmin
from blog.editor import IMPORTS
from blog.image_forms import ImageForm
from blog.library_words import library as library_words
from blog.models import Image
from blog.picture_uses import places
from blog.rendering import expire

THUMBNAIL = '<img src="{}" alt="{}" width="{}" height="{}" class="thumbnail" loading="lazy">'
LIST_MEDIA = Media(
    importmap=IMPORTS,
    css={"all": ["css/admin/library.css"]},
    js=[Script("js/admin/library_list.js", type="module")],
)
NAMED = 5  # places in one sentence


@admin.register(Image)
class ImageAdmin(OwnedAdmin):
    form = ImageForm
    list_display = ["thumbnail", "title_or_file", "words", "used", "size", "created_at"]
    list_display_links = ["thumbnail", "title_or_file"]
    list_filter = [WordsFilter, UseFilter, "created_at"]
    search_fields = ["title", "alt", "original_name"]
    search_help_text = _("Name, alternative text or name of the file")
    readonly_fields = ["thumbnail", "size", "original_name", "used_in"]
    fields = ["thumbnail", "upload", "alt", "is_decorative", "title", "used_in", "original_name", "size"]
    list_per_page = 48
    actions = ["delete_selected"]

    @admin.display(description=_("picture"))
    def thumbnail(self, image):
        if not image.file:
            return "—"
        thumb = image.thumb
        return format_html(THUMBNAIL, thumb["src"], image.alt, thumb["width"], thumb["height"])

    @admin.display(description=_("name in the library"), ordering="title")
    def title_or_file(self, image):
        return image.title or image.original_name or str(image)

    @admin.display(description=_("alternative text"), ordering="alt")
    def words(self, image):
        if image.is_decorative:
            return _("Decoration only")
        return image.alt or format_html('<span class="state">{}</span>', gettext("No alternative text"))

    @admin.display(description=_("size"))
    def size(self, image):
        return f"{image.width} × {image.height}" if image.width else "—"

    @admin.display(description=_("use"))
    def used(self, image):
        count = len(image.places)
        return ngettext("%(count)d place", "%(count)d places", count) % {"count": count} if count else "—"

    @admin.display(description=_("used in"))
    def used_in(self, image):
        rows = places([image.pk]).get(image.pk, [])
        listed = ((place.kind, address_of(place.row), place.row) for place in rows)
        return format_html_join("", '<div>{}: <a href="{}">{}</a></div>', listed) or gettext(
            "Nothing shows this picture."
        )

    def get_urls(self):
        views = [
            path("choices.json", self.admin_site.admin_view(library.choices), name="blog_image_choices"),
            path("import.json", self.admin_site.admin_view(pasting.import_picture), name="blog_image_import"),
            path("upload.json", self.admin_site.admin_view(library.upload), name="blog_image_upload"),
            path("<int:pk>/words.json", self.admin_site.admin_view(library.describe), name="blog_image_describe"),
        ]
        return [*views, *super().get_urls()]

    def get_changelist_instance(self, request):
        """The list with the places of its pictures, in as many queries for one as for all."""
        listed = super().get_changelist_instance(request)
        listed.result_list = list(listed.result_list)
        found = places(image.pk for image in listed.result_list)
        for image in listed.result_list:
            image.places = found.get(image.pk, [])
        return listed

    def changelist_view(self, request, extra_context=None):
        shown = {"library_media": LIST_MEDIA.with_nonce(request.csp_nonce)}
        if self.has_add_permission(request):
            shown["library"] = json.dumps(library_words(), ensure_ascii=False)
        return super().changelist_view(request, {**shown, **(extra_context or {})})

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.prepared, form.refusal = getattr(request, "prepared", None), getattr(request, "refusal", None)
        return form

    def get_fields(self, request, obj=None):
        about_stored = {"thumbnail", "used_in", "original_name", "size"}
        return [name for name in self.fields if obj or name not in about_stored]

    def changeform_view(self, request, *args, **kwargs):
        """The form, and once more where the store failed: what was typed stays, the reason stands beside the field.

        The upload is made smaller first: inside the form's transaction, every other writer would wait for it.
        """
        if request.method == "POST" and (self.has_add_permission(request) or self.has_change_permission(request)):
            self._prepare(request)
        try:
            return super().changeform_view(request, *args, **kwargs)
        except images.NotStored as refusal:
            request.refusal = refusal
            return super().changeform_view(request, *args, **kwargs)

    def _prepare(self, request):
        upload = request.FILES.get("upload")
        try:
            request.prepared = images.prepare(upload) if upload else None
        except ValidationError as refusal:
            request.refusal = refusal

    def save_model(self, request, obj, form, change):
        obj.is_sample = False
        prepared = form.cleaned_data["upload"]
        if not prepared:
            obj.save()
        elif change:
            images.replace(obj, prepared)
        else:
            images.store(obj, prepared)
        if change:
            expire("image", obj.pk)

    @admin.action(permissions=["delete"], description=_("Delete the chosen pictures"))
    def delete_selected(self, request, queryset):
        """Ask about the pictures that nothing shows; name the others with their places."""
        free = queryset.exclude(pk__in=self._kept(request, queryset))
        return ask_and_delete(self, request, free) if free else None

    def delete_view(self, request, object_id, extra_context=None):
        image = self.get_object(request, object_id)
        if image and self.has_delete_permission(request, image) and self._kept(request, [image]):
            return HttpResponseRedirect(reverse("admin:blog_image_change", args=[image.pk]))
        return super().delete_view(request, object_id, extra_context)

    def _kept(self, request, pictures):
        """The keys of those that are in use; the person is told where."""
        found, names = places(image.pk for image in pictures), {image.pk: image for image in pictures}
        for pk, rows in found.items():
            messages.error(request, in_use(names[pk], rows))
        return set(found)

    def delete_model(self, request, obj):
        images.discard(obj)

    def delete_queryset(self, request, queryset):
        for image in queryset:
            images.discard(image)


def in_use(image, rows):
    """The sentence that says where a picture is used; of many places the first ones."""
    named = [gettext("%(kind)s “%(name)s”") % {"kind": place.kind, "name": place.row} for place in rows[:NAMED]]
    if len(rows) > NAMED:
        rest = len(rows) - NAMED
        named.append(ngettext("%(count)d more place", "%(count)d more places", rest) % {"count": rest})
    shown = pgettext("between the members of a list", ", ").join(named)
    return gettext("“%(picture)s” was not deleted: it is in use. %(places)s") % {"picture": image, "places": shown}
