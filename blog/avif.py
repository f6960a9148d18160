"""AVIF beside the WebP of pictures that were taken in before the site wanted it."""

from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db import transaction

from blog.images import delete, row_of, write
from blog.models import Image
from blog.rendering import expire
from blog.renditions import Rendition, as_avif, lighter


def without() -> list[Image]:
    """Pictures that are kept as WebP alone, the oldest first."""
    return [image for image in Image.objects.order_by("pk") if image.renditions and not image.avif_srcset]


def add(image: Image) -> bool:
    """Keep the picture as AVIF too, made from the WebP that is there, and renew the pages that show it.

    False where that would not make it lighter, or where its files are gone.
    """
    webp = list(_kept(image))
    made = lighter(as_avif(webp), webp)
    if not made:
        return False
    written: list[str] = []
    try:
        for one in made:
            written.append(
                write(default_storage, f"{image.file.name.removesuffix('.webp')}-{one.width}.avif", one.content)
            )
        image.renditions = [*map(row_of, written, made), *image.renditions]
        image.byte_size = sum(row.get("bytes", 0) for row in image.renditions)
        with transaction.atomic():
            image.save(update_fields=["renditions", "byte_size"])
            expire("image", image.pk)
    except BaseException:
        delete(default_storage, written)
        raise
    return True


def _kept(image: Image) -> Iterator[Rendition]:
    for row in image.renditions:
        if not default_storage.exists(row["name"]):
            return
        with default_storage.open(row["name"]) as file:
            yield Rendition(row["width"], row["height"], file.read())
