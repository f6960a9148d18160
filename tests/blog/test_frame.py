"""blog.frame: whatever else decides how an article's page looks makes another fingerprint, and nothing else does."""

import pytest

from blog import frame
from blog.models import Article, Author, Category, SidebarBlock, Site, Tag
from blog.rendering import render_and_store
from tests.factories import ArticleFactory, CommentFactory, SidebarBlockFactory, SiteFactory, TagFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(settings, tmp_path):
    """Names the release of a small project."""
    settings.BASE_DIR = tmp_path

    def name():
        frame._release.cache_clear()
        return frame.fingerprint()

    yield name
    frame._release.cache_clear()


@pytest.mark.parametrize(
    "path", ["templates/base.html", "templates/blog/article.html", "lib/text.py", "locale/ja/LC_MESSAGES/django.mo"]
)
def test_a_template_a_module_and_a_translation_are_part_of_it(release, tmp_path, path):
    names = [release()]
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    for text in ("one", "two"):
        (tmp_path / path).write_text(text)
        names.append(release())
    assert len(set(names)) == 3


@pytest.mark.parametrize("path", ["templates/admin/index.html", "comments/views.py", "docs/owner.md"])
def test_what_no_article_shows_is_no_part_of_it(release, tmp_path, path):
    before = release()
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text("text")
    assert release() == before


def stated(text):
    SidebarBlock.objects.update(body=text)
    render_and_store(SidebarBlock.objects.get())


WRITES = {
    "the site's name": (True, lambda: Site.objects.update(name="別の名")),
    "its strength": (True, lambda: Site.objects.update(strength="strong")),
    "an author": (True, lambda: Author.objects.update(name="別の人")),
    "a category": (True, lambda: Category.objects.update(name="別")),
    "a tag": (True, lambda: Tag.objects.update(name="別")),
    "the statement": (True, lambda: stated("<p>別の文</p>")),
    "an article": (False, lambda: Article.objects.update(title="別の題")),
    "a comment": (False, lambda: CommentFactory(state="approved", article=Article.objects.get())),
}


@pytest.mark.parametrize(("is_part", "write"), WRITES.values(), ids=WRITES)
def test_rows_that_stand_on_every_page_are_part_of_it(is_part, write, django_assert_num_queries):
    SiteFactory()
    ArticleFactory().tags.add(TagFactory())
    render_and_store(SidebarBlockFactory(kind="text", place="notice", body="<p>文</p>"))
    with django_assert_num_queries(5):
        before = frame.fingerprint()
    write()
    assert (frame.fingerprint() != before) is is_part
