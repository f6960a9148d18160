"""blog.looking and blog.replacing: a look changes nothing, ticked hits are replaced as one, and one undo brings them back."""

import pytest

from blog import looking, publishing, replacing
from blog.finding import Search
from blog.models import Article, Draft, ReplacedField, Replacement
from blog.replacing import Tick
from disclosures.models import LedgerEntry
from tests.factories import ArticleFactory, CreativeFactory, DraftFactory, LinkDecisionFactory, SiteFactory

pytestmark = pytest.mark.django_db

PRICE = Search("1,000円", "990円", places=["title", "description", "text"])


def ticks(search, *chosen):
    """Every hit of a look, or those at these positions."""
    every = [
        Tick(row.article.pk, hit.place, hit.number, hit.seal)
        for row in looking.look(search).rows
        for hit in row.hits
        if not hit.is_refused
    ]
    return [every[number] for number in chosen] if chosen else every


def priced(**values):
    texts = {"title": "月1,000円から", "description": "1,000円の店", "body": "<p>1,000円と1,000円</p>"}
    return ArticleFactory(**{**texts, **values})


def texts(article):
    article.refresh_from_db()
    return [article.title, article.description, article.body]


def test_a_look_lists_every_hit_and_changes_nothing():
    article, draft, page = (
        priced(),
        DraftFactory(title="1,000円"),
        ArticleFactory(page_type="page", body="<p>1,000円</p>"),
    )
    ArticleFactory()
    look = looking.look(PRICE)
    assert {row.article.pk: len(row.hits) for row in look.rows} == {article.pk: 4, draft.pk: 1, page.pk: 1}
    assert (look.count, look.is_cut, Replacement.objects.count()) == (6, False, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_look_costs_the_same_for_any_number_of_articles(rows, django_assert_num_queries):
    for _row in range(rows):
        priced()
    with django_assert_num_queries(4):
        looking.look(PRICE)


def test_a_look_ends_at_five_hundred_hits():
    ArticleFactory(body="<p>" + "1,000円 " * 501 + "</p>")
    priced()
    look = looking.look(PRICE)
    assert (look.count, look.is_cut) == (500, True)


def test_working_copies_with_the_text_are_named():
    held = Draft.objects.create(article=ArticleFactory(), data={"body": "<p>1,000円</p>"})
    Draft.objects.create(article=ArticleFactory(), data={"body": "<p>別</p>", "title": None})
    assert looking.look(PRICE).drafts == [held]


@pytest.mark.parametrize("text", ["ＡＢＣ", "Straße", "a&b", 'say "hi"', "50%_\\"])
def test_the_database_rules_nothing_out_that_is_there(text):
    search = Search(text.swapcase() if text.isascii() else text, "x", is_exact=False)
    article = DraftFactory(title="題", body="<p>" + text.replace("&", "&amp;") + "</p>")
    assert [row.article for row in looking.look(search).rows] == [article]


def test_a_look_tells_what_becomes_of_links():
    decided = LinkDecisionFactory(address="https://shop.example.jp/x", verdict="ad", relationship="affiliate")
    DraftFactory(body=f'<p><a href="https://old.example.jp/">一</a><a href="{decided.address}">二</a></p>')
    changes = [
        ("https://old.example.jp/", "https://px.a8.net/svt/ejp?a8mat=4AAAAA+CCCCCC"),
        ("https://old.example.jp/", "https://bit.ly/3xample"),
        (decided.address, "https://new.example.jp/"),
        ("https://old.example.jp/", "https://new.example.jp/"),
    ]
    looks = [looking.look(Search(sought, put, ["links"])).rows[0].hits[0].notes for sought, put in changes]
    assert looks == [[looking.VERDICTS["ad"]], [looking.VERDICTS["undecided"]], [looking.VERDICTS["not_ad"]], []]


def test_only_ticked_hits_are_replaced(owner):
    article = priced()
    done = replacing.replace(PRICE, ticks(PRICE, 0, 3), by=owner)
    assert texts(article) == ["月990円から", "1,000円の店", "<p>1,000円と990円</p>"]
    assert (done.count, done.articles, done.refused) == (2, 1, [])
    assert list(ReplacedField.objects.order_by("pk").values_list("field", "count")) == [("title", 1), ("body", 1)]


def test_readers_see_the_new_text_and_the_ledger_and_the_versions_know(owner):
    article, draft = priced(is_sample=True), DraftFactory(title="1,000円")
    replacing.replace(PRICE, ticks(PRICE), by=owner)
    article.refresh_from_db()
    assert (article.rendering.plain_text, article.is_sample) == ("990円と990円", False)
    assert [entry.source_id for entry in LedgerEntry.objects.all()] == [article.pk]
    assert [list(row.revisions.values_list("cause", flat=True))[0] for row in (article, draft)] == ["replaced"] * 2


def test_a_text_that_changed_since_the_look_is_refused_and_named(owner):
    changed, same = priced(), priced()
    chosen = ticks(PRICE)
    Article.objects.filter(pk=changed.pk).update(body="<p>1,000円</p>")
    done = replacing.replace(PRICE, chosen, by=owner)
    assert [article for article, _reason in done.refused] == [changed]
    assert (texts(changed)[0], texts(same)[0]) == ("月1,000円から", "月990円から")


@pytest.mark.parametrize(("put", "title"), [("長" * 121, "題1,000円"), ("", "1,000円"), ("\u3000", "1,000円")])
def test_what_a_title_cannot_be_is_refused(owner, put, title):
    article = DraftFactory(title=title)
    done = replacing.replace(search := Search("1,000円", put), ticks(search), by=owner)
    assert ([row for row, _reason in done.refused], texts(article)[0]) == ([article], title)
    assert Replacement.objects.count() == 0


def test_markup_typed_as_new_text_is_text(owner):
    article = DraftFactory(body="<p>ここ</p>")
    replacing.replace(search := Search("ここ", "<script>alert(1)</script>"), ticks(search), by=owner)
    assert texts(article)[2] == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_a_public_text_with_ads_is_left_to_its_review(owner):
    SiteFactory(requires_review=True)
    article = priced(body=f'<p>1,000円</p><div data-block="ad" data-creative="{CreativeFactory().pk}"></div>')
    done = replacing.replace(PRICE, ticks(PRICE), by=owner)
    assert ([row for row, _reason in done.refused], texts(article)[0]) == ([article], "月1,000円から")


def test_one_undo_brings_back_what_nobody_edited_since(owner):
    whole, edited = priced(), priced()
    before = texts(whole)
    replacement = replacing.replace(PRICE, ticks(PRICE), by=owner).replacement
    edited.refresh_from_db()
    edited.title = "書き直した題"
    edited.save()
    publishing.keep(edited, by=owner)
    done = replacing.undo(replacement, by=owner)
    assert (texts(whole), texts(edited)[0]) == (before, "書き直した題")
    assert (done.count, [row for row, _reason in done.refused]) == (4, [edited])


def test_an_undo_works_once(owner):
    article = priced()
    replacement = replacing.replace(PRICE, ticks(PRICE), by=owner).replacement
    replacing.undo(replacement, by=owner)
    again = Search("990円", "1,000円")
    assert replacing.undo(replacement, by=owner).count == 0
    assert (looking.look(again).count, texts(article)[0]) == (0, "月1,000円から")
