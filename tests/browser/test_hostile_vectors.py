"""Thousands of vectors in a real browser: no script of a stranger runs, and the policy has nothing to refuse."""

from comments.models import Comment
from contact.models import Message
from tests.browser.conftest import DESK
from tests.browser.test_home import log_in
from tests.factories import MessageFactory
from tests.test_hostile_vectors import INBOX, commented, names
from tests.vectors import bodies

LOUD = "window.ran = []; for (const name of ['alert', 'confirm', 'prompt']) window[name] = (...said) => window.ran.push(said)"


def run(page, paths):
    """What ran while somebody looked at these pages and moved over everything on them."""
    page.add_init_script(LOUD)
    ran = []
    for path in paths:
        page.goto(path)
        page.evaluate(
            "() => document.querySelectorAll('main *').forEach(node => node.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))"
        )
        ran += page.evaluate("() => window.ran")
    return ran


def test_no_vector_runs_where_readers_meet_it(person):
    article, _comments = commented(state="approved")
    paths = [article.get_absolute_url(), f"/comments/{article.slug}/page/2/"]
    assert run(person(DESK), paths) == []


def test_no_vector_runs_where_the_owner_meets_it(person, owner):
    _article, comments = commented()
    texts = bodies()
    messages = [MessageFactory(name=name, body=text) for text, name in zip(texts, names(len(texts)), strict=True)]
    page = person(DESK)
    log_in(page)
    lists = ["/admin/", "/admin/comments/comment/", "/admin/comments/comment/?p=2", INBOX]
    ones = [*(f"/admin/comments/comment/{one.pk}/change/" for one in comments[::25])]
    ones += [f"{INBOX}{one.pk}/change/" for one in messages[::25]]
    assert run(page, lists + ones) == []
    assert (Comment.objects.count(), Message.objects.count()) == (len(comments), len(messages))
