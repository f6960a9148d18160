"""How tests make rows: one factory for each model, with values a real site would have."""

import factory
from django.utils import timezone

from blog import models as blog


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = blog.Category

    name = factory.Sequence("カテゴリー{}".format)
    slug = factory.Sequence("category-{}".format)


class TagFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = blog.Tag

    name = factory.Sequence("タグ{}".format)
    slug = factory.Sequence("tag-{}".format)


class AuthorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = blog.Author

    name = factory.Sequence("筆者{}".format)
    slug = factory.Sequence("author-{}".format)


class ArticleFactory(factory.django.DjangoModelFactory):
    """A published article; `DraftFactory` makes one that nobody has published."""

    class Meta:
        model = blog.Article

    title = factory.Sequence("サーバーの選び方 その{}".format)
    slug = factory.Sequence("article-{}".format)
    body = "<p>契約の前に見るところを、三つに分けて書きます。</p>"
    category = factory.SubFactory(CategoryFactory)
    author = factory.SubFactory(AuthorFactory)
    state = blog.Article.State.PUBLISHED
    publish_at = factory.LazyFunction(timezone.now)


class DraftFactory(ArticleFactory):
    state = blog.Article.State.DRAFT
    publish_at = None
