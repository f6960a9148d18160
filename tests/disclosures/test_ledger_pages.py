"""The ledger's pages in the admin: the timeline, the question about a moment, the kept page, the check, and erasing."""

from datetime import datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext

from disclosures import ledger, ledger_check, ledger_styles, snapshots
from disclosures.inventory import Ad, Inventory
from disclosures.ledger_faults import Fault
from disclosures.models import LedgerEntry, Snapshot

pytestmark = pytest.mark.django_db
INVENTORY = Inventory(ads=(Ad("https://px.a8.net/svt/ejp?a8mat=1", "a8", "affiliate", "広告"),))
TIMELINE = reverse("admin:disclosures_ledgerentry_text", args=["article", 1])
HTML = '<html><body><h1>題</h1><p data-disclosure="badge">広告を含む記事です</p><img src="https://a.example/b.png"></body></html>'


def record(html=HTML, cause="published", **values):
    sha256 = snapshots.keep(html, ".mark { color: #b3261e }") if html else ""
    showing = ledger.Showing(
        "article", 1, "https://blog.example.jp/a/", "ja", INVENTORY, snapshot_sha256=sha256, **values
    )
    return ledger.record(showing, cause=cause, actor="mio")


def page_of(entry, number=0):
    return reverse("admin:disclosures_ledgerentry_snapshot", args=[entry.pk, number])


@pytest.fixture
def person(client, django_user_model):
    """Somebody of the staff with these permissions and no others."""

    def log_in(*codenames):
        user = django_user_model.objects.create_user("aoi", password="x", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        return client

    return log_in


@pytest.mark.parametrize("count", [1, 3])
def test_the_timeline_takes_the_same_few_queries(desk, count, django_assert_num_queries):
    for _number in range(count):
        record()

    with django_assert_num_queries(7):
        desk.get(TIMELINE)


def test_the_timeline_tells_every_row_with_its_differences(desk):
    record(html="")
    record(html="", cause="withdrawn", is_public=False)

    turns = desk.get(TIMELINE).context["turns"]

    assert [(turn["row"].pk, turn["says"]) for turn in turns] == [
        (2, [gettext("Readers no longer find it.")]),
        (1, [gettext("The record begins.")]),
    ]


def test_a_page_is_shown_in_the_style_sheets_that_readers_had_by_then(desk, time_machine):
    time_machine.move_to("2026-11-23T00:30:00Z", tick=False)
    entry = record()
    time_machine.move_to("2026-11-24T00:30:00Z", tick=False)
    later = ledger_styles.tell(".mark { color: #00f }")
    asked = desk.get(TIMELINE, {"day": "2026-11-25", "clock": "10:00"})
    assert f"{page_of(entry)}?styles={later.pk}" in asked.content.decode()
    pages = [desk.get(page_of(entry), query).content.decode() for query in ({}, {"styles": later.pk}, {"styles": "x"})]
    assert [".mark { color: #00f }" in page for page in pages] == [False, True, False]
    assert desk.get(page_of(entry), {"styles": entry.pk}).status_code == 404


def test_a_text_without_rows_says_so(desk):
    page = desk.get(TIMELINE)

    assert page.context["turns"] == []
    assert (
        gettext(
            "Nothing is recorded yet: the first row of an article comes with publishing, that of another text with its first ad."
        )
        in page.content.decode()
    )


def test_the_page_of_a_moment_is_shown_in_a_frame_that_can_do_nothing(desk, time_machine):
    time_machine.move_to("2026-11-23T00:30:00Z", tick=False)
    entry = record()

    page = desk.get(TIMELINE, {"day": "2026-11-23", "clock": "10:00"})

    assert page.context["asked"] == datetime.fromisoformat("2026-11-23T10:00+09:00")
    assert (
        f'<iframe sandbox\n                    class="ledger-frame"\n                    src="{page_of(entry)}"'
        in page.content.decode()
    )


@pytest.mark.parametrize(
    ("day", "clock", "sentence"),
    [
        ("2026-11-22", "10:00", "The record does not reach back so far."),
        ("2026-11-24", "10:00", "Readers did not find this page then."),
        ("2026-11-23", "10:00", "No image of the page was kept."),
    ],
)
def test_a_moment_without_a_page_says_why(desk, time_machine, day, clock, sentence):
    time_machine.move_to("2026-11-23T00:30:00Z", tick=False)
    record(html="")
    time_machine.move_to("2026-11-23T03:00:00Z", tick=False)
    record(html="", cause="withdrawn", is_public=False)

    assert gettext(sentence) in desk.get(TIMELINE, {"day": day, "clock": clock}).content.decode()


@pytest.mark.parametrize(
    "asked",
    [{"day": "", "clock": ""}, {"day": "2026-02-30", "clock": "10:00"}, {"day": "9999-12-31", "clock": "25:00"}]
    + [{"day": "0001-01-01", "clock": "00:00"}, {"day": "\0", "clock": "１０：００"}, {"day": "2026-11-23"}],
)  # fmt: skip
def test_a_moment_that_no_clock_knows_is_answered_beside_its_field(desk, asked):
    record()

    page = desk.get(TIMELINE, asked)

    assert (page.status_code, "seen" in page.context, bool(page.context["form"].errors)) == (200, False, True)


def test_the_kept_page_is_served_with_a_policy_that_lets_nothing_in(desk):
    page = desk.get(page_of(record()))

    policy = page.headers["Content-Security-Policy"]
    directives = dict(one.partition(" ")[::2] for one in policy.split("; "))
    nonce = directives.pop("style-src")
    assert directives == {
        "default-src": "'none'",
        "img-src": "'self' data:",
        "style-src-attr": "'unsafe-inline'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'self'",
        "sandbox": "",
    }
    html = page.content.decode()
    assert [
        part in html for part in ("<h1>題</h1>", "広告を含む記事です", ".mark { color: #b3261e }", "https://a.example")
    ] == [
        True,
        True,
        True,
        False,
    ]
    assert f'<style nonce="{nonce[7:-1]}">' in html


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (lambda: Snapshot.objects.update(content=b"x"), 409),
        (lambda: Snapshot.objects.update(content=b"", purged_at="2026-11-23T00:00:00Z"), 404),
        (lambda: Snapshot.objects.all().delete(), 404),
    ],
)
def test_a_page_that_is_gone_or_spoiled_is_never_shown(desk, change, status):
    entry = record()
    change()

    page = desk.get(page_of(entry))

    assert (page.status_code, "<h1>題</h1>" in page.content.decode()) == (status, False)


@pytest.mark.parametrize("number", [1, 99, 2**70])
def test_a_page_that_no_row_has_is_not_found(desk, number):
    assert desk.get(page_of(record(), number)).status_code == 404


def test_the_check_names_what_is_wrong_and_the_newest_seal(desk, open_ledger):
    entry = record()
    address = reverse("admin:disclosures_ledgerentry_verify")
    assert entry.seal in desk.get(address).content.decode()

    Snapshot.objects.all().delete()

    page = desk.get(address)
    assert (page.context["look"].faults, page.context["look"].is_whole) == ([Fault("no_page", 1)], False)
    assert str(Fault("no_page", 1)) in page.content.decode()


def test_erasing_leaves_the_row_and_tells_who_and_why(desk, capsys):
    entry = record()
    address = reverse("admin:disclosures_ledgerentry_erase", args=[entry.pk])

    assert desk.get(address).status_code == 200
    assert desk.post(address, {"reason": "読者の名前が\n写っていました"})["Location"] == TIMELINE

    told = LedgerEntry.objects.first()
    assert (told.cause, told.actor, told.detail) == (
        "erased",
        "owner",
        {"reason": "読者の名前が 写っていました", "entry": entry.pk, "snapshots": [entry.snapshot_sha256]},
    )
    assert list(Snapshot.objects.values_list("kind", "content")) == [("page", b"")]
    assert [*ledger_check.faults()] == []


@pytest.mark.parametrize("reason", ["", " \u200b ", "x" * 301])
def test_erasing_needs_a_reason(desk, reason):
    entry = record()

    page = desk.post(reverse("admin:disclosures_ledgerentry_erase", args=[entry.pk]), {"reason": reason})

    assert (bool(page.context["form"].errors), snapshots.read(entry.snapshot_sha256).html) == (True, HTML)


def test_a_row_whose_image_is_gone_leads_to_no_erasing(desk):
    entry = record()
    erase = reverse("admin:disclosures_ledgerentry_erase", args=[entry.pk])
    assert [address in desk.get(TIMELINE).content.decode() for address in (erase, page_of(entry))] == [True, True]

    desk.post(erase, {"reason": "名前"})

    assert [address in desk.get(TIMELINE).content.decode() for address in (erase, page_of(entry))] == [False, False]
    assert (desk.get(erase)["Location"], LedgerEntry.objects.count()) == (TIMELINE, 2)


def test_erasing_says_how_many_rows_show_the_same_page(desk):
    entry = record()
    record(cause="saved")
    record("<p>ほか</p>", cause="saved")

    assert desk.get(reverse("admin:disclosures_ledgerentry_erase", args=[entry.pk])).context["others"] == 1


def test_nobody_erases_without_the_permission(person):
    entry = record()

    answer = person("view_ledgerentry").post(
        reverse("admin:disclosures_ledgerentry_erase", args=[entry.pk]), {"reason": "x"}
    )

    assert (answer.status_code, LedgerEntry.objects.count()) == (403, 1)


@pytest.mark.parametrize(("codenames", "status"), [(["view_ledgerentry"], 200), (["view_creative"], 403)])
@pytest.mark.parametrize(
    "address",
    [TIMELINE]
    + [reverse(f"admin:disclosures_ledgerentry_{name}") for name in ("verify", "export", "period", "addresses")]
    + [reverse("admin:disclosures_ledgerentry_snapshot", args=[1, 0])],
)
def test_whoever_may_see_the_ledger_may_open_its_pages(person, codenames, status, address):
    record()

    assert person(*codenames).get(address).status_code == status


def test_a_row_is_read_in_words(desk):
    entry = record()

    page = desk.get(reverse("admin:disclosures_ledgerentry_change", args=[entry.pk])).content.decode()

    assert [part in page for part in (TIMELINE, "広告を含む記事です", "A8.net、広告、", entry.seal)] == [True] * 4
