"""Nodes that lead to something on offer: ads, buttons, products and what is said about them."""

from blog.node import Node, one_of, row_id

OFFERS = (
    Node(
        "ad",
        {"div": {"data-block": one_of("ad"), "data-creative": row_id}},
        '<div data-block="ad" data-creative="12"></div>',
        "AdUnit",
    ),
)
