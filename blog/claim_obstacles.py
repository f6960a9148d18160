"""Expressions that have to be settled before an article with ads is published, and those that are only worth a thought."""

from django.utils.translation import gettext

from blog.obstacles import Obstacle, Proof
from disclosures.claim import INFO
from disclosures.claim_answers import Answers


def in_claims(proof: Proof):
    """What a rule calls an error needs other words or evidence, what it doubts needs somebody's tick."""
    asked = [one for one in proof.expressions if one.hit.rule.level != INFO]
    answers = Answers.load("article", proof.article.pk) if asked else Answers()
    yield from (_obstacle(one) for one in asked if not answers.settle(one.hit))


def in_remarks(proof: Proof):
    yield from (_obstacle(one) for one in proof.expressions if one.hit.rule.level == INFO)


def _obstacle(one):
    told = {"words": one.hit.words, "why": one.hit.rule.why}
    return Obstacle("claim", gettext("“%(words)s”: %(why)s") % told, one.field, hit=one.hit)


CLAIMS = (in_claims,)
