"""Networks that the owner added: they join classification, names, creatives, policy and the version of the rules."""

import pytest

from disclosures import code_checks, networks, notices
from disclosures.classification import Decisions, Kind, classify
from disclosures.forms import CreativeForm
from disclosures.labelling import label
from disclosures.models import PictureHost
from disclosures.pasted import judge
from lib.document import Document
from tests.factories import CreativeFactory, OwnNetworkFactory, PictureHostFactory

pytestmark = pytest.mark.django_db
KEY = "own:こもれび広告"
LINK = "https://track.komorebi.example/click?id=1"
CODE = f'<a href="{LINK}" rel="nofollow"><img src="https://img.komorebi.example/1.gif" width="1" height="1"></a>'


@pytest.fixture(autouse=True)
def network():
    return OwnNetworkFactory(path="/click", parameters="id", pixels="img.komorebi.example")


def judged(address):
    return classify(address, decisions=Decisions.load(), own_hosts=frozenset())


def test_its_links_are_ads():
    verdict = judged(LINK)

    assert (verdict.kind, verdict.network, verdict.reason) == (Kind.AD, KEY, "network")
    assert judged("https://track.komorebi.example/about").kind is Kind.NOT_AD
    assert judged("https://img.komorebi.example/1.gif").kind is Kind.AD


def test_a_link_that_carries_one_inside_waits_for_a_decision():
    assert judged("https://hop.example/?to=" + LINK).reason == "carries_ad"


def test_without_path_and_parameters_its_whole_host_raises_a_doubt():
    OwnNetworkFactory(name="ひなた広告", hosts="*.hinata.example", examples="https://go.hinata.example/1")

    assert (judged("https://go.hinata.example/1").kind, judged("https://hinata.example/").kind) == (
        Kind.AD,
        Kind.NOT_AD,
    )


def test_its_name_is_told_without_a_look_at_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert networks.name_of(KEY) == "こもれび広告"


def test_its_code_becomes_a_creative_and_its_pictures_are_let_in():
    form = CreativeForm(
        {"name": "広告", "kind": "text", "label": "広告", "relationship": "affiliate", "language": "ja", "code": CODE}
    )
    creative = form.save()

    inventory = label(
        Document(f'<div data-block="ad" data-creative="{creative.pk}"></div>'),
        language="ja",
        own_hosts=frozenset(),
        decisions=Decisions.load(),
    )

    assert (creative.network, inventory.networks) == (KEY, (KEY,))
    assert inventory.sources == {"img-src": ["img.komorebi.example"]}


def test_it_can_be_chosen_for_a_creative():
    form = CreativeForm(
        {
            "name": "広告",
            "kind": "button",
            "label": "広告",
            "relationship": "affiliate",
            "language": "ja",
            "address": LINK,
            "button_text": "見る",
            "network": KEY,
        }
    )

    assert form.is_valid(), form.errors


def test_its_code_is_known_when_it_is_pasted():
    found = judge(CODE)

    assert (found.what, found.network.key) == ("code", KEY)
    assert judge(LINK).network.key == KEY


def test_every_change_is_a_change_of_the_rules(network):
    seen = [notices.fingerprint()]
    network.save()
    seen.append(notices.fingerprint())
    host = PictureHostFactory()
    seen.append(notices.fingerprint())
    PictureHost.objects.filter(pk=host.pk).delete()
    network.delete()
    seen.append(notices.fingerprint())

    assert len(set(seen)) == 4


def test_a_host_that_the_owner_added_is_taken_in_a_code():
    code = '<a href="https://px.a8.net/svt/ejp?a8mat=1" rel="nofollow"><img src="https://img.a8-pictures.example/1.png"></a>'
    before = code_checks.objections(code, decisions=Decisions.load())
    PictureHostFactory()

    assert [one.part for one in before] == ['src="https://img.a8-pictures.example/1.png"']
    assert code_checks.objections(code, decisions=Decisions.load()) == []
    assert CreativeFactory(code=code).is_intact
