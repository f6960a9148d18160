"""Pictures in the admin: the library with thumbnails, and the upload."""

from django.contrib import admin
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blog import images
from blog.admin import library
from blog.admin.sources import OwnedAdmin
from blog.image_forms import ImageForm
from blog.models import Image
from blog.rendering import expire

THUMBNAIL = '<img src="{}" alt="{}" width="{}" height="{}" class="thumbnail" loading="lazy">'


@admin.register(Image)
class ImageAdmin(OwnedAdmin):
    form = ImageForm
    list_display = ["thumbnail", "title_or_file", "words", "size", "created_at"]
    list_display_links = ["thumbnail", "title_or_file"]
    list_filter = ["is_decorative"]
    search_fields = ["title", "alt", "original_name"]
    readonly_fields = ["thumbnail", "size"]
    fields = ["thumbnail", "upload", "alt", "is_decorative", "title", "size"]
    list_per_page = 40

    @admin.display(description=_("picture"))
    def thumbnail(self, image):
        if not image.file:
            return "—"
        thumb = image.thumb
        return format_html(THUMBNAIL, thumb["src"], image.alt, thumb["width"], thumb["height"])

    @admin.display(description=_("name in the library"), ordering="title")
    def title_or_file(self, image):
        return str(image)

    @admin.display(description=_("alternative text"), ordering="alt")
    def words(self, image):
        return _("Decoration only") if image.is_decorative else image.alt

    @admin.display(description=_("size"))
    def size(self, image):
        return f"{image.width} × {image.height}" if image.width else "—"

    def get_urls(self):
        views = [
            path("choices.json", self.admin_site.admin_view(library.choices), name="blog_image_choices"),
            path("upload.json", self.admin_site.admin_view(library.upload), name="blog_image_upload"),
            path("<int:pk>/words.json", self.admin_site.admin_view(library.describe), name="blog_image_describe"),
        ]
        return [*views, *super().get_urls()]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def changeform_view(self, request, *args, **kwargs):
        """The form once more where the store failed: what was typed stays, and the reason stands beside the field."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except images.NotStored as refusal:
            request.refusal = refusal
            return super().changeform_view(request, *args, **kwargs)

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

    def delete_model(self, request, obj):
        images.discard(obj)

    def delete_queryset(self, request, queryset):
        for image in queryset:
            images.discard(image)
