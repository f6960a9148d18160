"""The verbs of the review: a writer asks for it, and a reviewer publishes the text or gives it back with a note."""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from blog import publishing
from blog.models import Article, Draft
from blog.people import name_of

State = Article.State


@transaction.atomic
def ask(article, *, by) -> None:
    """From now on the text waits for a review. A public page stays as it is; its changes wait."""
    article.review_requested_by = by
    if article.state != State.PUBLISHED:
        article.state = State.REVIEW
    article.save(update_fields=["state", "review_requested_by", "updated_at"])


@transaction.atomic
def give_back(article, note: str, *, by) -> None:
    """Return the text to whoever asked, with a note on top of its memo."""
    day = date_format(timezone.localtime(), "SHORT_DATETIME_FORMAT")
    lines = "\n".join(line.strip() for line in note.splitlines() if line.strip())  # a blank line ends the note
    told = f"{name_of(by)}, {day}\n{lines}"
    article.memo = f"{told}\n\n{article.memo}".strip()
    if article.state == State.PUBLISHED:
        article.review_requested_by = None
        _note_in_draft(article, told)
    else:
        article.state = State.DRAFT
    article.save(update_fields=["state", "memo", "review_requested_by", "updated_at"])
    publishing.keep(article, by=by)


def _note_in_draft(article, told):
    """The working copy brings its own memo along, which will take the place of the article's."""
    draft = Draft.objects.filter(article=article).first()
    if draft and "memo" in draft.data:
        draft.data["memo"] = f"{told}\n\n{draft.data['memo']}".strip()
        draft.save()


def is_returned(article) -> bool:
    """Whether the text came back from a review and nobody has asked again."""
    return article.state == State.DRAFT and article.review_requested_by_id is not None


def note_of(article) -> str:
    """What the reviewer wrote last."""
    return article.memo.partition("\n\n")[0]
