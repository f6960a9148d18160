"""How a comment and the empty form are written into a page: each is a stencil, because a page shows dozens of them."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import formats, timezone

from comments import rendering
from comments.avatars import avatar
from comments.forms import CommentForm
from lib.stencil import fill


def comment_html(comment, article, request, *, can_reply=False, is_quoted=False):
    """One comment; `is_quoted` where it stands above a form about it and asks for nothing itself."""
    picture, at = avatar(comment.name), timezone.localtime(comment.created_at)
    place = rendering.linking_of(request, article).place
    values = {
        "number": comment.pk,
        "name": comment.name,
        "initial": picture.initial,
        "colour": str(picture.colour),
        "address": f"{place}{comment.pk}/",
        "reply_address": f"{place}reply/{comment.pk}/" if can_reply and not is_quoted else "",
        "report_address": "" if is_quoted else f"{place}{comment.pk}/report/",
        "instant": at.isoformat(),
        "time": f"{at:%Y.%m.%d %H:%M}",
        "text": rendering.render(comment, article, request),
    }
    if comment.mentions:
        values |= {"answered": comment.answers.name, "answered_address": f"{place}{comment.answers_id}/"}
    return fill("comments/comment.html", values, is_staff=comment.is_staff)


def form_html(article, opening, form):
    """The form below an article. Before anybody has typed, all articles have the same one."""
    values = {
        "slug_address": reverse("comments:create", args=[article.slug]),
        "scope": CommentForm.scope_of(article),
        "last_day": opening.last_day and formats.date_format(opening.last_day),
    }
    if form.is_bound or form.initial:
        return render_to_string("comments/form.html", {**values, "form": form})
    return fill("comments/form.html", values, made=_empty)


def _empty():
    return {"form": CommentForm(article=None)}
