"""The passes that turn an editor's blocks into what readers see, in their order; a module for each kind of block.

A pass takes the document, which it changes in place, and the sheet. Marks of ads are made afterwards, by
disclosures.labelling alone: a pass leaves links to offers as plain `<a href>`. HTML that a pass wants to keep from
labelling goes in raw. Addresses of static files never go into a rendering: they change with each release.
"""

from collections.abc import Callable

from blog.passes.accordions import show_accordions
from blog.passes.balloons import show_balloons
from blog.passes.buttons import show_buttons
from blog.passes.callouts import show_callouts
from blog.passes.cards import show_cards
from blog.passes.codes import show_codes
from blog.passes.facts import show_facts
from blog.passes.faq import show_faq
from blog.passes.figures import show_figures
from blog.passes.products import show_products
from blog.passes.quotations import show_quotations
from blog.passes.rankings import show_rankings
from blog.passes.ratings import show_ratings
from blog.passes.sheet import Sheet
from blog.passes.steps import show_steps
from blog.passes.tables import show_tables
from lib.document import Document

Pass = Callable[[Document, Sheet], None]

PASSES: tuple[Pass, ...] = (
    show_callouts,
    show_steps,
    show_accordions,
    show_faq,
    show_quotations,
    show_codes,
    show_figures,
    show_balloons,
    show_cards,
    show_facts,
    show_buttons,
    show_ratings,
    show_products,
    show_rankings,
    show_tables,  # after whatever may stand in a cell
)
