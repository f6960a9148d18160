"""The links to the pages of a list: stencils, because they stand on every list and differ by numbers alone."""

from django.utils.http import urlencode
from django.utils.safestring import SafeString

from lib.markup import trusted
from lib.stencil import fill, fill_each


def pager(page, path: str, **asked: str) -> SafeString | str:
    """Those of `page`, at this path; what a search has `asked` for stays in them. Nothing for a list of one page."""
    if not page.has_other_pages():
        return ""

    def address(number: int) -> str:
        """The first page has no number."""
        names = {name: value for name, value in asked.items() if value} | ({"page": number} if number > 1 else {})
        return f"{path}?{urlencode(names)}" if names else path

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    rows = [
        {
            "number": number,
            "address": number != page.paginator.ELLIPSIS and address(number),
            "here": number == page.number,
        }
        for number in numbers
    ]
    values = {
        "previous": page.has_previous() and address(page.number - 1),
        "next": page.has_next() and address(page.number + 1),
        "numbers": trusted("".join(fill_each("components/pager_number.html", rows))),
    }
    return fill("components/pager.html", values)
