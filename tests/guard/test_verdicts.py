"""guard.verdicts: what the desks say of a stored verdict."""

from django.utils import translation

from guard.checks import BY_KEY, judge
from guard.submission import Submission
from guard.verdicts import notices, score, told

REASONS = ["link", "blocked:word:副業", "blocked:address", "gone"]


def test_a_verdict_is_told_with_its_weights_and_their_sum():
    with translation.override("en"):
        verdict = told(REASONS)
        said = [str(reason) for reason in verdict.reasons]
        summed = str(verdict.sum)
    assert said == [
        "A link to another site. (+2)",
        "The block list names it. Word: 副業 (+10)",
        "The block list names it. E-mail address (+10)",
        "gone",
    ]
    assert summed == "12 points; from 10 on it is spam"


def test_a_reason_is_told_in_the_language_of_whoever_reads_it():
    (reason,) = notices(["link"])
    said = []
    for language in ("ja", "en"):
        with translation.override(language):
            said.append(str(reason))
    assert said == ["ほかのサイトへのリンクがあります。 (+2)", "A link to another site. (+2)"]


def test_stored_reasons_weigh_what_the_verdict_weighed():
    sent = Submission("https://a.example [url=x]", trap="x", age=2, has_worked=False, twins=5, likeness=0.95)
    verdict = judge(sent)
    assert (score(verdict.reasons), len(verdict.reasons)) == (verdict.score, 8)


def test_every_weight_of_a_row_is_told():
    weights = {key: row.weight for key, row in BY_KEY.items() if row.weight}
    assert {key: told([key]).score for key in weights} == weights
