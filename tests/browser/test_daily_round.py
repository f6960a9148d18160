"""The owner's daily round in a real browser: ten comments and three messages in a handful of clicks."""

import pytest
from post_office.models import Email

from comments.models import Comment
from contact.models import Message
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_drafts import until
from tests.browser.test_home import log_in
from tests.factories import ArticleFactory, CannedFactory, CommentFactory, MessageFactory

MOST_CLICKS = 25


class Hand:
    """A hand that counts what it does: clicks, and choices from a list as two."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def click(self, selector):
        self.page.locator(selector).first.click()
        self.clicks += 1

    def choose(self, selector, label):
        self.page.select_option(selector, label=label)
        self.clicks += 2


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_ten_comments_and_three_messages_take_less_than_25_clicks(person, owner, viewport):
    CommentFactory.create_batch(10, article=ArticleFactory(), state="pending")
    messages = MessageFactory.create_batch(3)
    CannedFactory(title="お礼", text="{name} 様\n\nありがとうございます。{reference} の件、拝見しました。")
    page = person(viewport)
    hand = Hand(page)
    log_in(page)

    hand.click(".waiting a[href='/admin/comments/comment/']")
    page.locator(".queue-row").first.wait_for()
    page.wait_for_load_state()
    hand.click("[data-all] input")
    hand.click("[data-bulk] [value=approved]")
    assert until(page, lambda: Comment.objects.approved().count() == 10)

    hand.click("#site-name a")
    hand.click(".waiting a[href='/admin/contact/message/']")
    hand.click(".inbox-row a")
    for message in reversed(messages):
        page.wait_for_url(f"**/admin/contact/message/{message.pk}/change/**")
        page.locator("#reply").wait_for()
        page.wait_for_load_state()
        hand.choose("[name=canned]", "お礼")
        hand.click("[name=fill]")
        hand.click("#reply [name=next]" if message != messages[0] else "#reply .default")
    assert until(page, lambda: set(Message.objects.values_list("state", flat=True)) == {"answered"})
    assert sorted(mail.to[0] for mail in Email.objects.all()) == sorted(message.email for message in messages)
    assert hand.clicks < MOST_CLICKS
