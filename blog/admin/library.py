"""What the library's JavaScript asks of the server: pictures to choose from, a place for a file, and words for a picture."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from blog.image_forms import ChoicesForm, UploadForm, WordsForm
from blog.models import Image
from blog.rendering import expire

PAGE = 24
STATUS = {"too_heavy": 413, "busy": 503, "not_stored": 507}  # any other refusal is 422


def image_row(image):
    """A picture as the editor knows it."""
    return {
        "id": image.pk,
        "src": image.address,
        "thumb": image.thumb["src"],
        "alt": image.alt,
        "title": image.title,
        "name": str(image),
        "width": image.width,
        "height": image.height,
        "is_decorative": image.is_decorative,
    }


@require_GET
def choices(request):
    """Pictures to choose from, newest first; those asked for by id stand in the order asked for."""
    _permit(request, "blog.view_image")
    form = ChoicesForm(request.GET)
    if not form.is_valid():
        return _refusal(form, 400)
    if form.cleaned_data["ids"]:
        found = Image.objects.in_bulk(form.cleaned_data["ids"])
        wanted = dict.fromkeys(form.cleaned_data["ids"])
        return JsonResponse({"images": [image_row(found[pk]) for pk in wanted if pk in found], "more": False})
    start = ((form.cleaned_data["page"] or 1) - 1) * PAGE
    rows = list(sought(form.cleaned_data["q"])[start : start + PAGE + 1])
    return JsonResponse({"images": [image_row(image) for image in rows[:PAGE]], "more": len(rows) > PAGE})


def sought(query):
    """The pictures whose name, file or alternative text holds every word."""
    found = Image.objects.all()
    for word in query.split():
        found = found.filter(Q(title__icontains=word) | Q(alt__icontains=word) | Q(original_name__icontains=word))
    return found


@require_POST
def upload(request):
    """Take in one file. 201 with its row, 200 with the row that was made from the same bytes before, or why not."""
    _permit(request, "blog.add_image")
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        (error,) = form.errors.as_data()["file"]
        return _refusal(form, STATUS.get(error.code, 422))
    try:
        return JsonResponse(image_row(form.save()), status=200 if form.known else 201)
    except ValidationError as error:
        return JsonResponse({"error": error.messages[0]}, status=STATUS[error.code])


@require_POST
def describe(request, pk):
    """Give a picture its words, right after the upload."""
    _permit(request, "blog.change_image")
    form = WordsForm(request.POST, instance=get_object_or_404(Image, pk=pk))
    if not form.is_valid():
        return _refusal(form, 422)
    form.instance.is_sample = False
    with transaction.atomic():
        image = form.save()
        expire("image", image.pk)
    return JsonResponse(image_row(image))


def _permit(request, permission):
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _refusal(form, status):
    return JsonResponse({"error": next(iter(form.errors.values()))[0]}, status=status)
