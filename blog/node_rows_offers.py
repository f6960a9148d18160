"""Nodes that lead to something on offer: ads, buttons, products and what is said about them."""

from django.utils.translation import gettext_lazy as _

from blog.node import Entry, Node, one_of, row_id

OFFERS = (
    Node(
        "ad",
        {"div": {"data-block": one_of("ad"), "data-creative": row_id}},
        '<div data-block="ad" data-creative="12"></div>',
        module="ad",
        entries=(Entry("offers", _("Ad"), "こうこく koukoku PR ピーアール アフィリエイト ad affiliate banner"),),
        words={
            "name": _("Ad"),
            "choose": _("Choose an ad"),
            "search": _("Search by name or network"),
            "none": _("There is no ad yet. Register one under “Ads”, then choose it here."),
            "failed": _("The list of ads could not be loaded. Save your text and try again."),
            "missing": _("This ad no longer exists"),
        },
        addresses={"choices": "admin:blog_creative_choices"},
    ),
)
