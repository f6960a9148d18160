"""What the editor's script asks of the server about pasted pictures: one of another site, taken into the library."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from blog import outside
from blog.admin.library import image_row
from blog.image_forms import UploadForm
from blog.models import Image
from blog.renditions import MAX_BYTES
from disclosures import addresses
from lib.fetch import FetchError

WIDTH_OF_RENDITION = re.compile(r"-\d+\.webp$")


class ImportForm(forms.Form):
    address = forms.CharField(max_length=2000)


@require_POST
def import_picture(request):
    """Fetch a picture once and put it into the library: its row, or the sentence that says why not."""
    if not request.user.has_perm("blog.add_image"):
        raise PermissionDenied
    form = ImportForm(request.POST)
    address = form.cleaned_data["address"] if form.is_valid() else ""
    if own := _own(address):
        return JsonResponse(image_row(own))
    try:
        return _stored(outside.get(address, accept=("image/*",), max_bytes=MAX_BYTES))
    except FetchError as error:
        return JsonResponse({"error": error.sentence}, status=422)


def _stored(fetched):
    name = unquote(PurePosixPath(urlsplit(fetched.address).path).name)[:100] or "picture"
    form = UploadForm({}, {"file": SimpleUploadedFile(name, fetched.content, fetched.content_type)})
    if not form.is_valid():
        return JsonResponse({"error": form.errors["file"][0]}, status=422)
    try:
        return JsonResponse(image_row(form.save()), status=201)
    except ValidationError as error:
        return JsonResponse({"error": error.messages[0]}, status=507)


def _own(address):
    """The picture of this site's own library that the address belongs to."""
    parsed = addresses.parse(address)
    if parsed.host not in ("", settings.SITE_HOST) or not parsed.path.startswith(settings.MEDIA_URL):
        return None
    stem = WIDTH_OF_RENDITION.sub("-", parsed.path.removeprefix(settings.MEDIA_URL))
    if not (stem.endswith("-") and stem.isprintable()):
        return None
    return Image.objects.filter(file__startswith=stem).first()
