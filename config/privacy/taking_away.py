"""How rows of a person go, kind by kind: each function takes the rows and returns how many it touched."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from comments.models import Comment
from guard import learning
from guard.learning import Taught
from lib import mail


def delete(rows) -> int:
    number = rows.count()
    rows.delete()
    return number


def anonymise_comments(comments) -> int:
    """The texts stay, in the article's language without a writer."""
    return sum(_without_writer(comments, language) for language in _languages())


def delete_comments(comments) -> int:
    """A comment to which somebody else replied keeps its place: it would take their replies with it."""
    keys = set(comments.values_list("pk", flat=True))
    answered = Comment.objects.filter(parent__in=keys).exclude(pk__in=keys).values("parent")
    emptied = Comment.objects.filter(pk__in=set(answered.values_list("parent", flat=True)))
    for language in _languages():
        _without_writer(emptied, language, with_text=False)
    _unlearn("comment", keys)
    Comment.objects.filter(pk__in=keys).exclude(pk__in=emptied).delete()
    return len(keys)


def forget_addresses(comments) -> int:
    """The comments stay as readers see them; nobody is told of replies to them any more."""
    return comments.update(email="", wants_replies=False, submission_key=None)


def empty_mails(mails) -> int:
    """What was said goes, with whom to answer. That it went out, when, and its Message-ID stay."""
    return mails.update(subject="", message="", html_message="", headers=None, context=None)


def delete_mails(mails, person) -> int:
    """A mail that tells of several comments stays for those of others, without this person's part."""
    emptied = []
    for row in mails.only("message"):
        rest = mail.without_parts(row.message, person.numbers)
        if rest is not None:
            type(row).objects.filter(pk=row.pk).update(message=rest)
            emptied.append(row.pk)
    return len(emptied) + delete(mails.exclude(pk__in=emptied))


def delete_messages(messages) -> int:
    keys = set(messages.values_list("pk", flat=True))
    _unlearn("contact", keys)
    messages.delete()
    return len(keys)


def _without_writer(comments, language, *, with_text=True):
    with translation.override(language):
        gone = {"name": pgettext("in place of a name", "Former reader"), "email": "", "network_hash": ""}
        text = {} if with_text else {"body": _("This comment was deleted because its writer asked for it.")}
    return comments.filter(article__language=language).update(**gone, **text, submission_key=None, wants_replies=False)


def _languages():
    return [code for code, _name in settings.LANGUAGES]


def _unlearn(kind, keys):
    """The filter keeps no words, but counts of them: those of this text are taken back."""
    learning.learn_all(Taught(kind, str(key), "", None) for key in keys)
