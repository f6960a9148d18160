"""Shared links: who gets in with which address, until when, and what the page tells machines and caches."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from blog import drafts, shares
from blog.models import Article, Draft
from lib import signing
from lib.document import Document
from tests.factories import ArticleFactory, DraftFactory

pytestmark = pytest.mark.django_db


def path_of(article, days=7):
    address = shares.share(article, days)
    assert address.startswith("https://blog.example.jp/shared/")
    return address.removeprefix("https://blog.example.jp")


def heading(response):
    return Document(response.content.decode()).css("h1")[0].text()


def test_a_draft_is_shown_to_whoever_has_the_link(client):
    response = client.get(path_of(DraftFactory(title="まだの話", body="<p>文。</p>")))
    page = Document(response.content.decode())
    assert (response.status_code, heading(response)) == (200, "まだの話")
    assert page.css(".proof-strip strong")[0].text() == "下書き"
    told = {name: response.headers[name] for name in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")}
    assert told == {
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "Referrer-Policy": "no-referrer",
    }
    assert [node.attributes["content"] for node in page.css("meta[name=robots]")] == ["noindex, nofollow"]
    assert (response.cookies, response.csp) == ({}, {})


def test_the_working_copy_of_a_live_article_is_shown_and_readers_still_get_the_old_text(client):
    article = ArticleFactory(title="公開中の題")
    Draft.objects.create(article=article, data={"title": "直した題"})
    assert heading(client.get(path_of(article))) == "直した題"
    assert heading(client.get(article.get_absolute_url())) == "公開中の題"


def test_a_scheduled_article_is_shown_before_its_time(client):
    article = ArticleFactory(title="来週の話", publish_at=timezone.now() + timedelta(days=7))
    assert [client.get(path).status_code for path in (path_of(article), article.get_absolute_url())] == [200, 404]


def test_ads_in_it_carry_their_marks_and_contact_no_network(client):
    body = '<p><a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD">店へ</a></p>'
    response = client.get(path_of(DraftFactory(body=body)))
    assert 'data-disclosure="label"' in response.content.decode()
    assert "a8.net" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("days", [1, 7, 30])
def test_a_link_ends_when_its_days_are_over(client, days):
    path = path_of(DraftFactory(), days)
    made = timezone.now()
    with time_machine.travel(made + timedelta(days=days, seconds=-60)):
        before = client.get(path).status_code
    with time_machine.travel(made + timedelta(days=days, seconds=60)):
        over = client.get(path)
    assert (before, over.status_code, over.headers["X-Robots-Tag"]) == (200, 410, "noindex, nofollow, noarchive")


def test_all_links_to_an_article_are_revoked_at_once_and_others_stay(client):
    article, other = DraftFactory(), DraftFactory()
    old, older, others = path_of(article), path_of(article, 30), path_of(other)
    shares.revoke(article)
    new = path_of(article)
    assert [client.get(path).status_code for path in (old, older, others, new)] == [410, 410, 200, 200]


def test_the_link_of_a_deleted_article_is_over(client):
    article = DraftFactory()
    path = path_of(article)
    article.delete()
    assert client.get(path).status_code == 410


def test_nothing_forged_gets_in(client):
    article = DraftFactory()
    path = path_of(article)
    keyless = signing.seal(f"{DraftFactory().pk}.", purpose=shares.PURPOSE, seconds=60)
    foreign = signing.seal(f"{article.pk}.{article.share_key}", purpose="other", seconds=60)
    forged = [path[:-3] + "xx/", path.replace(":", "."), "/shared/x/", f"/shared/{'a' * 600}/", f"/shared/{foreign}/"]
    assert [client.get(one).status_code for one in forged] == [404] * 5
    assert client.get(f"/shared/{keyless}/").status_code == 410


def test_a_link_is_read_and_never_written_to(client):
    assert client.post(path_of(DraftFactory())).status_code == 405


def test_machines_are_kept_out(client):
    assert "Disallow: /shared/\n" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize("days", ["1", "7", "30"])
def test_the_desk_makes_a_link(desk, days):
    draft = DraftFactory(title="まだの話")
    response = desk.post(reverse("admin:blog_article_share", args=[draft.pk]), {"days": days})
    address = response.context["address"]
    assert heading(desk.get(address.removeprefix("https://blog.example.jp"))) == "まだの話"
    assert address in response.content.decode()


def test_another_number_of_days_is_refused(desk):
    response = desk.post(reverse("admin:blog_article_share", args=[DraftFactory().pk]), {"days": "3650"})
    assert (response.context["address"], list(response.context["form"].errors)) == (None, ["days"])


def test_the_desk_revokes_all_links(desk):
    draft = DraftFactory()
    path = path_of(draft)
    desk.post(reverse("admin:blog_article_share", args=[draft.pk]), {"revoke": "1"})
    assert desk.get(path).status_code == 410
    assert Article.objects.get().share_key == ""


def test_a_page_that_was_only_begun_can_be_shared_too(client):
    article = drafts.begin({"title": "書きかけ"}, page_type="article", language="ja", window="0" * 16, by=None)
    assert heading(client.get(path_of(article))) == "書きかけ"


def test_nobody_shares_a_text_that_they_may_not_change(client, django_user_model):
    writer = django_user_model.objects.create_user("writer", is_staff=True)
    writer.user_permissions.set(Permission.objects.filter(codename__in=["view_article", "change_article"]))
    client.force_login(writer)
    theirs, own = DraftFactory(), DraftFactory(author=None)
    addresses = [reverse("admin:blog_article_share", args=[one.pk]) for one in (theirs, own)]
    assert [client.post(one, {"days": "7"}).status_code for one in addresses] == [403, 200]


def test_only_somebody_who_writes_shares(desk, client, django_user_model):
    address = reverse("admin:blog_article_share", args=[DraftFactory().pk])
    assert desk.get(reverse("admin:blog_page_share", args=[999_999])).status_code == 404
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert [client.get(address).status_code, client.post(address, {"days": "7"}).status_code] == [403, 403]
    client.logout()
    assert client.post(address, {"days": "7"}).status_code == 302
