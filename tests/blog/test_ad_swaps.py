"""blog.ad_swaps: one ad in the place of another in every text, chosen place by place, with one undo."""

import pytest
from django.urls import reverse

from blog import ad_swaps, replacing
from blog.ad_swaps import Tick
from blog.models import Draft, Replacement, Revision
from blog.rendering import render_and_store
from disclosures.models import LedgerEntry, Placement
from tests.disclosures.test_placements import place
from tests.factories import ArticleFactory, CreativeFactory, DraftFactory, PartFactory

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:blog_replacement_ads")


@pytest.fixture
def ads():
    return CreativeFactory.create_batch(2)


def stored(factory, body, **values):
    row = factory(body=body, **values)
    render_and_store(row)
    return row


def ticks(old):
    return [Tick(one.source.key, one.row.pk, spot.number, one.seal) for one in ad_swaps.look(old) for spot in one.spots]


def bodies(*rows):
    for row in rows:
        row.refresh_from_db()
    return [row.body for row in rows]


def test_a_look_names_every_place_with_the_words_before_it(ads):
    old, new = ads
    article = stored(ArticleFactory, f"<p>一つめ</p>{place(old)}<h2>{'長' * 40}</h2>{place(new)}{place(old)}")
    part = stored(PartFactory, place(old))
    stored(ArticleFactory, f'<div data-block="part" data-part-id="{part.pk}"></div>')
    found = ad_swaps.look(old)
    assert [(one.row, [spot.before for spot in one.spots]) for one in found] == [
        (article, ["一つめ", "…" + "長" * 36]),
        (part, [""]),
    ]


def test_ticked_places_change_and_everything_follows(ads, owner):
    old, new = ads
    body = f'<p>文 <code>data-creative="{old.pk}"</code></p>' + place(old) * 2
    article, draft = stored(ArticleFactory, body), stored(DraftFactory, place(old))
    chosen = [tick for tick in ticks(old) if (tick.pk, tick.number) != (article.pk, 0)]
    done = ad_swaps.swap(old, new, chosen, by=owner)
    code = f'<p>文 <code>data-creative="{old.pk}"</code></p>'
    assert bodies(article, draft) == [code + place(old) + place(new), place(new)]
    assert (done.count, done.articles, done.refused) == (2, 2, [])
    assert Revision.objects.filter(article=article, cause="replaced").count() == 1
    assert LedgerEntry.objects.filter(source_id=article.pk).count() == 1
    current = Placement.objects.filter(source="article", source_id=article.pk, is_current=True)
    assert sorted(row.creative_id for row in current) == [old.pk, new.pk]


def test_parts_follow_and_one_undo_brings_everything_back(ads, owner):
    old, new = ads
    rows = stored(ArticleFactory, place(old)), stored(PartFactory, place(old))
    done = ad_swaps.swap(old, new, ticks(old), by=owner)
    assert bodies(*rows) == [place(new)] * 2
    assert replacing.undo(done.replacement, by=owner).count == 2
    assert bodies(*rows) == [place(old)] * 2
    assert replacing.undo(done.replacement, by=owner).count == 0


def test_a_text_that_was_edited_meanwhile_stays(ads, owner):
    old, new = ads
    article = stored(ArticleFactory, place(old))
    chosen = ticks(old)
    article.body = f"<p>直した</p>{place(old)}"
    article.save()
    done = ad_swaps.swap(old, new, chosen, by=owner)
    assert (bodies(article), [row for row, _reason in done.refused]) == ([f"<p>直した</p>{place(old)}"], [article])
    assert not Replacement.objects.exists()


def test_the_page_shows_the_places_and_replaces_what_was_ticked(desk, ads):
    old, new = ads
    article = stored(ArticleFactory, place(old))
    page = desk.get(PAGE, {"old": old.pk, "new": new.pk})
    assert (page.context["count"], bodies(article)) == (1, [place(old)])
    (tick,) = ticks(old)
    chosen = {"old": old.pk, "new": new.pk, "hit": f"{tick.source}.{tick.pk}.{tick.number}.{tick.seal}"}
    answer = desk.post(PAGE, chosen, follow=True)
    assert bodies(article) == [place(new)]
    assert article.title in answer.content.decode()


@pytest.mark.parametrize(
    "hostile",
    [
        {},
        {"hit": "x"},
        {"hit": ["article.9999999999999999999.0.x"]},
        {"hit": "user.1.0.x"},
        {"hit": "article.1.0.x", "new": "0"},
        {"hit": "article.1.0.x", "old": "９"},
    ],
)
def test_ticks_that_make_no_sense_change_nothing(desk, ads, hostile):
    old, new = ads
    stored(ArticleFactory, place(old))
    assert desk.post(PAGE, {"old": old.pk, "new": new.pk, **hostile}).status_code == 200
    assert not Replacement.objects.exists()


def test_an_ad_is_not_replaced_by_itself(desk, ads):
    page = desk.get(PAGE, {"old": ads[0].pk, "new": ads[0].pk})
    assert list(page.context["form"].errors) == ["new"]


def test_working_copies_with_the_ad_are_named(desk, ads):
    held = Draft.objects.create(article=ArticleFactory(), data={"body": place(ads[0])})
    page = desk.get(PAGE, {"old": ads[0].pk, "new": ads[1].pk})
    assert [draft for draft, _url in page.context["drafts"]] == [held]


def test_who_may_not_publish_replaces_nothing(client, django_user_model, ads):
    writer = django_user_model.objects.create_user("writer", is_staff=True)
    client.force_login(writer)
    assert client.get(PAGE).status_code == 403
