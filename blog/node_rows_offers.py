"""Nodes that lead to something on offer: ads, buttons, products and what is said about them."""

from django.utils.translation import gettext_lazy as _

from blog.node import Entry, Node, iso_date, one_of, row_id, web_address

SCORES = ("1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5")
ADDRESS = {
    "address": _("Address"),
    "addressHint": _("Beginning with https://, or with / for a page of this site."),
}
PICTURE = {"picture": _("Choose a picture"), "pictureRemove": _("Take the picture away")}

OFFERS = (
    Node(
        "ad",
        {"div": {"data-block": one_of("ad"), "data-creative": row_id}},
        '<div data-block="ad" data-creative="12"></div>',
        module="ad",
        style="ad",
        entries=(Entry("offers", _("Ad"), "こうこく koukoku PR ピーアール アフィリエイト ad affiliate banner"),),
        words={
            "name": _("Ad"),
            "choose": _("Choose an ad"),
            "search": _("Search by name or network"),
            "none": _("There is no ad yet. Register one under “Ads”, then choose it here."),
            "noneFound": _("No ad has this name or network."),
            "failed": _("The list of ads could not be loaded. Save your text and try again."),
            "missing": _("This ad no longer exists"),
            "missingHint": _("Readers see nothing here. Choose another ad, or remove this block."),
            "change": _("Edit the ad"),
            "banner": _("Banner"),
        },
        addresses={"choices": "admin:blog_creative_choices"},
    ),
    Node(
        "button",
        {"div": {"data-block": one_of("button")}, "p": {"data-part": one_of("above", "link", "below")}},
        '<div data-block="button"><p data-part="above">10 日間おためし</p>'
        '<p data-part="link"><a href="https://example.org/">やまねこホストの料金を見る</a></p>'
        '<p data-part="below">2027 年 1 月 31 日まで</p></div>',
        module="button",
        style="offer",
        entries=(Entry("offers", _("Button"), "ぼたん botan リンク マイクロコピー button link microcopy cta"),),
        words={
            **ADDRESS,
            "name": _("Button"),
            "title": _("Button"),
            "text": _("Text of the button"),
            "textHint": _("Name the shop or the service: readers should know where the button leads."),
            "above": _("Short line above (may stay empty)"),
            "below": _("Conditions below (may stay empty)"),
            "adHint": _("When the link is an ad, its frame and label come by themselves."),
        },
    ),
    Node(
        "product",
        {
            "div": {"data-block": one_of("product"), "data-image": row_id},
            "p": {"data-part": one_of("name", "price", "shop"), "data-as-of": iso_date},
            "ul": {"data-part": one_of("points")},
        },
        '<div data-block="product" data-image="5"><p data-part="name">軽い電池</p>'
        '<ul data-part="points"><li>120 g</li></ul>'
        '<p data-part="price" data-as-of="2026-11-25">2,980円</p>'
        '<p data-part="shop"><a href="https://example.org/">公式の店で見る</a></p></div>',
        module="product",
        style="product",
        entries=(
            Entry(
                "offers", _("Product box"), "しょうひん shouhin syouhin ボックス 通販 アマゾン 楽天 product shop amazon"
            ),
        ),
        words={
            **ADDRESS,
            **PICTURE,
            "name": _("Product box"),
            "title": _("Product box"),
            "productName": _("Name of the product"),
            "point": _("A point that speaks for it"),
            "price": _("Price (may stay empty)"),
            "priceHint": _("Shown as you type it. Prices change: write it only when it helps, and look again."),
            "asOf": _("The price was checked on"),
            "asOfHint": _("Readers see this day beside the price."),
            "shop": _("Shop {number}"),
            "shopText": _("Text of the button"),
            "shopTextHint": _("See it at …"),
            "shopsHint": _("Up to four shops. Each link that is an ad gets its label by itself."),
            "tooMany": _("This box has more than four shops: only the first four stay when you apply."),
        },
    ),
    Node(
        "rating",
        {
            "div": {"data-block": one_of("rating")},
            "p": {"data-part": one_of("name")},
            "ul": {"data-part": one_of("criteria")},
            "li": {"data-score": one_of(*SCORES)},
        },
        '<div data-block="rating"><p data-part="name">使って三か月の評価</p>'
        '<ul data-part="criteria"><li data-score="4.5">速さ</li><li data-score="3">料金</li></ul></div>',
        module="rating",
        style="rating",
        entries=(Entry("structure", _("Rating"), "ひょうか hyouka 星 ほし レビュー 点数 rating review stars score"),),
        words={
            "name": _("Rating"),
            "ratingName": _("What is rated, and from whose experience"),
            "criterion": _("Criterion"),
            "score": _("Score"),
            "outOf": _("{score} / 5"),
        },
    ),
    Node(
        "ranking",
        {
            "div": {"data-block": one_of("ranking")},
            "p": {"data-part": one_of("criterion", "name")},
            "ol": {"data-part": one_of("places")},
            "li": {"data-image": row_id},
        },
        '<div data-block="ranking"><p data-part="criterion">当サイトで計った速さの順です。</p>'
        '<ol data-part="places"><li data-image="5"><p data-part="name">やまねこホスト</p><p>夜も速いままでした。</p></li></ol></div>',
        module="ranking",
        style="ranks",
        entries=(Entry("structure", _("Ranking"), "らんきんぐ rankingu 順位 じゅんい おすすめ ranking order best"),),
        words={
            **PICTURE,
            "name": _("Ranking"),
            "how": _("How the order was made:"),
            "criterion": _("By what you ordered them (required): “measured speed, October 2026”"),
            "placeName": _("Name"),
        },
    ),
    Node(
        "fact",
        {
            "data": {
                "data-block": one_of("fact"),
                "data-source": web_address,
                "data-as-of": iso_date,
                "data-review-by": iso_date,
            }
        },
        '<p><data data-block="fact" data-source="https://example.org/price?a=1&amp;b=2" data-as-of="2026-11-01" '
        'data-review-by="2027-02-01">月額990円</data>です。</p>',
        module="fact",
        style="fact",
        entries=(
            Entry(
                "stress",
                _("Fact with source and date"),
                "じじつ jijitsu 出典 しゅってん 料金 日付 fact source price date",
            ),
        ),
        words={
            "name": _("Fact"),
            "title": _("Fact with source and date"),
            "value": _("Value"),
            "valueHint": _("What may change: a price, a number, a condition."),
            "source": _("Source (may stay empty)"),
            "sourceHint": _("The page that says so, beginning with https://"),
            "asOf": _("True on"),
            "reviewBy": _("Look again by"),
            "reviewByHint": _("After this day it is listed as overdue."),
            "remove": _("Make it plain text"),
            "days": _("True on {asOf}. Look again by {reviewBy}."),
            "overdue": _("Overdue since {reviewBy}: check it and set the days anew."),
        },
    ),
)
