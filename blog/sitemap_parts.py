"""What stands in the sitemap, in parts that stay where they are: a page's part follows from the number of its row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Exists, F, Max, OuterRef
from django.urls import reverse

from blog.addresses import absolute, list_url, url_name
from blog.models import Article, Author, Category, Tag
from blog.sitemap_articles import SIZE, Entry, article_numbers, articles, part_keys

ROWS = SIZE // len(settings.LANGUAGES)  # a list has one address in each language
LAST = 10**6  # parts that are asked for; more than any site has
# Pages that no row stands for, by the name of their address; those of other apps have a namespace for each language.
PAGES = ("blog:home", "blog:ads", "contact:form", "privacy:page")


@dataclass(frozen=True)
class Part:
    """`numbers` are those of its parts that hold something, each with its last change as far as that is known."""

    key: str
    numbers: Callable[[], dict[int, datetime | None]]
    entries: Callable[[int], list[Entry]]


def everything() -> Iterator[Entry]:
    """All that the sitemap names, part by part."""
    for part in PARTS:
        for number in part.numbers():
            yield from part.entries(number)


def pages(number: int) -> list[Entry]:
    """The pages without a row, in the site's language and in each other that has an article."""
    newest = dict(Article.objects.listed().order_by().values_list("language").annotate(Max("publish_at")))
    codes = [code for code, _name in settings.LANGUAGES if code in newest or code == settings.LANGUAGE_CODE]
    found = []
    for name in PAGES if number == 1 else ():
        languages = tuple((code, absolute(_address(name, code))) for code in sorted(codes))
        changed = newest if name == "blog:home" else {}
        alike = languages if len(languages) > 1 else ()
        found += [Entry(address, changed.get(code), alike) for code, address in languages]
    return found


def _address(name: str, language: str) -> str:
    space, _colon, own = name.partition(":")
    if space == "blog":
        return list_url(own, language)
    return reverse(f"{url_name(space, language)}:{own}")


def categories(number: int) -> list[Entry]:
    """Those that have articles, themselves or below them."""
    first, last = part_keys(number, ROWS)
    rows = {key: (slug, parent) for key, slug, parent in Category.objects.values_list("pk", "slug", "parent")}
    newest: dict[tuple[int, str], datetime] = {}
    found = Article.objects.listed().filter(category__isnull=False).order_by().values_list("category", "language")
    for key, language, changed in found.annotate(Max("publish_at")):
        while key is not None:
            newest[key, language] = max(changed, newest.get((key, language), changed))
            key = rows[key][1]
    return [
        Entry(absolute(list_url("category", language, rows[key][0])), changed)
        for (key, language), changed in sorted(newest.items())
        if first <= key <= last
    ]


def category_numbers() -> dict[int, datetime | None]:
    return _numbers(Category.objects.filter(Exists(Article.objects.listed().filter(category__isnull=False))))


def _rows(name: str, model, field: str) -> Part:
    """The lists of rows that have articles."""

    def numbers() -> dict[int, datetime | None]:
        return _numbers(model.objects.filter(Exists(Article.objects.listed().filter(**{field: OuterRef("pk")}))))

    def entries(number: int) -> list[Entry]:
        found = Article.objects.listed().filter(**{f"{field}__pk__range": part_keys(number, ROWS)}).order_by()
        rows = found.values_list(field, f"{field}__slug", "language").annotate(newest=Max("publish_at"))
        return [
            Entry(absolute(list_url(name, language, slug)), newest)
            for _key, slug, language, newest in rows.order_by(field, "language")
        ]

    return Part(f"{name}s", numbers, entries)


def _numbers(rows) -> dict[int, datetime | None]:
    parts = rows.order_by().annotate(part=(F("pk") - 1) / ROWS + 1).values_list("part", flat=True).distinct()
    return dict.fromkeys(sorted(parts))


PARTS = (
    Part("pages", lambda: {1: None}, pages),
    Part("articles", article_numbers, articles),
    Part("categories", category_numbers, categories),
    _rows("tag", Tag, "tags"),
    _rows("author", Author, "author"),
)
BY_KEY = {part.key: part for part in PARTS}
