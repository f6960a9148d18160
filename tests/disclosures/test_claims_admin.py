"""The desk of expressions: the queue, the answers with their evidence, and the own rules, each for those who may."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from disclosures.claim_answers import waivers_for
from disclosures.claim_answers_admin import answer_url
from disclosures.models import ClaimAnswer, ClaimHit, ClaimRule, EvidenceFile
from tests.factories import ArticleFactory, ClaimAnswerFactory, ClaimHitFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/disclosures/claimhit/"
ANSWER = "/admin/disclosures/claimanswer/add/"
EXPRESSION = {
    "source": "article",
    "source_id": 1,
    "rule": "SUP01",
    "words": "業界最安",
    "sentence": "業界最安のプランです。",
}
EVIDENCE = {"url": "https://example.jp/survey", "as_of": "2026-11-20"}


@pytest.fixture
def writer(client, django_user_model):
    """Somebody who may answer but not publish."""
    user = django_user_model.objects.create_user("writer", is_staff=True)
    names = ["view_claimhit", "view_claimanswer", "add_claimanswer"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


def states():
    return list(ClaimHit.objects.order_by("pk").values_list("state", flat=True))


def errors(response):
    return dict(response.context["adminform"].form.errors)


def test_the_queue_shows_what_is_open_with_its_progress(desk):
    article = ArticleFactory()
    ClaimHitFactory(source_id=article.pk)
    ClaimHitFactory(state="waived")
    page = desk.get(QUEUE)
    assert [hit.state for hit in page.context["cl"].result_list] == ["open"]
    assert page.context["progress"] == {"total": 2, "settled": 1, "errors": 1, "warnings": 0}
    assert f'href="/admin/blog/article/{article.pk}/change/"' in page.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_costs_the_same_for_many_rows(desk, rows, django_assert_num_queries):
    for _number in range(rows):
        ClaimHitFactory(source_id=ArticleFactory().pk)
    with django_assert_num_queries(9):
        desk.get(QUEUE)


def test_the_queue_says_that_it_is_no_judgement(desk):
    page = desk.get(QUEUE, headers={"Accept-Language": "ja"}).content.decode()
    assert "違法の判定ではありません" in page or "not a judgement about the law" in page


@pytest.mark.parametrize(
    "query", ["?state=all", "?state=x", "?category=rank", "?level__exact=error", "?origin__exact=reader"]
)
def test_every_filter_answers(desk, query):
    ClaimHitFactory()
    assert desk.get(QUEUE + query).status_code == 200


def test_evidence_waives_and_leads_back(desk):
    hit = ClaimHitFactory(source_id=1)
    response = desk.post(f"{ANSWER}?next=/admin/", {**EXPRESSION, **EVIDENCE})
    answer = ClaimAnswer.objects.get()
    assert (response.headers["location"], states()) == ("/admin/", ["waived"])
    assert (answer.kind, answer.answered_by_name, answer.fingerprint) == ("waiver", "owner", hit.fingerprint)


def test_a_file_is_evidence_too_and_the_ledger_knows_its_fingerprint(desk):
    upload = SimpleUploadedFile("調査.pdf", b"%PDF-1.7\n")
    desk.post(ANSWER, {**EXPRESSION, **EVIDENCE, "url": "", "upload": upload})
    answer = ClaimAnswer.objects.get()
    (told,) = waivers_for("article", 1)
    assert (answer.kind, told["file"], told["file_sha256"]) == ("waiver", "調査.pdf", answer.file.sha256)
    page = desk.get(f"/admin/disclosures/claimanswer/{answer.pk}/change/").content.decode()
    assert f"/admin/disclosures/evidencefile/{answer.file_id}/download/" in page


def test_a_program_is_no_evidence(desk):
    upload = SimpleUploadedFile("調査.pdf", b"MZ\0\1")
    assert list(errors(desk.post(ANSWER, {**EXPRESSION, **EVIDENCE, "upload": upload}))) == ["upload"]
    assert (ClaimAnswer.objects.count(), EvidenceFile.objects.count()) == (0, 0)


def test_deleting_the_answer_opens_the_hit_again(desk):
    ClaimHitFactory(source_id=1, state="waived")
    answer = ClaimAnswerFactory()
    desk.post(f"/admin/disclosures/claimanswer/{answer.pk}/delete/", {"post": "yes"})
    assert states() == ["open"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"url": ""}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "ftp://example.jp/x"}, "url"),
        ({"as_of": ""}, "as_of"),
        ({"as_of": "2999-01-01"}, "as_of"),
        ({"rule": "NONE1"}, "__all__"),
        ({"note": "\x07"}, "note"),
        ({"source_id": "x"}, "source_id"),
    ],
)
def test_poor_evidence_is_refused_at_its_field(desk, typed, field):
    assert list(errors(desk.post(ANSWER, {**EXPRESSION, **EVIDENCE, **typed}))) == [field]


def test_a_writer_ticks_but_gives_no_evidence(writer):
    tick = {**EXPRESSION, "rule": "LIM01", "words": "今だけ", "sentence": "今だけ半額"}
    ticked = writer.post(ANSWER, tick)
    refused = writer.post(ANSWER, {**EXPRESSION, **EVIDENCE})
    assert (ticked.status_code, list(errors(refused))) == (302, ["__all__"])
    assert list(ClaimAnswer.objects.values_list("rule", "kind")) == [("LIM01", "tick")]


def test_the_form_shows_words_rule_and_that_it_is_no_judgement(desk):
    page = desk.get(answer_url(EXPRESSION, "/admin/")).content.decode()
    assert "<q>業界最安</q>" in page
    assert 'value="業界最安のプランです。"' in page


def test_an_expression_is_answered_once(desk):
    answer = ClaimAnswerFactory()
    response = desk.get(answer_url(EXPRESSION, "/admin/"))
    assert response.headers["location"] == f"/admin/disclosures/claimanswer/{answer.pk}/change/?next=%2Fadmin%2F"
    assert desk.post(ANSWER, {**EXPRESSION, **EVIDENCE}).status_code == 200
    assert ClaimAnswer.objects.count() == 1


def test_many_are_ticked_at_once_but_none_that_needs_evidence(desk):
    hits = [ClaimHitFactory(), ClaimHitFactory(rule="LIM01", level="warn", words="今だけ")]
    desk.post(QUEUE, {"action": "tick", "_selected_action": [hit.pk for hit in hits]})
    assert states() == ["open", "ticked"]


def test_a_rule_of_ones_own_is_made_in_the_admin(desk):
    typed = {
        "words": "爆売れ",
        "level": "warn",
        "language": "ja",
        "why": "誇張",
        "hint": "数",
        "hits": "爆売れ中",
        "is_active": "on",
    }
    desk.post("/admin/disclosures/claimrule/add/", typed)
    assert list(ClaimRule.objects.values_list("words", "hits")) == [("爆売れ", "爆売れ中")]


def test_strangers_see_nothing(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    paths = (QUEUE, ANSWER, "/admin/disclosures/claimrule/add/")
    assert [client.get(path).status_code for path in paths] == [403, 403, 403]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?source=a&source_id=1&words=%00",
        "?source=a&source_id=-1&words=x",
        "?source=a&source_id=99999999999999999999999&words=x",
    ],
)
def test_an_answer_to_nothing_leads_to_the_queue(desk, query):
    assert desk.get(ANSWER + query).headers["location"] == QUEUE


@pytest.mark.parametrize("words", ["x", "<script>", "あ" * 3000])
def test_hostile_words_are_shown_and_refused_without_harm(desk, words):
    page = desk.get(f"{ANSWER}?source=article&source_id=1&rule=LIM01&words={words}")
    refused = desk.post(ANSWER, {**EXPRESSION, "words": words + "\0" + "あ" * 501})
    assert (page.status_code, "<q><script>" in page.content.decode(), refused.status_code) == (200, False, 200)


def test_evidence_is_taken_over_where_the_sentence_alone_has_changed(desk):
    ClaimAnswerFactory(survey="店の値段しらべ")
    page = desk.get(answer_url({**EXPRESSION, "sentence": "業界最安のプランでした。"}))
    form = page.context["adminform"].form
    assert (form["survey"].value(), form["sentence"].value()) == ("店の値段しらべ", "業界最安のプランでした。")


def test_the_strictest_stand_first(desk):
    hits = [ClaimHitFactory(rule=level, level=level) for level in ("info", "warn", "error")]
    listed = desk.get(QUEUE).context["cl"].result_list
    assert [hit.pk for hit in listed] == [hit.pk for hit in reversed(hits)]
