"""Twenty comments under every article, copied in the database itself from those that one article was given."""

from random import Random
from typing import Any

EACH, REPLIES = 20, 6


def build() -> None:
    from django.db import connection

    from blog.models import Article
    from comments.models import Comment

    first = Article.objects.get(slug="article-0")
    _write(first)
    with connection.cursor() as cursor:
        cursor.execute(_copying(Comment), [first.pk, first.pk])
        for statement in connection.ops.sequence_reset_sql(_no_style(), [Comment]):
            cursor.execute(statement)


def _no_style() -> Any:
    from django.core.management.color import no_style

    return no_style()


def _write(article: Any) -> None:
    """The last six answer the first six. Their numbers begin at one: the copies count on from there."""
    from bench.site import words
    from comments.models import Comment

    chance = Random(1)  # noqa: S311 -- texts to measure
    for number in range(1, EACH + 1):
        head = number - (EACH - REPLIES) if number > EACH - REPLIES else None
        text = "\n\n".join(words.sentence(chance) for _each in range(3))
        Comment.objects.create(
            pk=number,
            article=article,
            parent_id=head,
            answers_id=head,
            reference=str(10_000_000 + number),
            name=f"{words.PLACES[number % len(words.PLACES)]}の人",
            body=text,
            state="approved",
        )


def _copying(model: Any) -> str:
    """One statement for all articles, whatever columns a comment has; only published ones have comments."""
    moved = f"s.id + a.id * {EACH}"
    own = {
        "id": moved,
        "article_id": "a.id",
        "parent_id": f"s.parent_id + a.id * {EACH}",
        "answers_id": f"s.answers_id + a.id * {EACH}",
        "reference": f"CAST(10000000 + {moved} AS varchar(8))",
    }
    columns = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(own.get(column, f"s.{column}") for column in columns)
    return (
        f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) SELECT {values} "  # noqa: S608 -- names of columns
        f"FROM {model._meta.db_table} s CROSS JOIN blog_article a "
        "WHERE s.article_id = %s AND a.id <> %s AND a.state = 'published' ORDER BY a.id, s.id"
    )
