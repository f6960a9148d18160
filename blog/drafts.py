"""The verbs of the working copy: what is being typed is kept beside the article, and never over somebody else's."""

from copy import copy
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from blog import revisions
from blog.models import Article, Draft
from blog.moves import spelled

# Values of the working copy that are no fields: which window wrote it, and how many times.
WINDOW, TURN = "_window", "_turn"
UNNAMED = "_"  # begins the address of an article that has none yet; nobody can type such an address


@dataclass(frozen=True)
class Seen:
    """What a form was made from: the article's version, the working copy that it showed, and the window it stands in."""

    version: int
    draft: str = ""
    window: str = ""
    turn: int = 0


class Conflict(Exception):
    """Somebody else, or another window, was first; `draft` is their working copy, or None when they saved the article."""

    def __init__(self, article, draft):
        super().__init__(f"article {article.pk}")
        self.article, self.draft = article, draft
        latest = None if draft else article.revisions.select_related("created_by").first()
        self.who = draft.saved_by if draft else latest and latest.created_by
        self.at = draft.saved_at if draft else latest and latest.created_at


def token(draft) -> str:
    """Names one state of the working copy; empty when there is none."""
    return f"{draft.number}.{draft.data.get(WINDOW, '')}" if draft else ""


def draft_of(article) -> Draft | None:
    return Draft.objects.select_related("saved_by").filter(article_id=article.pk).first()


def values_of(draft) -> dict:
    return {name: value for name, value in draft.data.items() if not name.startswith("_")}


def is_unnamed(article) -> bool:
    """Whether autosave made the article and nobody has saved it: it has no address of its own, and nothing to show."""
    return article.slug.startswith(UNNAMED)


def lock(pk) -> Article | None:
    """The article as it is now, held until the end of the transaction: the check and the write are one."""
    return Article.objects.select_for_update().filter(pk=pk).first()


def check(article, seen: Seen, values: dict | None = None) -> Draft | None:
    """The working copy, when nobody was first; raises Conflict otherwise. Call it with the article locked.

    A form whose answer was lost on the way sends the same text again, and meets its own window.
    """
    draft = draft_of(article)
    is_own = draft is not None and bool(seen.window) and draft.data.get(WINDOW) == seen.window
    is_same = draft is not None and values is not None and values_of(draft) == values
    if not (token(draft) == seen.draft or is_own or is_same):
        raise Conflict(article, draft)
    if not revisions.is_unchanged_since(article, seen.version):
        raise Conflict(article, None)
    return draft


@transaction.atomic
def keep(article, values: dict, *, seen: Seen, by) -> Draft:
    """Overwrite the working copy with what a form holds. The article, its rendering and its readers notice nothing."""
    draft = check(lock(article.pk), seen, values)
    if draft and draft.data.get(WINDOW) == seen.window and draft.data.get(TURN, 0) > seen.turn:
        return draft  # a later save of the same window has overtaken this one
    return store(article, values, by=by, window=seen.window, turn=seen.turn, over=draft)


def store(article, values, *, by, window="", turn=0, over=None) -> Draft:
    """Write the working copy without a question: for callers that have checked, or that bring a version back."""
    draft = over or draft_of(article) or Draft(article_id=article.pk, number=0)
    draft.data = {**values, WINDOW: window, TURN: turn}
    draft.number += 1
    draft.saved_by = by
    draft.save()
    Article.objects.filter(pk=article.pk, is_sample=True).update(is_sample=False)  # now it holds somebody's work
    return draft


@transaction.atomic
def begin(values: dict, *, page_type: str, language: str, window: str, by) -> Article:
    """The article of a form that was not saved yet, made once for each window, however often it asks."""
    blank = {"page_type": page_type, "language": language, "title": "", "version": 0, "slug": f"{UNNAMED}{window}"}
    article, created = _of_window(window).get_or_create(defaults=blank)
    if created:
        store(article, values, by=by, window=window)
    return article


def begun(window: str) -> Article | None:
    """The article that autosave made for this window."""
    return _of_window(window).first() if window else None


def _of_window(window: str) -> QuerySet:
    return spelled(Article.objects.all(), f"{UNNAMED}{window}")  # windows have names in small letters


def discard(article) -> None:
    """Forget the working copy; with it goes an article that nobody has ever saved."""
    Draft.objects.filter(article_id=article.pk).delete()
    if is_unnamed(article):
        Article.objects.filter(pk=article.pk).delete()


def applied(article, draft=None) -> Article:
    """A copy of the article with its working copy laid over it, to be looked at and never saved.

    What no article could hold is left as it was; the text is cleaned again, whatever way it came.
    """
    draft = draft or draft_of(article)
    shown = copy(article)
    if draft is None:
        return shown
    shown._state = copy(article._state)
    shown._state.fields_cache = dict(article._state.fields_cache)
    revisions.lay(shown, values_of(draft))
    return shown
