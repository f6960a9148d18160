"""The widths of IMAGE_WIDTHS that a picture lacks, because it was taken in when the site had others."""

from blog import images
from blog.models import Image
from blog.renditions import further, narrower_than


def add_missing(limit: int | None = None) -> int:
    """Give pictures the widths that they lack, the oldest first; returns how many have got some, at most `limit`."""
    added = 0
    for image in Image.objects.order_by("pk").iterator():
        if limit is not None and added >= limit:
            break
        added += add(image)
    return added


def lacking(image: Image, kind: str) -> list[int]:
    """Those in which the picture would be smaller than it is; none where it is not kept in this kind at all."""
    there = {row["width"] for row in image.renditions if row.get("kind", "webp") == kind}
    return [width for width in narrower_than(max(there)) if width not in there] if there else []


def add(image: Image) -> bool:
    """Make what is missing from the largest that is kept, and renew the pages that show it; whether there was something.

    A picture whose files are gone is passed over.
    """
    wanted = {kind: lacking(image, kind) for kind in ("avif", "webp")}
    rows = list(images.kept(image)) if any(wanted.values()) else []
    if not rows or rows[-1].width < image.width:
        return False
    made = [one for kind, widths in wanted.items() for one in further(rows[-1].content, widths, kind)]
    return images.keep_further(image, made)
