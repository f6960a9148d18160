"""What is measured, a row each: which server is asked for which page, and how it stands in the table."""

from dataclasses import dataclass, field

BROWSER = "gzip, deflate, br"  # what a browser says; gzip alone is said where nginx has nothing else


@dataclass(frozen=True)
class Subject:
    """`servers` are the keys of all whose work counts, the one that is asked first."""

    key: str
    name: str
    servers: tuple[str, ...]
    path: str
    encoding: str = ""
    status: int = 200
    posts: tuple[bytes, ...] = field(default=(), repr=False)


ARTICLE = "/measured/"
FAST = (
    Subject("file", "nginx, precompressed file", ("nginx",), "/page.html", "gzip"),
    Subject("cached", "article from the page cache, granian", ("cached",), ARTICLE, "gzip"),
    Subject("cached-br", "the same, brotli", ("cached",), ARTICLE, BROWSER),
    Subject("proxied", "the same behind nginx as documented", ("proxy", "cached"), ARTICLE, "gzip"),
    Subject("cached-gunicorn", "article from the page cache, gunicorn", ("cached-gunicorn",), ARTICLE, "gzip"),
    Subject("bare-granian", "bare Django view, granian", ("bare-granian",), "/"),
    Subject("bare", "bare Django view, gunicorn", ("bare",), "/"),
)
# The key of each is followed by the number of articles; {sitemap} is the first part of the sitemap, or all of it.
COLD = (
    ("article", "article", ARTICLE),
    ("home", "home", "/"),
    ("category", "category", "/category/category-0/"),
    ("rare", "search, a word in 60 articles", "/search/?q=%E6%A8%B9%E6%B0%B7"),
    ("common", "search, a word in all articles", "/search/?q=%E5%A5%91%E7%B4%84"),
    ("sitemap", "a part of the sitemap", "{sitemap}"),
)


def cold(server: str, count: int, *, sitemap: str, posts: tuple[bytes, ...], where: str = "") -> list[Subject]:
    """The pages of a site of so many articles with nothing kept, and a comment sent to it."""
    place = f"{count:,} articles{where}"
    rows = [
        Subject(f"{key}-{server}", f"{name}, {place}", (server,), path.format(sitemap=sitemap))
        for key, name, path in COLD
    ]
    return [
        *rows,
        Subject(f"post-{server}", f"comment sent, {place}", (server,), "/comments/", status=303, posts=posts),
    ]
