"""AVIF beside the WebP of pictures that were taken in before the site wanted it."""

from blog import images
from blog.models import Image
from blog.renditions import as_avif, lighter


def without() -> list[Image]:
    """Pictures that are kept as WebP alone, the oldest first."""
    return [image for image in Image.objects.order_by("pk") if image.renditions and not image.avif_srcset]


def add(image: Image) -> bool:
    """Keep the picture as AVIF too, made from the WebP that is there, and renew the pages that show it.

    False where that would not make it lighter, or where its files are gone.
    """
    webp = list(images.kept(image))
    made = lighter(as_avif(webp), webp)
    return bool(made) and images.keep_further(image, made)
