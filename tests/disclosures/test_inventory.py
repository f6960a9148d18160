"""The inventory: stored as JSON and read back whole."""

import json

from disclosures.inventory import Ad, Inventory, Undecided

FULL = Inventory(
    ads=(Ad("https://px.a8.net/", "a8", "paid", "PR", 3), Ad("https://amzn.to/1", "amazon-short"), Ad("/x/", "a8")),
    undecided=(Undecided("https://bit.ly/1", "shortener"),),
    creative_ids=(3,),
    missing=("9",),
    is_sample_only=True,
)


def test_an_inventory_survives_storage():
    assert Inventory.from_json(json.loads(json.dumps(FULL.to_json()))) == FULL


def test_an_empty_mapping_is_an_empty_inventory():
    assert Inventory.from_json({}) == Inventory()


def test_relationships_and_networks_are_listed_once():
    assert (FULL.relationships, FULL.networks) == (("paid", "affiliate"), ("a8", "amazon-short"))


def test_an_undecided_link_says_why():
    assert FULL.undecided[0].sentence != ""


def test_a_missing_creative_is_no_ad():
    assert Inventory(missing=("1",)).has_ads is False
