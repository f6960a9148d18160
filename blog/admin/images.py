"""Pictures in the admin: the library with thumbnails, and the upload."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blog import images
from blog.admin.sources import OwnedAdmin
from blog.forms import ImageForm
from blog.models import Image

THUMBNAIL = '<img src="{}" alt="{}" width="{}" height="{}" class="thumbnail" loading="lazy">'


@admin.register(Image)
class ImageAdmin(OwnedAdmin):
    form = ImageForm
    list_display = ["thumbnail", "title_or_file", "words", "size", "created_at"]
    list_display_links = ["thumbnail", "title_or_file"]
    list_filter = ["is_decorative"]
    search_fields = ["title", "alt"]
    readonly_fields = ["thumbnail", "size"]
    fields = ["thumbnail", "upload", "alt", "is_decorative", "title", "size"]
    list_per_page = 40

    @admin.display(description=_("picture"))
    def thumbnail(self, image):
        if not image.file:
            return "—"
        smallest = image.renditions[0] if image.renditions else {"name": image.file.name}
        width = smallest.get("width", image.width)
        height = smallest.get("height", image.height)
        return format_html(THUMBNAIL, image.file.storage.url(smallest["name"]), image.alt, width, height)

    @admin.display(description=_("name in the library"), ordering="title")
    def title_or_file(self, image):
        return str(image)

    @admin.display(description=_("alternative text"), ordering="alt")
    def words(self, image):
        return _("Decoration only") if image.is_decorative else image.alt

    @admin.display(description=_("size"))
    def size(self, image):
        return f"{image.width} × {image.height}" if image.width else "—"

    def save_model(self, request, obj, form, change):
        obj.is_sample = False
        renditions = form.cleaned_data["upload"]
        if renditions:
            images.store(obj, renditions)
        else:
            obj.save()

    def delete_model(self, request, obj):
        images.discard(obj)

    def delete_queryset(self, request, queryset):
        for image in queryset:
            images.discard(image)
