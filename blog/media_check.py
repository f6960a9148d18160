"""Whether the store and the library agree: files that no row knows, and rows whose files are gone."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from blog.images import file_names
from blog.models import Image

FOLDER = "images"
YOUNG = timedelta(hours=1)  # the row of a file that is being uploaded comes a moment later


def strays() -> list[str]:
    """Files of pictures that belong to no row, except those that have only just come."""
    known = {name for image in Image.objects.iterator() for name in file_names(image)}
    before = timezone.now() - YOUNG
    return sorted(
        name for name in _files(FOLDER) if name not in known and default_storage.get_modified_time(name) < before
    )


def gaps() -> list[tuple[Image, list[str]]]:
    """Rows with the names of their files that are gone."""
    rows = (
        (image, [name for name in sorted(file_names(image)) if not default_storage.exists(name)])
        for image in Image.objects.order_by("pk").iterator()
    )
    return [(image, names) for image, names in rows if names]


def delete(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)


def _files(folder: str) -> Iterator[str]:
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:  # nothing was uploaded yet
        return
    yield from (f"{folder}/{name}" for name in names)
    for one in folders:
        yield from _files(f"{folder}/{one}")
