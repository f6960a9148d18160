"""Who is told of a reply that readers can see, once, and how they make it stop."""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from blog.models import Site
from comments.models import Comment, Correspondent
from lib import mail, signing


def tell_of(shown: Iterable[int]) -> int:
    """Mail those whose comments these answer; and of the replies below them, which readers see from now on as well.

    `shown` are the keys of comments that became visible; call it in the transaction in which they do. Returns how many
    mails were stored: a reply is told of once, however often it is decided about.
    """
    new = Q(pk__in=shown, parent__isnull=False) | Q(parent__in=shown)
    replies = Comment.objects.approved().filter(new, told_at__isnull=True).order_by("pk")
    return sum(_tell(reply) for reply in replies.select_related("article", "parent", "answers"))


def _tell(reply) -> int:
    if not reply.article.is_public:
        return 0
    if not Comment.objects.filter(pk=reply.pk, told_at__isnull=True).update(told_at=timezone.now()):
        return 0
    askers = {one.email.lower() for one in (reply.parent, reply.answers) if one and one.wants_replies and one.email}
    askers.discard(reply.email.lower())
    people = Correspondent.objects.told().filter(email__in=askers)
    return sum(len(_mail(person, reply)) for person in people)


def _mail(person, reply):
    article = reply.article
    return mail.reply_appeared(
        to=person.email,
        language=article.language,
        site_name=Site.current().name_in(article.language),
        title=article.title,
        name=reply.name,
        body=reply.body,
        path=reply.get_absolute_url(),
        stop_path=reverse("comments:stop", args=[stop_link(person, article.language)]),
    )


def stop_link(person, language: str) -> str:
    """Works for as long as somebody may find an old mail."""
    return signing.sign(f"{person.pk}.{language}", purpose="stop")


def stopping(token: str) -> tuple[str, str] | None:
    """The number of a correspondent and the language of their mail; None for what was never sent."""
    content = signing.signed_content(token, purpose="stop")
    return None if content is None else tuple(content.split("."))


def stop(number: str) -> None:
    """No further mail to this address until its holder asks for replies once more."""
    Correspondent.objects.told().filter(pk=number).update(stopped_at=timezone.now())


def resume(person) -> None:
    """A holder who asks again wants mails again."""
    Correspondent.objects.filter(pk=person.pk).update(stopped_at=None)
