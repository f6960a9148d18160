"""The owner's own networks: a row is kept only if its examples prove it and it claims nobody else's pages."""

import time

import pytest
from django.urls import reverse
from django.utils.translation import override

from disclosures.models import OwnNetwork
from disclosures.own_network_form import OwnNetworkForm, PictureHostForm
from tests.factories import OwnNetworkFactory, PictureHostFactory

pytestmark = pytest.mark.django_db
ROW = {
    "name": "こもれび広告",
    "hosts": "track.komorebi.example\r\nＴＲＡＣＫ2.komorebi.example",
    "path": "/click",
    "parameters": "id, m",
    "pixels": "img.komorebi.example",
    "tag_policy": "unknown",
    "examples": "https://track.komorebi.example/click?id=1&m=2",
    "counterexamples": "https://track.komorebi.example/\nhttps://track.komorebi.example/click?id=1",
}


def test_a_row_that_its_examples_prove_is_kept_in_one_spelling():
    saved = OwnNetworkForm(ROW).save()

    assert (saved.key, saved.hosts, saved.parameters) == (
        "own:こもれび広告",
        "track.komorebi.example\ntrack2.komorebi.example",
        "id m",
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"examples": "https://other.example/click?id=1&m=2"}, "examples"),
        ({"examples": "https://track.komorebi.example/click?id=1"}, "examples"),
        ({"examples": ROW["examples"] + "\nhttps://px.a8.net/svt/ejp?a8mat=1"}, "examples"),
        ({"examples": "こもれび"}, "examples"),
        ({"examples": "javascript:alert(1)"}, "examples"),
        ({"examples": ""}, "examples"),
        ({"examples": "https://track.komorebi.example/click?id=1&m=2\n" * 21}, "examples"),
        ({"counterexamples": "https://track.komorebi.example/click/more?id=1&m=2"}, "counterexamples"),
        ({"hosts": ""}, "hosts"),
        ({"hosts": "https://track.komorebi.example/click"}, "hosts"),
        ({"hosts": "komorebi"}, "hosts"),
        ({"hosts": "*"}, "hosts"),
        ({"hosts": "track*.komorebi.example"}, "hosts"),
        ({"hosts": "192.168.0.1"}, "hosts"),
        ({"hosts": "a..example"}, "hosts"),
        ({"hosts": "x;script-src.example"}, "hosts"),
        ({"hosts": "a" * 300 + ".example"}, "hosts"),
        ({"pixels": "co.jp"}, "pixels"),
        ({"path": "click"}, "path"),
        ({"path": "/click?x"}, "path"),
        ({"parameters": "id=1"}, "parameters"),
        ({"tag_policy": "anything"}, "tag_policy"),
        ({"name": "　"}, "name"),
        ({"name": "あ" * 31}, "name"),
    ],
)
def test_a_row_that_does_not_prove_itself_is_refused(values, field):
    assert field in OwnNetworkForm(ROW | values).errors


@pytest.mark.parametrize(
    "host",
    "co.jp com *.co.jp google.com www.google.com *.google.com rakuten.co.jp amazon.co.jp github.io hatenablog.com note.com "
    "blog.example.jp example.jp *.example.jp".split(),
)
def test_a_row_claims_neither_everybodys_pages_nor_this_site(host):
    assert "hosts" in OwnNetworkForm(ROW | {"hosts": host}).errors


def test_what_fails_is_named():
    with override("en"):
        errors = OwnNetworkForm(ROW | {"examples": "https://other.example/"}).errors["examples"]

    assert errors == ["The row does not recognise this link: https://other.example/"]


def test_the_name_stays_and_the_rest_may_change():
    row = OwnNetworkFactory()

    form = OwnNetworkForm(ROW | {"name": "べつの名"}, instance=row)
    form.save()

    assert (OwnNetwork.objects.get().name, OwnNetwork.objects.get().path) == ("こもれび広告", "/click")


def test_two_rows_do_not_claim_the_same_link():
    OwnNetworkFactory(name="さきの広告", hosts="track.komorebi.example")

    assert "examples" in OwnNetworkForm(ROW).errors


def test_a_path_is_no_expression_and_takes_no_time():
    path = "/" + "(a+)+" * 30 + "$"
    begun = time.perf_counter()

    form = OwnNetworkForm(ROW | {"path": path, "examples": "https://track.komorebi.example/" + "a" * 1000})

    assert ("examples" in form.errors, time.perf_counter() - begun < 1) == (True, True)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"network": "nobody"}, "network"),
        ({"host": "*.a8.net"}, "host"),
        ({"host": "*"}, "host"),
        ({"host": "https:"}, "host"),
        ({"host": "co.jp"}, "host"),
        ({"host": "blog.example.jp"}, "host"),
        ({"host": "a.example;script-src"}, "host"),
        ({"host": "'unsafe-inline'"}, "host"),
        ({"reason": ""}, "reason"),
        ({"host": "img.example.net"}, "__all__"),
    ],
)
def test_a_host_of_pictures_is_one_whole_name_of_a_known_network(values, field):
    PictureHostFactory(host="img.example.net")
    form = PictureHostForm({"network": "a8", "host": "cdn.example.net", "reason": "説明にあります"} | values)

    assert field in form.errors


@pytest.mark.parametrize("network", ["a8", "own", "own:こもれび広告"])
def test_a_host_is_added_to_any_network(network):
    OwnNetworkFactory()

    assert (
        PictureHostForm({"network": network, "host": "Cdn.Example.NET", "reason": "説明"}).save().host
        == "cdn.example.net"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "factory"), [("ownnetwork", OwnNetworkFactory), ("picturehost", PictureHostFactory)])
def test_a_form_says_who_and_when_once_there_is_something_to_say(desk, name, factory):
    addresses = [
        reverse(f"admin:disclosures_{name}_add"),
        reverse(f"admin:disclosures_{name}_change", args=[factory().pk]),
    ]
    assert ["field-updated_at" in desk.get(address).content.decode() for address in addresses] == [False, True]
