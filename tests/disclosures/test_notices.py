"""The wording of marks: what the rules ask of every row, and how the owner's own wording replaces one."""

from itertools import combinations

import pytest

from disclosures import hosts, notices, suspicions
from disclosures.inventory import Ad, Inventory, Undecided
from disclosures.models import NoticeWording
from disclosures.notice_rows import LANGUAGES, ROWS
from disclosures.relationships import KEYS
from disclosures.wording_rules import MOST_CHARACTERS, NAMED, objection
from tests.factories import CreativeFactory, LinkDecisionFactory

NOTHING = Inventory()
AFFILIATE = Inventory(ads=(Ad("https://px.a8.net/", "a8"),))


def holding(*relationships):
    return Inventory(ads=tuple(Ad("https://a.example/", "", key) for key in relationships))


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kinds", [kinds for size in (1, 2, 3, 4) for kinds in combinations(KEYS, size)])
def test_every_notice_is_short_and_names_every_relationship(language, kinds):
    told = notices.notice(holding(*kinds), "notice", language)

    assert [objection("notice", language, told, kind) for kind in kinds] == [""] * len(kinds)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.place in ("notice", "card", "feed", "label")], ids=lambda row: row.text[:20]
)
def test_every_row_keeps_the_rules_of_its_place(row):
    assert objection(row.place, row.language, row.text, row.relationship) == ""


def test_every_relationship_has_its_notice_in_every_language():
    notices_of = {(row.relationship, row.language) for row in ROWS if row.place == "notice" and row.also}
    assert notices_of == {(key, language) for key in KEYS for language in LANGUAGES}


@pytest.mark.parametrize("place", ["badge", "notice", "card", "label", "feed", "boundary"])
def test_every_place_speaks_every_language(place):
    assert {row.language for row in ROWS if row.place == place} == set(LANGUAGES)


@pytest.mark.parametrize("place", ["badge", "notice", "card", "label"])
def test_a_text_without_ads_has_no_mark(place):
    assert notices.notice(NOTHING, place, "ja") == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("badge", "広告を含む記事です"),
        ("notice", "広告を利用しています。リンク先で契約されると報酬を受け取ります。"),
        ("card", "広告を含む"),
        ("label", "広告"),
    ],
)
def test_marks_of_an_affiliate_article(place, text):
    assert notices.notice(AFFILIATE, place, "ja") == text


@pytest.mark.django_db
def test_an_undecided_link_counts_as_an_ad():
    undecided = Inventory(undecided=(Undecided("https://bit.ly/1", "shortener"),))

    assert notices.notice(undecided, "notice", "ja") == notices.notice(AFFILIATE, "notice", "ja")


@pytest.mark.django_db
def test_several_relationships_are_told_strongest_first():
    assert notices.notice(holding("affiliate", "provided"), "notice", "ja") == (
        "広告を含みます。広告主から商品やサービスの提供を受けて書いています。リンク先で契約されると報酬も受け取ります。"
    )


@pytest.mark.django_db
def test_the_owners_wording_replaces_the_tables(django_assert_num_queries):
    NoticeWording.objects.create(place="notice", language="ja", text="広告です。詳しくは運営者情報へ。")
    NoticeWording.objects.create(place="label", language="ja", relationship="paid", text="PR")

    with django_assert_num_queries(1):
        assert notices.notice(AFFILIATE, "notice", "ja") == "広告です。詳しくは運営者情報へ。"
    assert notices.notice(holding("paid"), "label", "ja") == "PR"
    assert notices.notice(AFFILIATE, "label", "ja") == "広告"
    assert notices.notice(AFFILIATE, "notice", "en").startswith("This page contains ads.")


@pytest.mark.django_db
@pytest.mark.parametrize("relationship", [key for key in KEYS if key != "affiliate"])
def test_a_wording_for_all_never_hides_what_is_more_than_a_commission(relationship):
    NoticeWording.objects.create(place="notice", language="ja", text="広告を利用しています。")

    told = notices.notice(holding(relationship), "notice", "ja")

    assert told.startswith("広告を利用しています。")
    assert NAMED[relationship, "ja"].search(told)


@pytest.mark.django_db
def test_the_owners_words_stand_on_cards_and_in_feeds():
    NoticeWording.objects.create(place="card", language="ja", text="PRを含む")
    NoticeWording.objects.create(place="feed", language="ja", text="広告は記事でご覧ください。")

    assert notices.notice(AFFILIATE, "card", "ja") == "PRを含む"
    assert notices.notice(AFFILIATE, "feed", "ja") == "広告は記事でご覧ください。"


def test_a_paid_article_says_on_its_card_that_it_is_an_ad():
    assert [notices.text("card", language, "paid", notices.Wordings()) for language in LANGUAGES] == ["広告", "Ad"]


@pytest.mark.django_db
def test_an_inventory_that_was_worded_asks_no_more(django_assert_num_queries):
    worded = notices.worded(AFFILIATE, "ja", notices.Wordings())

    with django_assert_num_queries(0):
        assert worded.words == {place: notices.notice(worded, place, "ja") for place in notices.SPOKEN}
    with django_assert_num_queries(1):
        assert notices.notice(worded, "card", "en") == "Contains ads"


@pytest.mark.django_db
def test_a_long_own_wording_still_leaves_room_for_further_relationships():
    NoticeWording.objects.create(place="notice", language="ja", relationship="paid", text="広告です。" + "あ" * 115)

    text = notices.notice(holding("paid", "affiliate"), "notice", "ja")

    assert (len(text) <= MOST_CHARACTERS, "報酬" in text) == (True, True)


@pytest.mark.parametrize(
    ("place", "language", "text"),
    [
        ("card", "ja", "記事"),
        ("card", "ja", "広告を含むとても長い言葉で書かれた記事の印"),
        ("feed", "ja", "記事のページでご覧いただけます。"),
        ("feed", "en", "This is not an ad."),
        ("notice", "ja", "リンクから購入されると報酬を受け取ることがあります。"),
        ("notice", "ja", "あ" * 30 + "広告です"),
        ("notice", "ja", "広告です。" + "あ" * 120),
        ("notice", "ja", "広告を含みますが、第三者の客観的な感想です。"),
        ("notice", "ja", "この記事は広告ではありません。"),
        ("notice", "ja", "広告を含みます。忖度なしで書いています。"),
        ("notice", "ja", "APRIL のお知らせ"),
        ("notice", "en", "We may earn a commission from links."),
        ("notice", "en", "This is not an ad."),
        ("notice", "en", "We add adventures."),
        ("label", "ja", "アフィリエイト"),
        ("label", "ja", "提供"),
        ("label", "ja", "広告 "),
        ("label", "ja", "Ad"),
        ("label", "en", "広告"),
        ("label", "en", "Sponsored"),
    ],
)
def test_wording_that_hides_the_ad_is_refused(place, language, text):
    assert objection(place, language, text) != ""


@pytest.mark.parametrize(
    ("relationship", "language", "text"),
    [
        ("paid", "ja", "広告を含む記事です。"),
        ("provided", "ja", "広告を利用しています。契約されると報酬を受け取ります。"),
        ("own", "ja", "広告を含みます。"),
        ("paid", "en", "This page contains ads."),
        ("provided", "en", "This page contains ads."),
        ("own", "en", "This page contains ads."),
    ],
)
def test_a_notice_names_what_binds_the_author(relationship, language, text):
    assert objection("notice", language, text) == ""
    assert objection("notice", language, text, relationship) != ""


@pytest.mark.django_db
def test_the_fingerprint_takes_one_query_and_knows_every_change(django_assert_num_queries):
    with django_assert_num_queries(1):
        seen = [notices.fingerprint()]
    assert notices.fingerprint() == seen[0]

    creative = CreativeFactory()
    seen.append(notices.fingerprint())
    creative.save()
    seen.append(notices.fingerprint())
    LinkDecisionFactory()
    seen.append(notices.fingerprint())
    NoticeWording.objects.create(text="広告です。")
    seen.append(notices.fingerprint())
    creative.delete()
    seen.append(notices.fingerprint())

    assert len(set(seen)) == 6


def test_every_table_about_links_belongs_to_the_version_of_the_rules():
    constants = [value for module in (hosts, suspicions) for name, value in vars(module).items() if name.isupper()]
    tables = [value for value in constants if isinstance(value, (tuple, dict))]
    assert [table for table in tables if table not in notices.RULES] == []
    assert len(tables) == 4
