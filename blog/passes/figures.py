"""Figures and galleries: the picture of the library where the text names it, with its caption."""

from selectolax.lexbor import LexborNode

from blog.models import Image
from blog.passes.records import find
from blog.passes.sheet import Sheet
from blog.pictures import img
from lib.document import Document

FIGURE, GALLERY = "figure[data-block=figure]", "div[data-block=gallery]"
SIZES = {
    "normal": "(width >= 48em) 720px, calc(100vw - 40px)",
    "wide": "(width >= 80em) 864px, (width >= 48em) 784px, 100vw",
    "half": "(width >= 48em) 360px, 66vw",
}
FIRST_BLOCKS = 3  # of a text, which a first view may show
# The cells of a gallery by its columns: their width on a desk, then on phones, of the screen and less than that.
CELLS = {"2": (352, 100, 40), "3": (229, 50, 26)}
CELL_SHAPE = 4 / 3


def show_figures(document: Document, sheet: Sheet) -> None:
    """Fill figures with their pictures. Of a picture that is gone nothing is shown, its caption neither."""
    pairs = find(document.css(FIGURE), "data-image", Image.objects.all(), "image", sheet)
    shown = [figure for figure, image in pairs if image is not None and image.file]
    for figure, image in pairs:
        if image is None or not image.file:
            figure.decompose()
        else:
            is_first = figure is shown[-1] and _is_in_first_view(document, figure, sheet)  # the last of the reversed
            _fill(document, figure, image, is_first=is_first)
    for gallery in reversed(document.css(GALLERY)):
        _close_gallery(gallery)


def _fill(document: Document, figure: LexborNode, image: Image, *, is_first: bool) -> None:
    size, columns = figure.attributes.get("data-size") or "normal", _columns(figure.parent)
    sizes = _in_cell(columns, image) if columns else SIZES.get(size, SIZES["normal"])
    loading = {"fetchpriority": "high"} if is_first else {"loading": "lazy"}
    picture = img(image, sizes=sizes, **loading, decoding="async")
    for caption in figure.css("figcaption"):
        if not caption.text(deep=True).strip() and not caption.css("[data-creative]"):
            caption.decompose()
    figure.inner_html = picture + document.inside(figure)
    _dress(figure, "figure" if columns or size == "normal" else f"figure figure-{size}")


def _in_cell(columns: str, image: Image) -> str:
    """How wide the whole picture is where its middle fills a cell: one that is wider than the cell overflows it."""
    shape = image.width / image.height if image.height else CELL_SHAPE
    desk, screen, less = (round(part * max(1, shape / CELL_SHAPE)) for part in CELLS[columns])
    return f"(width >= 48em) {desk}px, calc({screen}vw - {less}px)"


def _is_in_first_view(document: Document, figure: LexborNode, sheet: Sheet) -> bool:
    """Whether readers see it before they scroll: it stands among the first blocks, and no other picture above them."""
    node, left = document.first, 0 if sheet.has_picture_above else FIRST_BLOCKS
    while node is not None and left:
        if node.is_element_node:
            left -= 1
            if figure.mem_id in {node.mem_id, *(inner.mem_id for inner in node.css("figure"))}:
                return True
        node = node.next
    return False


def _columns(node: LexborNode | None) -> str:
    """The columns of a gallery; empty for a figure that stands by itself."""
    if node is None or node.attributes.get("data-block") != "gallery":
        return ""
    return "3" if node.attributes.get("data-columns") == "3" else "2"


def _close_gallery(gallery: LexborNode) -> None:
    if gallery.css_first("figure") is None:
        gallery.decompose()
    else:
        _dress(gallery, f"gallery gallery-{_columns(gallery)}")


def _dress(node: LexborNode, names: str) -> None:
    for name in [name for name in node.attributes if name.startswith("data-")]:
        del node.attrs[name]
    node.attrs["class"] = names
