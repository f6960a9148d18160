"""From the mail in the owner's pocket to the decision: on a phone, without JavaScript and without logging in."""

import re

from post_office.models import Email

from comments import telling
from comments.models import Comment
from tests.browser.conftest import PHONE
from tests.browser.test_home import WIDTH
from tests.factories import CommentFactory


def test_a_comment_is_decided_and_taken_back_from_the_mail(person, settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    comment = CommentFactory(body="<img src=x onerror=alert(1)> 満了日はいつですか。", reasons=["links"])
    telling.arrived(comment)
    path = re.search(r"https://blog\.example\.jp(/comments/decide/\S+)", Email.objects.get().message)[1]
    page = person(PHONE, javascript=False)
    page.goto(path)
    assert (page.evaluate(WIDTH), comment.body in page.inner_text("main")) == (PHONE["width"], True)
    page.click("[name=decide][value=approved]")
    page.locator("[value=undo]").wait_for()
    assert Comment.objects.get().state == "approved"
    page.click("[value=undo]")
    page.locator("[value=spam]").wait_for()
    assert Comment.objects.get().state == "pending"
    assert page.context.cookies() == []
