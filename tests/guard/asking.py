"""What the guard's one question tells of a text, as a form would ask it."""

from comments.models import Comment
from guard.known import look_up
from guard.traces import Gist


def known(text="", *, form="comment", network="here", ticket=""):
    return look_up(Comment, ticket=ticket, form=form, network=network, gist=Gist.of(text), text=text)
