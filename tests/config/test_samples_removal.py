"""Removing the samples: what goes, what stays, and who may do it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.utils.translation import ngettext

from blog.models import Article, Author, Category, Image, Site, Speaker
from blog.rendering import render_and_store
from comments.models import Comment
from config.samples.removal import are_there_any, remaining, remove_samples
from contact.models import Canned, Message
from disclosures.models import Creative
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CannedFactory,
    CategoryFactory,
    CommentFactory,
    CreativeFactory,
    ImageFactory,
    MessageFactory,
    PartFactory,
    SidebarBlockFactory,
    SiteFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample_article():
    return ArticleFactory(
        is_sample=True,
        category=CategoryFactory(is_sample=True),
        author=AuthorFactory(is_sample=True),
        picture=Image.objects.create(file="images/a.webp", width=1, height=1, is_sample=True),
    )


def test_samples_of_every_kind_go(owner, sample_article):
    CommentFactory(article=sample_article, is_sample=True)
    MessageFactory(is_sample=True)
    CannedFactory(is_sample=True)
    SiteFactory(is_sample=True)
    SidebarBlockFactory(is_sample=True)
    assert (remove_samples(by=owner), remaining()) == (9, [])
    models = (Article, Author, Canned, Category, Comment, Image, Message, Site)
    assert [model.objects.count() for model in models] == [0] * 8


@pytest.mark.parametrize("make", [CommentFactory, CreativeFactory, SiteFactory])
def test_any_sample_that_may_go_is_noticed(make):
    assert (are_there_any(), make(is_sample=True).pk > 0, are_there_any()) == (False, True, True)


@pytest.mark.parametrize("make", [AuthorFactory, CategoryFactory, SidebarBlockFactory])
def test_the_picture_of_an_own_row_stays_and_is_the_owners(owner, make):
    row = make(picture=ImageFactory(is_sample=True))
    ImageFactory(is_sample=True)
    remove_samples(by=owner)
    assert list(Image.objects.values_list("pk", "is_sample")) == [(row.picture_id, False)]


def test_a_sample_ad_in_an_own_text_is_nothing_to_remove():
    creative = CreativeFactory(is_sample=True)
    ArticleFactory(body=f'<div data-block="ad" data-creative="{creative.pk}"></div>')
    assert (are_there_any(), remaining()) == (False, [])


def test_one_query_finds_a_sample_whatever_it_is(django_assert_num_queries):
    CommentFactory(is_sample=True)
    with django_assert_num_queries(1):
        are_there_any()


def test_what_the_owner_has_written_stays(owner, sample_article):
    own = ArticleFactory()
    SiteFactory()
    remove_samples(by=owner)
    assert (list(Article.objects.all()), Site.objects.count()) == ([own], 1)


def test_what_an_own_article_needs_stays_and_is_the_owners(owner, sample_article):
    Article.objects.update(is_sample=False)
    remove_samples(by=owner)
    article = Article.objects.select_related("category", "author", "picture").get()
    assert [row.is_sample for row in (article.category, article.author, article.picture)] == [False] * 3
    assert remaining() == []


def test_what_an_own_text_shows_stays_and_is_the_owners(owner):
    image, speaker, part = ImageFactory(is_sample=True), SpeakerFactory(is_sample=True), PartFactory(is_sample=True)
    unused = SpeakerFactory(is_sample=True)
    body = (
        f'<figure data-block="figure" data-image="{image.pk}"></figure>'
        f'<div data-block="balloon" data-speaker="{speaker.pk}"><p>はい。</p></div>'
        f'<div data-block="part" data-part-id="{part.pk}"></div>'
    )
    render_and_store(ArticleFactory(body=body))
    remove_samples(by=owner)
    for row in (image, speaker, part):
        row.refresh_from_db(fields=["is_sample"])
    assert [row.is_sample for row in (image, speaker, part)] == [False] * 3
    assert not Speaker.objects.filter(pk=unused.pk).exists()


def test_a_sample_ad_in_an_own_text_stays_a_sample(owner):
    kept, gone = (Creative.objects.create(name=name, code="<a></a>", is_sample=True) for name in ("a", "b"))
    ArticleFactory(body=f'<div data-block="ad" data-creative="{kept.pk}"></div>')
    remove_samples(by=owner)
    assert list(Creative.objects.values_list("pk", "is_sample")) == [(kept.pk, True)]
    assert remaining() == []


def test_the_page_counts_first_and_a_post_removes(desk, sample_article):
    page = desk.get("/admin/samples/")
    assert (sum(count for _, count in page.context["rows"]), Article.objects.count()) == (4, 1)
    assert (desk.post("/admin/samples/").url, Article.objects.count()) == ("/admin/", 0)


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_owner_may_remove_them(client, django_user_model, sample_article, method):
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    assert (getattr(client, method)("/admin/samples/").status_code, Article.objects.count()) == (403, 1)


def test_the_removal_is_logged_in_words(owner, sample_article):
    count = remove_samples(by=owner)
    said = ngettext("%(count)d sample was removed.", "%(count)d samples were removed.", count) % {"count": count}
    assert list(LogEntry.objects.values_list("object_repr", flat=True)) == [said]
