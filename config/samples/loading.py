"""How the sample content comes onto a site: every row in the order in which others need it, dated back from now."""

import re
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from blog import images, publishing, renewing, slugs
from blog.models import Article, Author, Category, Image, Speaker, Tag
from blog.nodes import ALLOWLIST
from comments.models import Comment, Decision
from comments.numbers import new_reference
from config.samples import correspondents, counts, front, inbox, pictures, texts
from config.samples.days import ago
from disclosures import code_checks
from disclosures.models import Creative, Programme
from disclosures.models.creatives import digest
from disclosures.products import MOST_SHOPS, Product, Shop
from disclosures.strengths import STANDARD
from lib import markup

SAMPLE = {"is_sample": True}
# What the texts call a relationship, in the words of disclosures.relationships.
RELATIONSHIPS = {"commission": "affiliate"}


def is_empty() -> bool:
    return not Article.objects.exists()


@transaction.atomic
def load(*, by) -> None:
    """Everything or nothing. Loading again on top of an earlier load leaves what is there and adds what is missing."""
    drawn = {row.key: _picture(row) for row in (*pictures.PICTURES, *pictures.PORTRAITS)}
    authors, categories = _authors(drawn), _categories(drawn)
    written = {}
    for text in (*texts.pages("articles"), *texts.pages("pages")):
        written[text.key] = _article(text, drawn, authors, categories)
    articles = {key: article for key, (_text, article) in written.items()}
    named = {"creative": _creatives(drawn), "image": drawn, "speaker": _speakers(drawn), "article": articles}
    for text, article in written.values():
        _publish(text, article, articles, named, by)
    renewing.rerender_stale()  # cards of articles that were published after the text that shows them
    counts.fill()
    _comments(articles)
    correspondents.fill()
    inbox.fill(articles, by=by)
    front.build(authors)


def _picture(row):
    existing = Image.objects.filter(title=row.key, is_sample=True).first()
    if existing:
        return existing
    image = Image(title=row.key, alt=row.alt, is_sample=True)
    images.store(image, images.prepare(pictures.as_file(row)))
    return image


def _authors(drawn):
    found = {}
    for slug, name, role, bio in texts.rows("authors.txt"):
        values = {"name": name, "role": role, "bio": markup.clean(bio, ALLOWLIST), "picture": drawn[slug], **SAMPLE}
        found[slug], _ = Author.objects.get_or_create(slug=slug, defaults=values)
    return found


def _categories(drawn):
    found = {}
    for position, (slug, parent, name, picture, description) in enumerate(texts.rows("categories.txt")):
        values = {
            "name": name,
            "parent": found.get(parent),
            "position": position,
            "picture": drawn.get(picture),
            **SAMPLE,
        }
        values["description"] = markup.clean(f"<p>{description}</p>", ALLOWLIST)
        found[slug], _ = Category.objects.get_or_create(slug=slug, defaults=values)
    return found


def _days_ahead(days: int | None):
    """The end of the day that many days from now; None without a number."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return None if days is None else midnight + timedelta(days=days + 1)


def _programmes():
    found = {}
    for text in texts.records("programmes.txt"):
        names = "network advertiser number statement destination notes".split()
        values = {
            **{name: text.get(name) for name in names},
            "relationship": RELATIONSHIPS.get(text.get("relationship"), text.get("relationship")),
            "ends_at": _days_ahead(text.number("ends_in")),
        }
        found[text.key], _ = Programme.objects.get_or_create(name=text.get("name"), defaults={**values, **SAMPLE})
    return found


def _product(text, drawn):
    shops = [text.get(f"shop{number}").split(" | ") for number in range(1, MOST_SHOPS + 1) if text.get(f"shop{number}")]
    return Product(
        name=text.get("product"),
        picture=drawn[text.get("picture")].pk,
        points=tuple(text.get("points").split(" / ")),
        price=text.get("price"),
        as_of=text.get("as_of"),
        shops=tuple(Shop(*shop) for shop in shops),
    )


def _creatives(drawn):
    found, programmes = {}, _programmes()
    for text in texts.records("creatives.txt", opening="\ncode:\n"):
        values = {
            "kind": text.get("kind"),
            "network": text.get("network"),
            "label": text.get("label"),
            "relationship": RELATIONSHIPS.get(text.get("relationship"), text.get("relationship")),
            "address": text.get("address"),
            "button_text": text.get("button"),
            "copy": text.get("copy"),
            "terms": text.get("terms"),
            "code": text.body,
            "sha256": digest(text.body) if text.body else "",
            "programme": programmes.get(text.get("programme")),
            "fallback": found.get(text.get("fallback")),
            "product": _product(text, drawn).to_json() if text.get("product") else {},
            "width": code_checks.banner_width(text.body),
        }
        found[text.key], _ = Creative.objects.get_or_create(name=text.get("name"), defaults={**values, **SAMPLE})
    return found


def _speakers(drawn):
    found = {}
    for key, name, portrait, side in texts.rows("speakers.txt"):
        values = {"picture": drawn[portrait], "side": side, **SAMPLE}
        found[key], _ = Speaker.objects.get_or_create(name=name, defaults=values)
    return found


def _body(html, named):
    """The text with the numbers of the records that it names by their keys."""
    numbered = re.sub(
        r'data-(creative|image|speaker|article)="([a-z-]+)"',
        lambda found: f'data-{found[1]}="{named[found[1]][found[2]].pk}"',
        html,
    )
    return markup.clean(numbered, ALLOWLIST)


def _article(text, drawn, authors, categories):
    values = {
        "page_type": text.get("page_type") or "article",
        "language": text.get("language"),
        "title": text.get("title"),
        "description": text.get("description"),
        "picture": drawn.get(text.get("picture")),
        "category": categories.get(text.get("category")),
        "author": authors[text.get("author")],
        "comments_open": text.get("comments") != "closed",
        "strength": text.get("strength") or STANDARD,
    }
    article, is_new = Article.objects.get_or_create(slug=text.key, defaults={**values, **SAMPLE})
    if is_new:
        article.tags.set([_tag(name) for name in text.names("tags")])
    return text, article


def _tag(name):
    return Tag.objects.get_or_create(name=name, defaults={"slug": slugs.suggest(name), **SAMPLE})[0]


def _publish(text, article, articles, named, by):
    if article.state != Article.State.DRAFT:
        return
    article.body = _body(text.body, named)
    if text.get("translation_of"):
        article.translation_of = articles[text.get("translation_of")]
    if text.number("revised_days_ago") is not None:
        article.revised_at = ago(text.number("revised_days_ago"), hour=8)
    article.save()
    publishing.publish(article, by=by, at=ago(text.number("days_ago")))


def _comments(articles):
    if Comment.objects.filter(is_sample=True).exists():
        return
    found = {}
    for order, text in enumerate(texts.records("comments.txt")):
        answered = found.get(text.get("reply_to"))
        state = text.get("state")
        found[text.key] = Comment.objects.create(
            article=articles[text.get("article")],
            parent=(answered.parent or answered) if answered else None,  # threads are one level deep
            answers=answered,
            reference=new_reference(),
            name=text.get("name"),
            email=text.get("email"),
            body=text.body,
            is_staff=text.get("staff") == "yes",
            state=state,
            reasons=text.names("reasons"),
            **SAMPLE,
        )
        written_at = ago(text.number("days_ago"), hour=20) + timedelta(minutes=order % 30)
        Comment.objects.filter(pk=found[text.key].pk).update(created_at=min(written_at, timezone.now()))
        if state != Comment.State.PENDING:
            _decided(found[text.key], ago(text.number("days_ago"), hour=21))


def _decided(comment, at):
    """The history of a sample, as if the blogger had decided about it on the evening of its day."""
    at, before = min(at, timezone.now()), "" if comment.is_staff else Comment.State.PENDING
    Comment.objects.filter(pk=comment.pk).update(decided_at=at)
    Decision.objects.create(
        comment=comment,
        from_state=before,
        to_state=comment.state,
        by_name=comment.name if comment.is_staff else "",
        batch=comment.reference,
        at=at,
    )
