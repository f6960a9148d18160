"""Nodes that show a record of the site: pictures, speakers, other articles, reusable parts."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blog.node import Entry, Node, one_of, row_id

FIGURE = Node(
    "figure",
    {
        "figure": {
            "data-block": one_of("figure"),
            "data-image": row_id,
            "data-size": one_of("normal", "wide", "half"),
        },
        "figcaption": {},
    },
    '<figure data-block="figure" data-image="12" data-size="wide"><figcaption>更新日は<strong>20日</strong></figcaption></figure>',
    module="figure",
    style="figure",
    entries=(Entry("pictures", _("Picture"), "がぞう しゃしん ず gazou shashin picture image photo figure"),),
    words={
        "name": _("Picture"),
        "size": _("Size"),
        "size.normal": _("Width of the text"),
        "size.wide": _("Wider than the text"),
        "size.half": _("Half as wide"),
        "caption": _("Caption (may stay empty)"),
        "alt": _("Alternative text: what the picture shows"),
        "decorative": _("Only decoration"),
        "altKept": _("The words of the picture are kept in the library, for every place that shows it."),
        "noWords": _("No alternative text yet"),
        "missing": _("This picture no longer exists"),
        "unknown": _("The picture could not be loaded"),
        "gallery": _("The whole gallery"),
    },
)

GALLERY = Node(
    "gallery",
    {"div": {"data-block": one_of("gallery"), "data-columns": one_of("2", "3")}},
    '<div data-block="gallery" data-columns="3">'
    '<figure data-block="figure" data-image="1" data-size="normal"><figcaption>行き</figcaption></figure>'
    '<figure data-block="figure" data-image="2" data-size="normal"><figcaption></figcaption></figure></div>',
    module="gallery",
    style="figure",
    entries=(Entry("pictures", _("Gallery"), "ぎゃらりー しゃしん がぞう gyararii gallery pictures"),),
    words={
        "name": _("Gallery"),
        "columnsLabel": _("Columns"),
        "columns.2": _("Two columns"),
        "columns.3": _("Three columns"),
    },
)

BALLOON = Node(
    "balloon",
    {"div": {"data-block": one_of("balloon"), "data-speaker": row_id, "data-side": one_of("start", "end")}},
    '<div data-block="balloon" data-speaker="3" data-side="end"><p>契約番号はどこ？</p></div>',
    module="balloon",
    style="balloon",
    entries=(Entry("pictures", _("Speech balloon"), "ふきだし かいわ fukidashi kaiwa balloon speech bubble"),),
    words={
        "name": _("Speech balloon"),
        "speaker": _("Speaker"),
        "side": _("Side"),
        "side.start": _("Left"),
        "side.end": _("Right"),
        "choose": _("Who speaks?"),
        "newSpeaker": _("New speaker…"),
        "newName": _("Name of the speaker"),
        "newPicture": _("Choose a picture"),
        "newSave": _("Add the speaker"),
        "missing": _("Nobody (choose a speaker)"),
        "failed": _("The speakers could not be loaded. Check the connection and that you are still logged in."),
    },
    addresses={"choices": "admin:blog_speaker_choices", "quick": "admin:blog_speaker_quick"},
)

CARD = Node(
    "card",
    {"div": {"data-block": one_of("card"), "data-article": row_id}},
    '<div data-block="card" data-article="34"></div>'
    '<div data-block="card"><a href="https://ja.wordpress.org/">日本語</a><p>WordPress の日本語サイト。</p></div>',
    module="card",
    style="link_card",
    entries=(Entry("links", _("Link card"), "りんくかーど ブログカード burogukaado rinku card link"),),
    words={
        "name": _("Link card"),
        "choose": _("Which page does the card show?"),
        "sought": _("Search your articles, or paste an address"),
        "articles": _("Articles and fixed pages"),
        "none": _("No article has these words in its title."),
        "looking": _("Looking at the page…"),
        "title": pgettext_lazy("card", "Title"),
        "description": pgettext_lazy("card", "Description"),
        "asLink": _("Put in an ordinary link"),
        "linkInstead": _("This address gets no card. Put it into the text as an ordinary link."),
        "hidden": _("{state}: readers do not see this card yet"),
        "missing": _("This article no longer exists"),
        "unknown": _("The article could not be loaded"),
        "failed": _("There is no answer. Check the connection and that you are still logged in."),
        "offer": _("“{title}” is a page of this site."),
        "makeCard": _("Show it as a card"),
    },
    addresses={"choices": "admin:blog_card_choices", "describe": "admin:blog_card_describe"},
)

PART = Node(
    "part",
    {"div": {"data-block": one_of("part"), "data-part-id": row_id}},
    '<div data-block="part" data-part-id="7"></div>',
    module="part",
    entries=(Entry("parts", _("Reusable part"), "さいりよう ぱーつ ていけい saiyou paatsu part reusable snippet"),),
    words={
        "name": _("Reusable part"),
        "choose": _("Choose a reusable part"),
        "search": _("Search by name or text"),
        "none": _("There is no reusable part yet."),
        "add": _("Write a new one (opens another tab)"),
        "editPart": _("Edit the part (opens another tab)"),
        "missing": _("This part no longer exists"),
        "failed": _("The parts could not be loaded. Check the connection and that you are still logged in."),
    },
    addresses={"choices": "admin:blog_part_choices", "add": "admin:blog_part_add"},
)

RECORDS: tuple[Node, ...] = (FIGURE, GALLERY, BALLOON, CARD, PART)
