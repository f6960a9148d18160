"""Texts outside articles that hold ads: each is told of with its place, its page and its ads, from its first ad on."""

from datetime import datetime

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from blog import publishing, recording, told_pages
from blog.ad_swaps import Tick, look, swap
from blog.catching_up import catch_up
from blog.models import Author, Part, SidebarBlock
from blog.rendering import render_and_store
from blog.renewing import rerender_stale
from config.samples import removal
from disclosures import ledger_check, ledger_reading, snapshots
from disclosures.ledger_subjects import BY_KEY
from disclosures.models import LedgerEntry, NoticeWording
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    CreativeFactory,
    DraftFactory,
    PartFactory,
    SidebarBlockFactory,
)

pytestmark = pytest.mark.django_db
AD = '<p><a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD">店へ</a></p>'
PLAIN = "<p>広告のない文です。</p>"
SITE = "https://blog.example.jp"


def block(place, body=AD, **values):
    return SidebarBlockFactory(kind="text", place=place, body=body, **values)


# Each kind of place with a row that holds an ad, its field, and the address that the ledger names.
PLACES = {
    "category": (lambda **values: CategoryFactory(slug="c", **values), "description", f"{SITE}/category/c/"),
    "author": (lambda **values: AuthorFactory(slug="a", **values), "bio", f"{SITE}/author/a/"),
    "sidebar": (lambda **values: block("sidebar", **values), "body", f"{SITE}/"),
    "footer": (lambda **values: block("footer", **values), "body", f"{SITE}/"),
    "notice": (lambda **values: block("notice", **values), "body", f"{SITE}/"),
}


@pytest.fixture(params=PLACES)
def place(request):
    make, field, address = PLACES[request.param]
    return request.param, lambda text=AD: make(**{field: text}), field, address


def save(desk, row, **changed):
    """Save the row's form as it stands, but for what is changed."""
    address = reverse(f"admin:blog_{row._meta.model_name}_change", args=[row.pk])
    form = desk.get(address).context["adminform"].form
    values = {name: value for name in form.fields if (value := form[name].value()) is not None}
    answer = desk.post(address, {**values, **changed})
    assert answer.status_code == 302, answer.context["adminform"].form.errors


def rows():
    """Of texts; what is told of style sheets stands apart."""
    return list(LedgerEntry.objects.exclude(source="styles").order_by("pk"))


def test_every_kind_of_place_but_articles_is_among_them():
    assert {*PLACES, "article", "page"} == {key for key, row in BY_KEY.items() if row.is_shown}


def test_an_ad_is_told_with_its_place_and_with_the_page_as_readers_see_it(desk, place):
    subject, make, field, address = place
    row = make(PLAIN)
    save(desk, row, **{field: AD})

    (told,) = rows()
    page = snapshots.read(told.snapshot_sha256)
    assert (told.subject, told.address, told.language, told.cause, told.actor, told.is_public) == (
        subject,
        address,
        "ja",
        "saved",
        "owner",
        True,
    )
    assert [ad["network"] for ad in told.ads] == ["a8"]
    assert ["店へ" in page.html, 'data-disclosure="label"' in page.html, ".mark" in page.styles] == [True] * 3


@pytest.mark.parametrize(("page_type", "subject"), [("article", "article"), ("page", "page"), ("about", "page")])
def test_articles_and_fixed_pages_are_told_apart(owner, page_type, subject):
    row = DraftFactory(page_type=page_type, body=AD)
    publishing.publish(row, by=owner)

    assert [(one.subject, one.source, one.source_id, len(one.ads)) for one in rows()] == [
        (subject, "article", row.pk, 1)
    ]


def test_a_text_without_ads_is_not_told_of(desk, place):
    _subject, make, field, _address = place
    save(desk, make(PLAIN), **{field: PLAIN + PLAIN})
    rerender_stale()
    catch_up()

    assert rows() == []


def test_a_text_is_followed_when_its_ads_have_gone_and_when_it_is_deleted(desk, place):
    _subject, make, field, _address = place
    row = make()
    save(desk, row)
    save(desk, row)  # nothing new for readers
    save(desk, row, **{field: PLAIN})
    desk.post(reverse(f"admin:blog_{row._meta.model_name}_delete", args=[row.pk]), {"post": "yes"})

    assert [(one.cause, len(one.ads), one.is_public) for one in rows()] == [
        ("saved", 1, True),
        ("saved", 0, True),
        ("deleted", 0, False),
    ]


def test_change_and_row_stand_or_fall_together(desk, place):
    _subject, make, field, _address = place
    row = make(PLAIN)

    def refuse(execute, sql, params, many, context):
        if 'INSERT INTO "disclosures_ledgerentry"' in sql:
            raise DatabaseError("the disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse), pytest.raises(DatabaseError):
        save(desk, row, **{field: AD})

    row.refresh_from_db()
    assert (getattr(row, field), rows()) == (PLAIN, [])


def test_what_was_there_before_the_ledger_knew_such_texts_is_noted_once(place):
    subject, make, _field, _address = place
    make()
    rerender_stale()

    assert [(one.subject, one.cause) for one in rows()] == [(subject, "noted")]
    assert (catch_up(), len(rows())) == (0, 1)


def test_a_text_with_ads_that_the_ledger_does_not_know_is_found_without_a_change(place):
    subject, make, _field, _address = place
    render_and_store(make())

    assert (catch_up(), catch_up()) == (1, 0)
    assert [(one.subject, one.cause) for one in rows()] == [(subject, "noted")]


def test_a_new_wording_is_told_since_its_saving(place):
    subject, make, _field, _address = place
    make()
    rerender_stale()
    wording = NoticeWording.objects.create(place="label", language="ja", text="広告・PR", relationship="affiliate")
    rerender_stale()

    assert [(one.cause, one.marks["label"], one.since) for one in rows()[1:]] == [
        ("wording", ["広告・PR"], wording.updated_at)
    ]


@pytest.mark.parametrize("subject", ["category", "author"])
def test_the_list_of_another_language_is_a_page_of_its_own_once_it_has_articles(subject):
    make, field, _address = PLACES[subject]
    row = make(**{field: AD})
    rerender_stale()
    ArticleFactory(language="en")
    catch_up()

    assert [(one.source, one.language, one.address, one.marks["badge"]) for one in rows()[-2:]] == [
        (subject, "ja", f"{SITE}/{subject}/{row.slug}/", "広告を含む記事です"),
        (f"{subject}-en", "en", f"{SITE}/en/{subject}/{row.slug}/", rows()[-1].marks["badge"]),
    ]
    assert "広告" not in rows()[-1].marks["badge"]


def test_a_new_address_is_told_as_a_move(desk):
    row = CategoryFactory(slug="old", description=AD)
    save(desk, row)
    save(desk, row, slug="new")

    assert [(one.cause, one.address) for one in rows()] == [
        ("saved", f"{SITE}/category/old/"),
        ("moved", f"{SITE}/category/new/"),
    ]


def test_a_block_that_changes_its_place_or_hides_its_text_is_told(desk):
    row = block("sidebar")
    save(desk, row)
    save(desk, row, place="footer")
    save(desk, row, kind="search")

    assert [(one.subject, one.is_public) for one in rows()] == [("sidebar", True), ("footer", True), ("footer", False)]


def test_a_change_of_a_reusable_part_reaches_the_texts_that_show_it(desk):
    part = PartFactory(body=PLAIN)
    category = CategoryFactory(description=f'<div data-block="part" data-part-id="{part.pk}"></div>')
    rerender_stale()
    save(desk, part, body=AD)
    rerender_stale()

    assert [(one.subject, one.source_id, len(one.ads)) for one in rows()] == [("category", category.pk, 1)]
    assert told_pages.pages_of(Part.objects.get()) == []


def test_one_ad_in_the_place_of_another_is_told_with_who_did_it(owner):
    old, new = (
        CreativeFactory(),
        CreativeFactory(network="moshimo", code='<a href="https://af.moshimo.com/af/c/click?a_id=1">店</a>'),
    )
    CategoryFactory(description=f'<div data-block="ad" data-creative="{old.pk}"></div>')
    rerender_stale()
    found = look(old)[0]
    swap(old, new, [Tick("category", found.row.pk, 0, found.seal)], by=owner)

    assert [(one.cause, one.actor, [ad["creative"] for ad in one.ads]) for one in rows()] == [
        ("noted", "", [old.pk]),
        ("saved", "owner", [new.pk]),
    ]


def test_what_a_campaign_will_change_is_foretold_and_told_at_its_instant(desk, time_machine):
    time_machine.move_to("2026-11-23T01:00:00Z", tick=False)
    end = datetime.fromisoformat("2026-11-25T00:00:00+09:00")
    creative = CreativeFactory(ends_at=end, fallback_text="終わりました")
    row = block("sidebar", f'<div data-block="ad" data-creative="{creative.pk}"></div>')
    save(desk, row)
    foretold = rows()[0].variants[0]["snapshot_sha256"]
    assert "終わりました" in snapshots.read(foretold).html

    time_machine.move_to("2026-11-25T01:00:00+09:00", tick=False)
    rerender_stale()

    assert [(one.cause, one.since, len(one.ads)) for one in rows()[1:]] == [("campaign", end, 0)]
    seen = ledger_reading.seen("block", row.pk, timezone.now())
    assert seen.stretch.snapshot_sha256 == foretold


def test_removed_samples_are_told(owner):
    CategoryFactory(description=AD, is_sample=True)
    rerender_stale()
    removal.remove_samples(by=owner)

    assert [one.cause for one in rows()] == ["noted", "deleted"]


def test_the_form_leads_to_what_readers_were_shown(desk, place):
    _subject, make, _field, _address = place
    row = make()
    address = reverse(f"admin:blog_{row._meta.model_name}_change", args=[row.pk])
    assert gettext("What readers were shown") not in desk.get(address).content.decode()

    save(desk, row)

    timeline = reverse("admin:disclosures_ledgerentry_text", args=[rows()[0].source, row.pk])
    assert timeline in desk.get(address).content.decode()
    assert desk.get(timeline).context["turns"][0]["row"] == rows()[0]


def test_the_ledger_lists_one_kind_of_place(desk):
    AuthorFactory(bio=AD), CategoryFactory(description=AD)
    rerender_stale()

    page = desk.get(reverse("admin:disclosures_ledgerentry_changelist"), {"subject": "author"})

    assert [one.subject for one in page.context["cl"].result_list] == ["author"]


def test_the_chain_is_whole_with_every_kind_of_place(desk):
    for make, field, _address in PLACES.values():
        save(desk, make(**{field: AD}))
    Author.objects.update(name="別の名前")
    SidebarBlock.objects.update(heading="別の見出し")
    rerender_stale(is_thorough=True)
    catch_up()

    assert [*ledger_check.faults()] == []


QUERIES = {"article": 23, "category": 11, "part": 0}


@pytest.mark.parametrize("kind", QUERIES)
def test_telling_the_ledger_of_a_text_without_ads_takes_few_queries(kind, owner, django_assert_num_queries):
    make = {"article": ArticleFactory, "category": CategoryFactory, "part": PartFactory}[kind]
    row = make()
    render_and_store(row)
    recording.record(row, cause="saved", actor=owner)

    with django_assert_num_queries(QUERIES[kind]):
        recording.record(row, cause="saved", actor=owner)
