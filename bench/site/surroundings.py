"""What stands around the articles of a measured site: its name, menus, blocks, categories, tags, authors and pictures."""

from dataclasses import dataclass
from typing import Any

CATEGORIES, TAGS, AUTHORS, PICTURES, TAGS_EACH = 12, 60, 3, 24, 3
BLOCKS = ("search", "categories", "archive")


@dataclass(frozen=True)
class Around:
    categories: list[Any]
    tags: list[Any]
    authors: list[Any]
    pictures: list[Any]

    def of(self, number: int) -> dict[str, Any]:
        """The fields of article `number` that name other rows."""
        return {
            "category": self.categories[number % CATEGORIES],
            "author": self.authors[number % AUTHORS],
            "picture": self.pictures[number % PICTURES],
        }

    def tag(self, articles: list[Any]) -> None:
        from blog.models import Article

        through = Article.tags.through
        through.objects.bulk_create(
            through(article_id=article.pk, tag_id=self.tags[(article.pk * 7 + step * 11) % TAGS].pk)
            for article in articles
            for step in range(TAGS_EACH)
        )


def build() -> Around:
    from bench.site import words
    from blog.models import MenuItem, SidebarBlock, Site
    from blog.rendering import render_and_store
    from tests.factories import AuthorFactory, CategoryFactory, ImageFactory, TagFactory

    Site.objects.create(name="測る手帖", tagline="契約書と台所と各駅停車", description="自分で確かめたことを書きます。")
    for place in ("header", "footer"):
        for number in range(5):
            values = {"label": words.THINGS[number], "address": f"/category/category-{number}/", "position": number}
            MenuItem.objects.create(place=place, **values)
    texts = [SidebarBlock.objects.create(kind="text", heading="書く人", body="<p>三人で書いています。</p>")]
    texts.append(SidebarBlock.objects.create(kind="text", place="notice", body="<p>広告には印を付けます。</p>"))
    SidebarBlock.objects.bulk_create(SidebarBlock(kind=kind, position=5) for kind in BLOCKS)
    categories = [
        CategoryFactory(name=f"{words.THINGS[n]}の話", slug=f"category-{n}", description="<p>まとめです。</p>")
        for n in range(CATEGORIES)
    ]
    authors = [AuthorFactory(bio="<p>元・修理受付です。</p>") for _each in range(AUTHORS)]
    for row in (*texts, *categories, *authors):
        render_and_store(row)
    return Around(categories, TagFactory.create_batch(TAGS), authors, ImageFactory.create_batch(PICTURES))
