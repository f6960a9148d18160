"""comments.rendering: which addresses in a comment become links, and that none becomes an ad without a mark."""

import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from blog.auditing import audit_page
from blog.models import Article
from blog.renewing import rerender_stale
from comments.avatars import COLOURS
from tests.factories import ArticleFactory, ButtonFactory, CommentFactory, LinkDecisionFactory, OwnNetworkFactory

pytestmark = pytest.mark.django_db

AFFILIATE = "https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+3GWO+614CX"


def is_held(article):
    """Whether the audit takes the ads off its page."""
    return audit_page(article)


def page_of(client, body, **article):
    comment = CommentFactory(state="approved", body=body, article=ArticleFactory(**article))
    return client.get(comment.article.get_absolute_url()).content.decode()


def test_a_plain_address_is_a_strangers_link(client):
    assert '<a href="https://a.example/" rel="ugc nofollow noopener">' in page_of(client, "https://a.example/")


@pytest.mark.parametrize("address", [AFFILIATE, "https://bit.ly/abc", "https://a.example/?to=" + AFFILIATE])
def test_what_is_or_may_be_an_ad_stays_text(client, address):
    text = page_of(client, address)
    assert f'href="{address.replace("&", "&amp;")}"' not in text
    assert 'class="comment-text"' in text


def test_what_somebody_decided_to_be_no_ad_is_linked(client):
    decision = LinkDecisionFactory(address="https://bit.ly/abc")
    assert f'href="{decision.address}" rel="ugc' in page_of(client, decision.address)


def test_an_address_that_the_article_advertises_is_no_link_in_its_comments(client):
    address = "https://shop.example/plan"
    ad = ButtonFactory(network="", address=address)
    article = ArticleFactory(body=f'<div data-block="ad" data-creative="{ad.pk}"></div>', author=None)
    CommentFactory(article=article, state="approved", body=f"ここです {address}")
    rerender_stale()
    text = client.get(article.get_absolute_url()).content.decode()
    assert (text.count(f'href="{address}"'), f"ここです {address}" in text) == (1, True)
    assert is_held(article) is False


def test_a_strangers_affiliate_link_costs_the_article_nothing(client):
    article = ArticleFactory(author=None)
    CommentFactory(article=article, state="approved", body=f"お得です {AFFILIATE}")
    rerender_stale()
    assert is_held(article) is False


def test_what_a_network_of_the_owners_own_leads_to_stays_text(client):
    OwnNetworkFactory(hosts="track.komorebi.example")
    LinkDecisionFactory(address="https://sold.example/", scope="host", verdict="ad")
    text = page_of(client, "https://track.komorebi.example/click?id=1 https://sold.example/plan https://a.example/")
    assert re.findall(r'href="([^"]+)" rel="ugc', text) == ["https://a.example/"]


@pytest.mark.parametrize("rows", [1, 3])
def test_addresses_are_judged_by_what_came_with_the_comments(rows, django_assert_num_queries):
    CommentFactory.create_batch(rows, article=ArticleFactory(), state="approved", body="https://a.example/")
    rerender_stale()
    article = Article.objects.for_page().get()
    source = Template("{% load comments %}{% comments_for article %}")
    with django_assert_num_queries(2):  # comments with all that judges addresses; the rules of the article's own ads
        source.render(Context({"article": article, "request": RequestFactory().get("/")}))


def test_a_comment_shows_sign_and_colour_of_its_name_to_the_eye_alone(client):
    text = page_of(client, "はい。")
    assert text.count('class="avatar avatar-') == 1
    assert any(
        f'<span class="avatar avatar-{colour}" aria-hidden="true">は</span>' in text for colour in range(COLOURS)
    )


def test_a_reply_to_a_reply_names_whom_it_answers(client):
    article = ArticleFactory()
    head = CommentFactory(article=article, state="approved", name="一番目")
    second = CommentFactory(article=article, state="approved", name="<二番目>", parent=head, answers=head)
    third = CommentFactory(article=article, state="approved", parent=head, answers=second)
    text = client.get(article.get_absolute_url()).content.decode()
    assert text.count('class="comment-mention') == 1
    assert f'href="/comments/{article.slug}/{second.pk}/"' in text
    assert "<bdi>&lt;二番目&gt;</bdi>" in text[text.index(f'id="comment-{third.pk}"') :]
    second.state = "rejected"
    second.save()
    assert 'class="comment-mention' not in client.get(article.get_absolute_url()).content.decode()
