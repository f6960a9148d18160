"""Speech balloons: the words of the text beside the speaker as the site knows them."""

from django.utils.html import format_html

from blog.models import Speaker
from blog.passes.records import find
from blog.passes.sheet import Sheet
from blog.pictures import thumbnail
from lib.document import Document

BALLOON = "div[data-block=balloon]"


def show_balloons(document: Document, sheet: Sheet) -> None:
    """Give balloons their speakers. Where the speaker is gone, the words stand by themselves."""
    speakers = Speaker.objects.select_related("picture")
    for node, speaker in find(document.css(BALLOON), "data-speaker", speakers, "speaker", sheet):
        if speaker is None:
            document.dissolve(node)
            continue
        if speaker.picture_id:
            sheet.uses.add(("image", speaker.picture_id))
        side = node.attributes.get("data-side") or speaker.side
        document.insert_before(node, _frame(speaker, is_at_end=side == Speaker.Side.END))
        node.prev.css_first(".balloon-text").inner_html = document.inside(node)
        node.decompose()


def _frame(speaker: Speaker, *, is_at_end: bool) -> str:
    picture = thumbnail(speaker.picture, 96) if speaker.picture and speaker.picture.file else ""
    return format_html(
        '<div class="balloon{}"><div class="balloon-who small">{}{}</div><div class="balloon-text"></div></div>',
        " balloon-end" if is_at_end else "",
        picture,
        speaker.name,
    )
