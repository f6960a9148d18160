"""The review at the desk: what the panel says about it, and its two buttons, which ask for it and give a text back."""

from django.contrib import messages
from django.utils.translation import gettext_lazy as _

from blog import reviewing
from blog.obstacles import Proof
from blog.people import name_of
from blog.review_obstacles import in_review, is_asked, is_asked_by_another
from lib.text import is_blank

ASK, GIVE_BACK, NOTE = "_ask", "_return", "review_note"
BUTTONS = {ASK, GIVE_BACK}


def panel(article, user, *, can_publish) -> dict:
    """What the publishing panel knows of the review of this article; None for one that is not saved yet."""
    if article is None:
        return {"can_ask": not can_publish}
    asked = is_asked(article)
    return {
        "asked_by": name_of(article.review_requested_by) if asked and article.review_requested_by else "",
        "is_asked": asked,
        "can_ask": not asked and (not can_publish or any(in_review(Proof(article, user)))),
        "can_return": can_publish and asked and is_asked_by_another(article, user),
        "note": reviewing.note_of(article) if reviewing.is_returned(article) else "",
    }


def answer(desk, request, article) -> bool:
    """Do what one of the two buttons says, after the text was saved; False for another button."""
    if ASK in request.POST:
        reviewing.ask(article, by=request.user)
        desk.say(
            request, messages.success, _("Saved, and the review is asked for. Whoever may publish sees it at home.")
        )
    elif GIVE_BACK in request.POST:
        _give_back(desk, request, article)
    return bool(BUTTONS & request.POST.keys())


def _give_back(desk, request, article):
    note = request.POST.get(NOTE, "")
    if is_blank(note):
        desk.say(request, messages.error, _("Not given back yet: write what is to be done."))
    else:
        reviewing.give_back(article, note, by=request.user)
        desk.say(request, messages.success, _("Given back. Your note stands in the memo."))
