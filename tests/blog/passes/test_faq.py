"""blog.passes.faq: questions and answers, for readers and for machines."""

import json

from blog.passes.faq import faq_page, show_faq
from blog.passes.sheet import Sheet
from blog.rendering import render_and_store
from lib.document import Document
from tests.factories import ArticleFactory

ITEM = "<div><dt>解約できますか。</dt><dd><p>できます。</p><ul><li>管理画面から</li></ul></dd></div>"


def shown(html):
    document = Document(html)
    show_faq(document, Sheet("ja"))
    return document


def test_questions_and_answers_keep_their_order():
    assert shown(f'<dl data-block="faq">{ITEM}</dl>').serialise() == f'<dl class="faq">{ITEM}</dl>'


def test_an_empty_pair_leaves_nothing():
    assert shown('<p>x</p><dl data-block="faq"><div><dt></dt><dd><p></p></dd></div></dl>').serialise() == "<p>x</p>"


def test_machines_read_the_words_that_readers_read():
    document = shown(f'<dl data-block="faq">{ITEM}</dl><p>間</p><dl data-block="faq">{ITEM}</dl>')
    question = {
        "@type": "Question",
        "name": "解約できますか。",
        "acceptedAnswer": {"@type": "Answer", "text": "できます。\n管理画面から"},
    }
    assert faq_page(document) == [
        {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [question, question]}
    ]


def test_a_question_without_an_answer_is_nothing_for_machines():
    assert faq_page(shown('<dl data-block="faq"><div><dt>なぜ。</dt><dd><p></p></dd></div></dl>')) == []


def test_an_article_with_questions_says_so_in_its_linked_data(client, db):
    article = ArticleFactory(body=f'<dl data-block="faq">{ITEM}</dl>')
    render_and_store(article)
    page = Document(client.get(article.get_absolute_url()).content.decode())
    kinds = [json.loads(node.text())["@type"] for node in page.css("script[type='application/ld+json']")]
    assert kinds[-1] == "FAQPage"
