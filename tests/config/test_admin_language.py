"""The languages of the admin: no Japanese page shows an English word that is not a name, and English labels are written as such."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse

from blog.models import Page, Part, Speaker
from disclosures.networks import NETWORKS
from lib.document import Document
from tests.factories import (
    ArticleFactory,
    CommentFactory,
    CreativeFactory,
    LinkDecisionFactory,
    MessageFactory,
    OwnNetworkFactory,
    PictureHostFactory,
    SidebarBlockFactory,
    SiteFactory,
    TagFactory,
)

WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{2,}")
SPOKEN = ("title", "aria-label", "placeholder", "alt")
# Names of keys, formats and things; labels of English pages; a path; the language switch, which names English in English; what the tests themselves wrote.
NAMES = set(
    "Control Command Mac EMAIL OWNER Advertisement Paid link about GIF JPEG PNG WebP PDF SHA- ASP LDAP https URL HTML CSV Ctrl SNS English owner example com img track komorebi click rel JavaScript Enter Message-ID gfx host IndexNow INDEXNOW KEY WebSub WEBSUB HUB".split()
)
NAMES |= {word for network in NETWORKS for word in WORD.findall(network.name)}
UNREAD = "script, style, code, pre, textarea, svg, template, bdi"  # what people and machines wrote


@pytest.fixture
def rows():
    """One row of each kind that the admin lists."""
    Page.objects.create(page_type="about", title="運営者", slug="1")
    Speaker.objects.create(name="みお")
    Part.objects.create(name="締め切りの説明", body="<p>二十日です。</p>")
    ArticleFactory(slug="2", author__slug="3", category__slug="4"), TagFactory(slug="5")
    CommentFactory(email="a@b.jp", article__slug="6", article__author__slug="7", article__category__slug="8")
    MessageFactory(email="a@b.jp"), CreativeFactory(), SiteFactory(name_en=""), SidebarBlockFactory()
    LinkDecisionFactory(address="https://1.jp/", target="1.jp/"), OwnNetworkFactory(name="広告網")
    PictureHostFactory(network="own:広告網", host="1.jp")


def addresses(model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    found = [reverse(f"{name}_changelist"), reverse(f"{name}_add")]
    row = model._default_manager.first()
    return found + [reverse(f"{name}_{view}", args=[row.pk]) for view in ("change", "delete", "history") if row]


def english(html):
    """The English words that somebody who opens the page reads or hears."""
    document = Document(html)
    for node in document.css(UNREAD):
        node.decompose()
    texts = [document.text()]
    for node in document.css("*"):
        texts += [node.attributes.get(name) or "" for name in SPOKEN]
        if node.tag == "input" and node.attributes.get("type") in {"submit", "button"}:
            texts.append(node.attributes.get("value") or "")
    return sorted({word for text in texts for word in WORD.findall(text)} - NAMES)


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_every_page_of_a_model_speaks_japanese(desk, rows, model):
    pages = {address: desk.get(address, follow=True) for address in addresses(model)}
    found = {address: english(page.content.decode()) for address, page in pages.items() if page.status_code == 200}
    assert {address: words for address, words in found.items() if words} == {}


def test_the_home_page_speaks_japanese(desk, rows):
    assert english(desk.get("/admin/").content.decode()) == []


def labels(desk, model):
    """What an English form of the model calls its fields; nothing for a model whose rows nobody adds."""
    desk.cookies["django_language"] = "en"
    page = desk.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add"))
    return [node.text().strip() for node in Document(page.content.decode()).css("#content-main .form-row label")]


def test_an_english_label_begins_with_a_capital_whoever_declared_its_field(desk):
    found = {label for model in admin.site._registry for label in labels(desk, model)}
    assert {"Heading:", "Strength of the marks:", "Text:"} <= found
    assert [label for label in found if label[:1].islower()] == []
