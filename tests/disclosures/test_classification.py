"""The judgement on a link: ads, look-alikes, ordinary links, and what only the author can know."""

import time

import pytest

from disclosures import suspicions
from disclosures.classification import REASONS, Decisions, Kind, Verdict, classify, decision_columns, decisions_in
from disclosures.models import LinkDecision
from lib.json_rows import Together, single
from tests.factories import LinkDecisionFactory, OwnNetworkFactory

OWN_HOSTS = frozenset({"blog.example.jp"})


def judge(address, decisions=None):
    return classify(address, decisions=decisions or Decisions(), own_hosts=OWN_HOSTS)


def test_a_network_link_is_an_ad_with_its_network_and_relationship():
    assert judge("https://px.a8.net/svt/ejp?a8mat=1") == Verdict(Kind.AD, "a8", "affiliate", "network")


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("https://www10.a8.net/0.gif?a8mat=1", "a8"),
        ("https://statics.a8.net/a8link/a8linkmgr.js", "a8"),
        ("//i.moshimo.com/af/i/impression?a_id=1&p_id=2", "moshimo"),
        ("https://hbb.afl.rakuten.co.jp/hgb/1a.2b/?me_id=1", "rakuten"),
        ("https://www.rentracks.jp/adx/p.gifx?idx=0.1&dna=5", "rentracks"),
        ("https://aml.valuecommerce.com/vcdal.js", "valuecommerce"),
    ],
)
def test_what_a_networks_code_loads_is_an_ad_even_as_a_link(address, network):
    assert judge(address) == Verdict(Kind.AD, network, "affiliate", "network_code")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.amazon.co.jp/dp/B000000000",
        "https://item.rakuten.co.jp/shop/item/",
        "https://github.com/django/django?ref=main",
        "https://github.com/django/django/tree/5.2?ref=a1b2c3d",
        "https://blog.example.com/?ref=homepage",
        "https://docs.example.com/?ref=v1.2.3",
        "https://blog.example.com/?tag=python3",
        "https://note.com/someone/n/n123?sub_rt=share_pb",
        "https://x.com/someone/status/1?s=20",
        "https://twitter.com/intent/tweet?text=a&via=someone",
        "https://example.com/c/2024/05/01",
        "https://affiliate.rakuten.co.jp/",
        "https://www.a8.net/",
        "https://www.infotop.jp/",
        "https://jp.mercari.com/item/m123",
        "https://ja.wikipedia.org/wiki/%E5%BA%83%E5%91%8A",
        "https://example.org/go/away",
    ],
)
def test_ordinary_links_are_not_ads(address):
    assert judge(address) == Verdict(Kind.NOT_AD, reason="plain")


@pytest.mark.parametrize(
    "address",
    ["/about/", "#part", "?page=2", "", "about/", "https://blog.example.jp/x/", "HTTPS://BLOG.EXAMPLE.JP./", "/r/"],
)
def test_links_within_the_site_are_not_ads(address):
    assert judge(address) == Verdict(Kind.NOT_AD, reason="own_site")


@pytest.mark.parametrize("address", ["mailto:a@px.a8.net", "tel:110", "javascript:void(0)", "data:text/html,x"])
def test_what_is_no_web_address_is_not_an_ad(address):
    assert judge(address) == Verdict(Kind.NOT_AD, reason="not_web")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://px.a8.net.evil.example/svt/ejp?a8mat=1", "parameter"),
        ("https://evil.example/?u=https://px.a8.net/svt/ejp?a8mat=1", "carries_ad"),
        ("https://evil.example/?u=https%3A%2F%2Fpx.a8.net%2Fsvt%2Fejp%3Fa8mat%3D1", "carries_ad"),
        ("https://evil.example/?u=https%253A%252F%252Fpx.a8.net%252Fsvt%252Fejp%253Fa8mat%253D1", "carries_ad"),
        ("https://evil.example/?u=px.a8.net/svt/ejp%3Fa8mat=1", "carries_ad"),
        ("https://archive.example/web/2026/https://px.a8.net/svt/ejp?a8mat=1", "carries_ad"),
        ("https://evil.example/#//af.moshimo.com/af/c/click?a_id=1", "carries_ad"),
        ("https://evil.example/?u=https://other.example/?v=https://amzn.to/abc", "carries_ad"),
        ("/search/?q=https://px.a8.net/svt/ejp?a8mat=1", "carries_ad"),
        ("/go/server", "own_redirect"),
        ("https://blog.example.jp/recommends/server/", "own_redirect"),
        ("https://px.a8.net/svt/new?x=1", "network_host"),
        ("https://af.moshimo.com/", "network_host"),
        ("https://bit.ly/abc", "shortener"),
        ("https://www.amazon.co.jp.evil.example/dp/B0?tag=example-22", "parameter"),
        ("https://px.a8.net:port/svt/ejp?a8mat=1", "unreadable"),
        ("https://exa mple.com/", "unreadable"),
    ],
)
def test_doubtful_links_wait_for_the_author(address, reason):
    assert judge(address) == Verdict(Kind.UNDECIDED, reason=reason)


@pytest.mark.parametrize("row", suspicions.PARAMETERS, ids=lambda row: row.name)
def test_a_suspect_parameter_makes_the_author_decide(row):
    assert judge(row.example) == Verdict(Kind.UNDECIDED, reason="parameter")


@pytest.mark.parametrize("host", suspicions.SHORTENERS)
def test_a_shortened_address_makes_the_author_decide(host):
    assert judge(f"https://{host}/abc") == Verdict(Kind.UNDECIDED, reason="shortener")


def test_userinfo_does_not_hide_the_host():
    assert judge("https://px.a8.net@evil.example/") == Verdict(Kind.NOT_AD, reason="plain")


def decision(**values):
    row = LinkDecision(**{"scope": "link", "verdict": "not_ad", "reason": "確かめました"} | values)
    row.target = LinkDecision.target_of(row.address, row.scope)
    row.save()


@pytest.mark.django_db
def test_a_decision_about_a_link_holds_for_every_spelling_of_it():
    decision(address="https://bit.ly/abc?x=1")

    verdict = judge("HTTP://BIT.LY/abc?x=1#part", Decisions.load())

    assert verdict == Verdict(Kind.NOT_AD, reason="decision")


@pytest.mark.django_db
def test_a_decision_about_a_link_counts_before_one_about_its_host(django_assert_num_queries):
    decision(address="https://bit.ly/x", scope="host", verdict="ad", relationship="paid")
    decision(address="https://bit.ly/own")

    with django_assert_num_queries(2):
        decisions = Decisions.load()

    assert judge("https://bit.ly/own", decisions).kind is Kind.NOT_AD
    assert judge("https://bit.ly/other", decisions) == Verdict(Kind.AD, "", "paid", "decision")


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 2])
def test_decisions_that_came_along_with_another_query_are_those_of_a_query_of_their_own(number):
    for place in range(number):
        LinkDecisionFactory(scope="host", address=f"https://sold-{place}.example/", verdict="ad", relationship="paid")
        LinkDecisionFactory()
        OwnNetworkFactory(name=f"網{place}", path="/click", parameters="id")
    (row,) = single(LinkDecision.objects.all(), rules=Together(**decision_columns()))
    found, loaded = decisions_in(row.rules), Decisions.load()
    assert (found.links, found.hosts) == (loaded.links, loaded.hosts)
    assert found.owned.networks == loaded.owned.networks


@pytest.mark.django_db
def test_no_decision_unmarks_a_networks_link():
    decision(address="https://px.a8.net/svt/ejp?a8mat=1", scope="host")

    verdict = judge("https://px.a8.net/svt/ejp?a8mat=1", Decisions.load())

    assert verdict == Verdict(Kind.AD, "a8", "affiliate", "network")


def test_every_reason_has_a_sentence():
    assert all(str(sentence).endswith((".", "。")) for sentence in REASONS.values())


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/" + "//" * 3_900,
        "https://a.example/?" + "a=b.c&" * 1_300,
        "https://a.example/?" + "u=https://b.example/&" * 380,
        "https://" + "a." * 3_900,
        "https://" + "あ" * 200_000,
        "https://a.example/?" + "a=b.c&" * 60_000,
    ],
    ids=lambda text: f"{text[:24]}{len(text)}",
)
def test_a_monstrous_address_is_judged_at_once(address):
    begun = time.process_time()

    judge(address)

    assert time.process_time() - begun < 1


def test_an_address_that_is_too_long_to_judge_is_left_to_the_author():
    assert judge("https://a.example/" + "x" * 8_000) == Verdict(Kind.UNDECIDED, reason="unreadable")
