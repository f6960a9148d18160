"""How comments and their form are written into a page: from stencils, because a page shows dozens of comments."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from blog.addresses import of_slug
from comments import rendering
from comments.avatars import avatar
from comments.forms import CommentForm
from comments.said import Said
from lib.markup import trusted
from lib.stencil import fill, fill_each


def comments_html(comments: Iterable[Said], article, request, *, can_reply=False, is_quoted=False) -> list[SafeString]:
    """Each comment; `is_quoted` where it stands above a form about it and asks for nothing itself."""
    linking, zone = rendering.linking_of(request, article), timezone.get_current_timezone()
    same = {"place": conditional_escape(linking.place), "can_reply": can_reply, "is_quoted": is_quoted}
    rows = [same | _values(comment, linking, comment.created_at.astimezone(zone)) for comment in comments]
    return fill_each("comments/comment.html", rows)


def _values(comment: Said, linking, at):
    picture = avatar(comment.name)
    return {
        "number": str(comment.pk),
        "is_staff": comment.is_staff,
        "name": comment.name,
        "initial": picture.initial,
        "colour": str(picture.colour),
        "instant": at.isoformat(),
        "time": f"{at:%Y.%m.%d %H:%M}",
        "text": linking.html(comment),
        "answered": comment.answered,
        "answered_number": comment.answered and str(comment.answers_id),
    }


def threads_html(threads, article, request, *, can_reply=False) -> SafeString:
    """Threads as the entries of a list, each with those of its replies that stand among others."""
    comments = [comment for thread in threads for comment in (thread.head, *thread.replies)]
    written = iter(comments_html(comments, article, request, can_reply=can_reply))
    place = rendering.linking_of(request, article).place
    rows = [
        {
            "head": next(written),
            "replies": trusted("".join([f"<li>{next(written)}</li>" for _reply in thread.replies])),
            "further": thread.further and _further(thread.further),
            "address": f"{place}thread/{thread.head.pk}/",
        }
        for thread in threads
    ]
    return trusted("".join(fill_each("comments/list_row.html", rows)))


def _further(number):
    return ngettext("%(number)s more reply", "%(number)s more replies", number) % {"number": number}


def section_html(article, talk, opening, sent, request) -> SafeString:
    """The first page of an article's comments with the form, or the sentence that it is closed.

    `sent` is a form that comes back with its errors.
    """
    place, is_open, last_day = rendering.linking_of(request, article).place, sent or opening.is_open, opening.last_day
    values = {
        "total": talk.total and ngettext("%(total)s comment", "%(total)s comments", talk.total) % {"total": talk.total},
        "threads": threads_html(talk.threads, article, request, can_reply=bool(is_open)),
        "pages": talk.pages.last > 1 and render_to_string("comments/pages.html", {"pages": talk.pages}),
        "form": is_open and form_html(article, opening, sent),
        "closed_on": not is_open and last_day and date_format(last_day, "DATE_FORMAT"),
        "days": not is_open and opening.days,
        "feed_address": talk.total and f"{place}feed/",
    }
    return fill("comments/section.html", values)


def form_html(article, opening, form=None) -> SafeString:
    """The form below an article, or one that knows something already: what was sent, or which comment it answers."""
    values = {
        "slug_address": of_slug("comments:create", article.slug),
        "scope": CommentForm.scope_of(article),
        "last_day": opening.last_day and date_format(opening.last_day),
    }
    if form:
        return render_to_string("comments/form.html", {**values, "form": form})
    return fill("comments/form.html", values, made=_empty)


def _empty():
    return {"form": CommentForm(article=None)}
