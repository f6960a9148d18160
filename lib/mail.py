"""Every mail that the site writes, one function each: stored in the outbox, sent when the mail server answers.

Mails go to the owner. To an address that a visitor typed goes what somebody writes in the inbox as an answer. By itself
the site sends only the link with which a commenter confirms an address, without a word of what was typed, because whoever
knows an address could have it flooded; to a confirmed one follow the replies that its holder asked for.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from email.utils import make_msgid

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from post_office.models import PRIORITY, STATUS, Email

from lib.text import excerpt, isolated, visible

SUBJECT_LENGTH = 200
REMARK_LENGTH = 300
BETWEEN_PARTS = "\n----\n"  # as mail/comments_wait/body.txt writes it; what visitors typed is quoted and has none
# RFC 3834: no holiday note comes back, nor goes on to the visitor to whom an answer would go.
FROM_A_PROGRAM = {"Auto-Submitted": "auto-generated"}
Words = Promise | str


def comment_waits(
    *,
    to: str,
    reference: str,
    name: str,
    body: str,
    article_title: str,
    reasons: Sequence[Words],
    path: str,
    decide_path: str,
    days: int,
) -> list[Email]:
    """A comment waits for the moderator. `path` leads to it in the admin, `decide_path`, for `days`, to a page where
    this recipient decides without logging in; the visitor's address stands in neither.
    """
    facts: dict[str, object] = {"reference": reference, "name": one_line(name), "title": article_title}
    facts |= {"body": quotation(body)}
    facts |= {"reasons": reasons, "path": path, "decide_path": decide_path, "days": days}
    return _store("comment_waits", facts, to=[to], headers=FROM_A_PROGRAM)


def comments_wait(*, to: str, count: int, rows: list[dict[str, str]], path: str, days: int) -> list[Email]:
    """All comments that wait, of which `rows` are named: title, reference, name, body, decide_path."""
    named = [{**row, "name": isolated(one_line(row["name"])), "body": quotation(row["body"])} for row in rows]
    return _store(
        "comments_wait", {"count": count, "rows": named, "path": path, "days": days}, to=[to], headers=FROM_A_PROGRAM
    )


def without_parts(text: str, references: Collection[str]) -> str | None:
    """A mail about several comments without those of these numbers; None for a mail in which nothing else is told."""
    head, *parts, tail = text.split(BETWEEN_PARTS) if text.count(BETWEEN_PARTS) > 1 else (text, "")
    others = [part for part in parts if not any(f"({reference})\n" in part for reference in references)]
    return BETWEEN_PARTS.join([head, *others, tail]) if others else None


def comment_reported(*, reference: str, title: str, reason: Words, body: str, path: str) -> list[Email]:
    """A reader finds that a comment should not stand there. `path` leads to it in the admin."""
    facts = {"reference": reference, "title": title, "reason": reason, "body": quotation(body), "path": path}
    return _store("comment_reported", facts)


def message_arrived(
    *, reference: str, topic: Words, name: str, email: str, body: str, answers: list[tuple[Words, Words]], path: str
) -> list[Email]:
    """A message came through the contact form; answering the mail writes to the visitor.

    `answers` are the topic's own, as (label, text); like the topic's name they may be in the language of the mail.
    What was typed is quoted, so that nothing in it passes for the site's own words and links.
    """
    facts: dict[str, object] = {"reference": reference, "topic": topic, "name": name, "body": quotation(body)}
    facts |= {"answers": [(label, _answer(str(text))) for label, text in answers]}
    return _store("message_arrived", {**facts, "path": path}, reply_to=email, headers=FROM_A_PROGRAM)


def page_held(*, title: str, path: str, reasons: list[str]) -> list[Email]:
    """A public page lost its ads, because its marks are not as promised. `path` leads to its desk."""
    facts = {"title": title, "path": path, "reasons": "\n".join(reasons)}
    return _store("page_held", facts, headers=FROM_A_PROGRAM)


def test() -> list[Email]:
    """That mail arrives, to the owner, who asked for it by a button."""
    return _store("test", {}, headers=FROM_A_PROGRAM)


def test_subject() -> str:
    """By which a test that has not left yet is known."""
    with translation.override(settings.LANGUAGE_CODE):
        return one_line(render_to_string("mail/test/subject.txt"))


def links_reported(*, reports: list[tuple[str, str, str]], count: int, path: str) -> list[Email]:
    """Readers take links without a mark for ads: (title of the page, host of the link, remark) of each report.

    The links themselves stay in the queue: opened from a mail, one that is an ad would count as a reader's click.
    `count` is the number of all new reports, of which only the first may be listed.
    """
    listed = [
        (one_line(visible(title)), host, excerpt(visible(remark), REMARK_LENGTH)) for title, host, remark in reports
    ]
    facts = {"reports": listed, "count": count, "more": count - len(listed), "path": path}
    return _store("links_reported", facts, headers=FROM_A_PROGRAM)


def message_answered(
    *,
    to: str,
    language: str,
    site_name: str,
    reference: str,
    topic: str,
    text: str,
    quoted: str,
    written_on: date,
    earlier: list[str],
) -> Email:
    """What somebody wrote in the inbox, to the sender of the message, whose own answer goes to the owner by mail.

    `earlier` are the Message-IDs of the replies before it: mail programs show them as one conversation.
    """
    thread = [f"<{reference}@{settings.SITE_HOST}>", *earlier]
    facts = {"reference": reference, "topic": topic, "text": text, "site_name": site_name}
    (row,) = _store(
        "message_answered",
        {**facts, "quoted": quotation(quoted), "day": written_on},
        to=[to],
        language=language,
        reply_to=", ".join(recipients()),
        headers={"In-Reply-To": thread[-1], "References": " ".join(thread)},
    )
    return row


def quotation(text: str) -> str:
    """The text as mails quote it; control characters, which might act on a terminal, become visible."""
    return "\n".join(f"> {line}".rstrip() for line in visible(text).splitlines())


def _answer(text: str) -> str:
    """One line stands beside its label; several are quoted, or the second could pass for a line of the site's own."""
    return f"\n{quotation(text)}" if len(text.splitlines()) > 1 else text


def address_to_confirm(*, to: str, language: str, site_name: str, reference: str, title: str, path: str) -> list[Email]:
    """The link with which a commenter proves an address. Nothing here was typed by a visitor."""
    facts = {"site_name": site_name, "reference": reference, "title": title, "path": path}
    return _store("address_to_confirm", facts, to=[to], language=language, headers=FROM_A_PROGRAM)


def reply_appeared(
    *, to: str, language: str, site_name: str, title: str, name: str, body: str, path: str, stop_path: str
) -> list[Email]:
    """A reply that readers can see, to somebody who asked to be told; one click in the mail program ends these mails."""
    facts = {"site_name": site_name, "title": title, "name": isolated(name), "body": quotation(body)}
    facts |= {"path": path, "stop_path": stop_path}
    # RFC 8058: mail programs offer a button of their own, and post to the address without anybody opening it.
    one_click = {
        "List-Unsubscribe": f"<{settings.SITE_URL}{stop_path}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return _store("reply_appeared", facts, to=[to], language=language, headers={**FROM_A_PROGRAM, **one_click})


def recipients() -> list[str]:
    """OWNER_EMAIL; without it every active superuser who has an address."""
    if settings.OWNER_EMAIL:
        return [settings.OWNER_EMAIL]
    owners = get_user_model().objects.filter(is_superuser=True, is_active=True).exclude(email="")
    return sorted(set(owners.values_list("email", flat=True)))


def one_line(subject: str) -> str:
    """A subject without any line break: one would begin a header of its own."""
    return " ".join(subject.split())[:SUBJECT_LENGTH]


def _store(
    kind: str,
    facts: Mapping[str, object],
    *,
    to: list[str] | None = None,
    language: str = settings.LANGUAGE_CODE,
    reply_to: str = "",
    headers: dict[str, str] | None = None,
) -> list[Email]:
    """One row for each recipient; without `to`, for the owner.

    The row is made here rather than by post_office.mail.send, which would run the text as a template once more:
    what a visitor typed must stay text.
    """
    with translation.override(language):
        context = {**facts, "site": settings.SITE_URL}
        subject = one_line(render_to_string(f"mail/{kind}/subject.txt", context))
        body = render_to_string(f"mail/{kind}/body.txt", context)
    rows = [
        Email(
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[address],
            subject=subject,
            message=body,
            headers=({"Reply-To": reply_to} if reply_to else {}) | (headers or {}) or None,
            priority=PRIORITY.medium,
            status=STATUS.queued,
            message_id=make_msgid(domain=settings.SITE_HOST),
        )
        for address in (recipients() if to is None else to)
    ]
    # Unlike save(), this does not refuse an address: a slip in the settings must show in the outbox as a mail that
    # cannot be sent, and never cost a visitor's message.
    return list(Email.objects.bulk_create(rows))
