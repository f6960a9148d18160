"""Campaigns: outside of them an ad gives way to its stand-in or to words, to the instant, and the page knows when."""

from datetime import UTC, datetime, timedelta

import pytest

from blog.rendering import Rules, is_stale, render, render_and_store
from disclosures.inventory import Inventory, Resting
from disclosures.models import Placement
from tests.disclosures.test_labelling import A8, KEY, labelled
from tests.disclosures.test_placements import link, place
from tests.factories import ArticleFactory, ButtonFactory, CreativeFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 25, 3, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def at(html, now=NOON):
    return labelled(html, now=now)


def over(**values):
    return {"ends_at": NOON, **values}


@pytest.mark.parametrize(
    ("window", "now", "is_shown"),
    [
        ({"starts_at": NOON}, NOON - SECOND, False),
        ({"starts_at": NOON}, NOON, True),
        ({"ends_at": NOON}, NOON - SECOND, True),
        ({"ends_at": NOON}, NOON, False),
    ],
)
@pytest.mark.parametrize("whose", ["ad", "programme"])
def test_an_ad_is_shown_from_its_start_until_just_before_its_end(window, now, is_shown, whose):
    values = window if whose == "ad" else {"programme": ProgrammeFactory(**window)}
    html, inventory = at(place(ButtonFactory(**values)), now)
    assert (inventory.has_ads, "<a " in html, inventory.instants) == (
        is_shown,
        is_shown,
        (NOON.isoformat(),) if now < NOON else (),
    )


def test_another_ad_takes_the_place_of_one_that_is_over():
    stand_in = CreativeFactory()
    ad = ButtonFactory(**over(fallback=stand_in))
    html, inventory = at(place(ad))
    key = f"creative-{stand_in.pk}-for-{ad.pk}"
    assert (stand_in.code in html, ad.address in html, f'data-placement="{key}"' in html) == (True, False, True)
    assert [(one.creative_id, one.placement) for one in inventory.ads] == [(stand_in.pk, key)]
    assert inventory.resting == (Resting(f"creative-{ad.pk}", ad.pk, None, "a8"),)


def test_a_stand_in_that_is_over_gives_way_to_its_own():
    last = CreativeFactory()
    ad = ButtonFactory(**over(fallback=ButtonFactory(**over(fallback=last))))
    assert last.code in at(place(ad))[0]


def test_stand_ins_in_a_circle_end_in_nothing():
    one, two = ButtonFactory(**over()), ButtonFactory(**over())
    for ad, other in ((one, two), (two, one)):
        ad.fallback = other
        ad.save()
    assert at(place(one))[0] == ""


@pytest.mark.parametrize(
    ("values", "left"),
    [
        ({}, "<p>やまねこホスト</p>"),
        ({"fallback_text": "受付は終わりました。<b>"}, "<p>受付は終わりました。&lt;b&gt;</p>"),
        ({"code": f'<a href="{A8}">今だけ半額</a>'}, ""),
        ({"kind": "banner"}, ""),
        ({"kind": "banner", "fallback_text": "募集は終わりました"}, "<p>募集は終わりました</p>"),
        ({"copy": "今だけ", "terms": "1月まで"}, "<p>やまねこホスト</p>"),
    ],
)
def test_without_a_stand_in_words_stay_but_never_hurried_ones(values, left):
    html, inventory = at(place(CreativeFactory(**over(**values))))
    assert (html, inventory.has_ads) == (left, False)


@pytest.mark.parametrize(
    ("now", "has_lines"), [(NOON - SECOND, True), (NOON, False)], ids=["while they are true", "afterwards"]
)
def test_the_lines_around_an_ad_have_their_own_time(now, has_lines):
    html, inventory = at(place(CreativeFactory(copy="今だけ", terms="1月まで", lines_end_at=NOON)), now)
    assert [(word in html) for word in ("今だけ", "1月まで")] == [has_lines, has_lines]
    assert (inventory.has_ads, len(inventory.instants)) == (True, has_lines)


def test_a_plain_link_with_the_address_of_an_ad_belongs_to_its_programme():
    programme = ProgrammeFactory(relationship="paid", statement="やまねこ社との契約により記載")
    ButtonFactory(address=A8, programme=programme)
    inventory = at(link())[1]
    assert [(ad.programme_id, ad.relationship) for ad in inventory.ads] == [(programme.pk, "paid")]
    assert inventory.statements == ("やまねこ社との契約により記載",)


def test_a_plain_link_of_an_ended_campaign_leaves_its_words():
    ButtonFactory(address=A8, **over())
    html, inventory = at(f'<p>移るなら<a href="{A8}">ここ</a>。</p>{link()}')
    assert html == "<p>移るならここ。</p><p>店</p>"
    assert (inventory.has_ads, [one.placement for one in inventory.resting]) == (False, [KEY, f"{KEY}-2"])


def test_a_box_goes_with_its_only_link_and_one_of_several_loses_its_shop():
    ButtonFactory(address=A8, **over())
    shared = f'<div class="offer" data-offer="shared"><p>今だけ</p><a href="{A8}">料金</a></div>'
    each = f'<div class="product" data-offer="each"><p class="product-shop"><a href="{A8}">店</a></p><p>名</p></div>'
    assert at(shared + each)[0] == '<div class="product" data-offer="each"><p>名</p></div>'


def test_of_two_ads_with_one_address_the_one_that_is_shown_counts():
    ButtonFactory(address=A8)
    ButtonFactory(address=A8, **over())
    assert at(link())[1].has_ads


def test_a_stored_page_lasts_until_the_next_instant(time_machine):
    time_machine.move_to(NOON - SECOND, tick=False)
    article = ArticleFactory(body=place(CreativeFactory(**over())), publish_at=NOON - timedelta(days=1))
    stored = render_and_store(article)
    assert (stored.valid_until, is_stale(stored, article, Rules())) == (NOON, False)
    time_machine.move_to(NOON, tick=False)
    assert is_stale(stored, article, Rules())
    assert not Inventory.from_json(render(article, Rules()).inventory).has_ads


def test_a_rendering_can_be_of_another_instant():
    article = ArticleFactory(body=place(ButtonFactory(**over())))
    shown = [Inventory.from_json(render(article, Rules(), at=now).inventory).has_ads for now in (NOON - SECOND, NOON)]
    assert shown == [True, False]


def test_cards_and_badge_of_an_article_end_with_its_only_ad(client, time_machine):
    time_machine.move_to(NOON - SECOND, tick=False)
    article = ArticleFactory(body=place(CreativeFactory(**over())), publish_at=NOON - timedelta(days=1))
    render_and_store(article)
    pages = ["/", article.get_absolute_url()]
    assert [("広告を含む" in client.get(page).content.decode()) for page in pages] == [True, True]
    time_machine.move_to(NOON, tick=False)
    assert [("広告を含む" in client.get(page).content.decode()) for page in pages] == [False, False]


def test_a_place_whose_ad_rests_is_kept_as_one():
    ad = ButtonFactory(ends_at=NOON - timedelta(days=99), programme=ProgrammeFactory())
    render_and_store(ArticleFactory(body=place(ad)))
    row = Placement.objects.get()
    assert (row.creative, row.programme, row.is_current, row.is_shown) == (ad, ad.programme, True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_stand_ins_cost_one_query_a_generation(count, django_assert_num_queries):
    ads = [ButtonFactory(**over(fallback=CreativeFactory())) for _number in range(count)]
    with django_assert_num_queries(3):  # the ads, their stand-ins, own wording
        at("".join(map(place, ads)))


def test_the_statement_of_a_programme_stands_below_the_notice(client):
    programme = ProgrammeFactory(statement="<やまねこ社>との契約により記載")
    article = ArticleFactory(body=place(CreativeFactory(programme=programme)))
    page = client.get(article.get_absolute_url()).content.decode()
    assert "<p>&lt;やまねこ社&gt;との契約により記載</p>" in page.split('class="statement"')[1].split("</div>")[0]
