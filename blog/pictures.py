"""A picture of the library as HTML: all its sizes, its words, and the order in which browsers load it."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from blog.models.images import Image, ListedPicture
from lib.markup import escaped, trusted
from lib.text import is_blank

SMALL = 96  # pixels: twice the width in which it is painted
NO_WORDS = _("The picture has no alternative text. Say what it shows, or mark it as decoration.")
# What an element needs of the row.
COLUMNS = ("id", "file", "alt", "is_decorative", "width", "height", "renditions", "sha256")
AROUND = '<picture><source type="image/avif" srcset="{}" sizes="{}">{}</picture>'


def words_of(image: Image) -> str:
    """What stands in for the picture; nothing for mere decoration, even where somebody wrote words before."""
    return "" if image.is_decorative else image.alt


def lacks_words(image: Image) -> bool:
    """Whether those who cannot see it are told nothing of a picture that is no decoration."""
    return not image.is_decorative and is_blank(image.alt)


def img(image: Image | ListedPicture, *, sizes: str = "100vw", alt: str | None = None, **attributes: Any) -> SafeString:
    """The element with its renditions, in a <picture> where there are lighter ones for newer browsers.

    `alt` replaces the picture's own words, attributes without a value are left out.
    """
    srcset = image.srcset
    rows = {"src": image.address, "srcset": srcset, "sizes": sizes if srcset else ""}
    rows |= {"width": image.width, "height": image.height, **attributes}
    shown = "".join([f' {name}="{escaped(value)}"' for name, value in rows.items() if value])
    element = trusted(f'<img alt="{escaped(words_of(image) if alt is None else alt)}"{shown}>')
    lighter = image.avif_srcset
    return format_html(AROUND, lighter, sizes, element) if lighter else element


def thumbnail(image: Image, size: int) -> SafeString:
    """A small square beside a name that says everything: no words of its own."""
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="" loading="lazy" decoding="async">', small_address(image), size, size
    )


def small_address(image: Image | None) -> str:
    """Where a rendition is served that suits a face or a sign; empty without a picture."""
    return image.at_least(SMALL)["src"] if image and image.file else ""
