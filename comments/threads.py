"""Comments as readers see them: threads of one article, a page at a time."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator

from comments.models import Comment

ON_A_PAGE = 50


@dataclass
class Thread:
    """A comment and its answers; `head` is None where the page begins in the middle of a thread."""

    head: Comment | None
    replies: list[Comment] = field(default_factory=list)


def visible(article) -> Paginator:
    """The pages of an article's comments: one query to count, one for each page; addresses are not even read."""
    comments = Comment.objects.filter(article=article).approved().in_threads()
    return Paginator(comments.only("article_id", "parent_id", "name", "body", "is_staff", "created_at"), ON_A_PAGE)


def threads(comments) -> list[Thread]:
    found: list[Thread] = []
    for comment in comments:
        if comment.parent_id is None:
            found.append(Thread(comment))
        elif found:
            found[-1].replies.append(comment)
        else:
            found.append(Thread(None, [comment]))
    return found
