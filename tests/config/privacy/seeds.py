"""Where private words lie before the crawl: each row plants one e-mail address as a real site gets it."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from post_office.models import STATUS, Email, Log

from comments import confirming, notifying
from comments.models import Comment
from contact.models import Message, Note
from guard.models import Trace
from lib import outbox
from tests.factories import ArticleFactory, CommentFactory, CorrespondentFactory, MessageFactory

NETWORK = "5ec7e7" + "a" * 34
KEY = "0b5c4f" + "b" * 22  # the beginning of every planted key
WAITING = "まだ誰も読んでいない秘密の感想です。"
MESSAGE = "持ち主だけに宛てた秘密の相談です。"
NOTE = "編集部だけの秘密の覚え書きです。"
WORDS = (NETWORK, KEY, WAITING, MESSAGE, NOTE)


@dataclass(frozen=True)
class Seed:
    """`models` are those whose rows hold the address afterwards."""

    key: str
    plant: Callable[["Seed"], None]
    models: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        return f"Himitsu.{self.key}@secret-{self.key}.example.com"


def comment(state, body=WAITING):
    def plant(seed):
        article = ArticleFactory(slug=f"commented-{seed.key}", title=f"{seed.key}の記事")
        common = {"article": article, "network_hash": NETWORK, "body": body}
        CommentFactory(state=state, email=seed.email, submission_key=f"{KEY}{seed.key:_<12}"[:40], **common)

    return plant


def thread(seed):
    """Approved comments, more than a page of them, with the owner's reply; closed, so that not each has a page for answers."""
    article = ArticleFactory(slug="discussed", title="よく読まれている記事", comments_open=False)
    head = CommentFactory(article=article, state="approved", email=seed.email, network_hash=NETWORK)
    CommentFactory(article=article, parent=head, state="approved", is_staff=True, email="", name="持ち主")
    CommentFactory.create_batch(52, article=article, parent=head, state="approved", email=seed.email)
    CommentFactory.create_batch(52, article=article, state="approved", email=seed.email)


def correspondent(seed):
    """Somebody who confirmed an address, is trusted, and got the mails that belong to it."""
    article = ArticleFactory(slug="answered", title="返信のある記事")
    CorrespondentFactory(email=seed.email.lower(), trusted_at=timezone.now())
    asked = {"article": article, "email": seed.email, "wants_replies": True, "network_hash": NETWORK}
    head = CommentFactory(state="approved", **asked)
    confirming.ask(head)
    notifying.tell_of([CommentFactory(article=article, parent=head, state="approved", is_staff=True, email="").pk])


def english(seed):
    article = ArticleFactory(slug="in-english", language="en", title="How to choose a server")
    CommentFactory(article=article, state="approved", email=seed.email, name="Reader")


def message(state):
    def plant(seed):
        row = MessageFactory(state=state, email=seed.email, body=MESSAGE, network_hash=NETWORK)
        Note.objects.create(message=row, text=NOTE)

    return plant


def mail(seed):
    """To the owner about a message: its answer goes to the reader, its log tells why it was refused."""
    row = Email.objects.create(
        from_email="shirushi@blog.example.jp",
        to=[seed.email],
        subject="届きました",
        message=f"{seed.email} {MESSAGE}",
        headers={"Reply-To": seed.email},
        status=STATUS.requeued,
        message_id="<1@blog.example.jp>",
    )
    Log.objects.create(email=row, status=STATUS.failed, message=refused(seed), exception_type="SMTPRecipientsRefused")


def refused(seed):
    """A mail server repeats the address in its answer."""
    return outbox.said(smtplib.SMTPRecipientsRefused({seed.email: (550, f"<{seed.email}> unknown".encode())}))


def trace(seed):
    Trace.objects.create(form="comment", network_hash=NETWORK, text_hash=f"{KEY:_<40}", created_at=timezone.now())


SEEDS = (
    *(
        Seed(f"{state}-comment", comment(state), ("comments.Comment",))
        for state in Comment.State
        if state != "approved"
    ),
    Seed("thread", thread, ("comments.Comment",)),
    Seed("english", english, ("comments.Comment",)),
    Seed("correspondent", correspondent, ("comments.Comment", "comments.Correspondent", "post_office.Email")),
    *(Seed(f"{state}-message".replace("_", "-"), message(state), ("contact.Message",)) for state in Message.State),
    Seed("mail", mail, ("post_office.Email", "post_office.Log")),
    Seed("trace", trace),
)
EMAILS = tuple(seed.email for seed in SEEDS)


def plant_all():
    for seed in SEEDS:
        seed.plant(seed)
