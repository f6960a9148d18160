"""How a visitor's comment is taken in: stored as waiting, with the mails that follow from it in the same transaction.

One whose sender the owner trusts, and who proves to be that person, appears at once.
"""

from comments import confirming, moderation, notifying, telling
from comments.models import Comment
from comments.numbers import new_reference
from guard.admission import Admission, admit


def post(form, sender) -> Admission:
    """Judge a valid form and store its comment once."""
    answered = form.cleaned_data["parent"]
    typed = {name: form.cleaned_data[name] for name in ("name", "email", "body")}
    typed["parent"] = answered and (answered.parent or answered)  # a reply to a reply stands beside it
    typed["article"] = form.article

    def store(verdict):
        comment = Comment(
            **typed,
            answers=answered,
            reference=new_reference(),
            reasons=list(verdict.reasons),
            network_hash=sender.network,
            submission_key=form.proof.key,
        )
        if verdict.is_spam:
            comment.state = Comment.State.SPAM
            comment.save()
        else:
            _take_in(comment, form)
        return comment

    return admit(form, sender, Comment, typed=typed, store=store)


def _take_in(comment, form):
    holder = confirming.holder(comment.email, form.cleaned_data["proof"])
    wants_replies = form.cleaned_data["wants_replies"]
    comment.is_proved = holder is not None
    comment.wants_replies = comment.is_proved and wants_replies
    if holder and holder.trusted_at:
        comment.state = ""  # its first decision says that it appeared
        comment.save()
        moderation.show(comment)
    else:
        comment.save()
        telling.arrived(comment)
    if wants_replies and holder:
        notifying.resume(holder)
    elif wants_replies:
        confirming.ask(comment)
