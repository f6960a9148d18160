"""A reader of whom the site keeps something of every kind, and another one of whom nothing may be touched."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from post_office.models import STATUS, Email, Log

from comments.models import Correspondent, Decision, Report
from contact.models import Note, Reply, Step, Unsent
from disclosures.models import LinkReport
from guard.models import Block, Trace
from tests.factories import CommentFactory, MessageFactory

EMAIL = "haruko@secret-example.com"
OTHER = "natsuko@other-example.com"
NETWORK, OTHER_NETWORK = "a" * 40, "b" * 40


def mail(to, text, **more):
    given = {"from_email": "shirushi@blog.example.jp", "subject": "しるし", "status": STATUS.sent, **more}
    row = Email(to=[to], message=text, message_id="<1@blog.example.jp>", **given)
    return Email.objects.bulk_create([row])[0]


def write(email=EMAIL, network=NETWORK, *, name="はるこ", by=None):
    """One row of each table; returns the comment and the message."""
    comment = CommentFactory(email=email, name=name, network_hash=network, state="approved", reasons=["links"])
    Decision.objects.create(comment=comment, from_state="pending", to_state="approved", at=timezone.now(), by=by)
    message = MessageFactory(email=email, name=name, network_hash=network)
    told = mail("owner@example.jp", f"{message.reference} が届きました。", headers={"Reply-To": email})
    Log.objects.create(email=told, status=STATUS.failed, message="550", exception_type="SMTPException")
    message.mails.add(told)
    Reply.objects.create(message=message, text="お返事です。", key="k", mail=mail(email, "お返事です。"))
    Note.objects.create(message=message, text="明日、返事を書く。", author=by)
    Step.objects.create(message=message, kind=Step.Kind.MOVED, before="new", after="answered")
    Correspondent.objects.create(email=email, confirmed_at=timezone.now())
    Unsent.objects.create(typed={"email": email, "body": "まだ送っていません。"}, network_hash=network)
    Block.objects.create(kind="address", value=email)
    Trace.objects.create(form="comment", network_hash=network, text_hash="c" * 40)
    Report.objects.create(comment=comment, reason="other", network_hash=network)
    LinkReport.objects.create(source="article", source_id=1, title="記事", page_address="/a/", network_hash=network)
    if by:
        kind = ContentType.objects.get_for_model(comment)
        LogEntry.objects.create(
            user=by, content_type=kind, object_id=str(comment.pk), object_repr=str(comment), action_flag=CHANGE
        )
    return comment, message
