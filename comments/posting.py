"""How a visitor's comment is taken in: stored as waiting, the owner told in the same transaction."""

from django.urls import reverse

from comments.models import Comment
from guard.admission import Admission, admit
from lib import mail, references


def post(form, sender) -> Admission:
    """Judge a valid form and store its comment once."""
    typed = {name: form.cleaned_data[name] for name in ("name", "email", "body", "parent")}
    same = Comment.objects.filter(article=form.article, **typed)

    def store(verdict):
        comment = Comment.objects.create(
            article=form.article,
            **typed,
            reference=new_reference(),
            state=Comment.State.SPAM if verdict.is_spam else Comment.State.PENDING,
            reasons=list(verdict.reasons),
            network_hash=sender.network,
            submission_key=form.proof.key,
        )
        if not verdict.is_spam:
            _tell_owner(comment)
        return comment

    return admit(form, sender, same=same, store=store)


def new_reference() -> str:
    return references.new("C", is_taken=lambda number: Comment.objects.filter(reference=number).exists())


def _tell_owner(comment):
    mail.comment_waits(
        reference=comment.reference,
        name=comment.name,
        body=comment.body,
        article_title=comment.article.title,
        path=reverse("admin:comments_comment_change", args=[comment.pk]),
    )
