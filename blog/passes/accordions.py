"""Accordions on the page; one that turns out to hold an ad is unfolded afterwards, by disclosures.labelling."""

from blog.passes.pieces import line
from blog.passes.sheet import Sheet
from lib.document import Document


def show_accordions(document: Document, sheet: Sheet) -> None:
    for block in document.css("details[data-block=accordion]"):
        del block.attrs["data-block"]
        block.attrs["class"] = "accordion"
        summary = next((node for node in block.iter() if node.tag == "summary"), None)
        if summary is None or not line(summary):  # without a title there is nothing to press: the content stays open
            if summary is not None:
                document.dissolve(summary) if summary.css("[data-creative]") else summary.decompose()
            document.dissolve(block)
