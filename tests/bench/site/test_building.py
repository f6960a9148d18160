"""A site that was built in bulk is what the pipeline would have made of each article."""

import pytest

from bench.site import building, commenting, surroundings
from blog.models import Article
from comments.models import Comment

pytestmark = pytest.mark.django_db
COUNT = 4


@pytest.fixture
def site():
    around = surroundings.build()
    building.copy(building.render_shapes(), range(COUNT), COUNT, around)


def test_every_copy_is_public_and_rendered_as_the_pipeline_would(site):
    building.prove(COUNT)

    assert Article.objects.listed().filter(rendering__isnull=False, category__isnull=False).count() == COUNT


def test_a_copy_that_differs_from_its_rendering_stops_the_build(site):
    Article.objects.get(slug="article-0").rendering.__class__.objects.update(plain_text="何か別のこと")

    with pytest.raises(SystemExit, match="article-0 differs from its rendering in: plain_text"):
        building.prove(1)


def test_every_article_has_twenty_comments_of_which_six_answer(site):
    commenting.build()

    for article in Article.objects.listed():
        comments = article.comments.approved()
        assert (comments.count(), comments.filter(parent__article=article).count()) == (20, 6)
    assert Comment.objects.filter(parent=None).count() == COUNT * 14
