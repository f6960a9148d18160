"""What the tests of the comments' desk do and see there."""

import html
import re

from django.utils.html import strip_tags

LIST = "/admin/comments/comment/"


def change(comment):
    return f"{LIST}{comment.pk}/change/"


def seen(*comments):
    """What the page of these comments sends along: the state in which each was shown."""
    return [f"{comment.pk}:{comment.state}" for comment in comments]


def decide(desk, verb, *comments, query="", **more):
    """Press a button of the list for the chosen comments."""
    data = {"decide": verb, "seen": seen(*comments), "_selected_action": [comment.pk for comment in comments]}
    return desk.post(LIST + query, {**data, **more}, follow=True)


def wish(desk, comment, verb, **typed):
    """Press a button on a comment's own page."""
    data = {"decide": verb, "seen": comment.state, "key": "form-1", "answer": "", "reason": ""}
    return desk.post(change(comment), {**data, **typed}, follow=True)


def shown(page):
    return [comment.pk for comment in page.context["cl"].result_list]


def said(page):
    """What the messages of a page say, without their buttons."""
    return [strip_tags(str(message).partition("<button")[0]).strip() for message in page.context["messages"]]


def undo_of(page):
    """Where the button of a message leads, and the batch that it takes back."""
    button = re.search(r'formaction="([^"]+)" name="batch" value="(\w+)"', page.content.decode())
    return html.unescape(button[1]), {"batch": button[2]}
