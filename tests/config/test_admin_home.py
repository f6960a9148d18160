"""The admin's home page: what waits, and the way from the demonstration to a site of one's own."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from blog.models import Article, Site
from blog.rendering import render_and_store
from config import checklist, waiting
from tests.factories import ArticleFactory, CommentFactory, DraftFactory, MessageFactory, SiteFactory

pytestmark = pytest.mark.django_db

HOME = "/admin/"
SHORTENED = '<p><a href="https://bit.ly/3xample">店へ</a></p>'


def numbers(user):
    return {item["row"].key: item["count"] for item in waiting.for_user(user)}


def done():
    return {state["step"].key for state in checklist.steps() if state["is_done"]}


def test_home_counts_what_waits(owner, desk):
    CommentFactory(state="pending")
    CommentFactory(state="approved")
    MessageFactory()
    draft = DraftFactory(body=SHORTENED)
    url = reverse("admin:blog_article_change", args=[draft.pk])
    desk.post(url, {"title": "題", "slug": draft.slug, "language": "ja", "body": SHORTENED, "_continue": "1"})
    assert numbers(owner) == {"comments": 1, "messages": 1, "undecided": 1, "undecided_pages": 0, "drafts": 1}


def test_every_number_leads_to_its_list(desk, owner):
    assert [desk.get(item["url"]).status_code for item in waiting.for_user(owner)] == [200] * 5


def test_undecided_links_of_fixed_pages_have_their_own_number_and_list(desk, owner):
    page = DraftFactory(page_type="page", body=SHORTENED)
    render_and_store(page)
    rows = {item["row"].key: item for item in waiting.for_user(owner)}
    listed = desk.get(rows["undecided_pages"]["url"]).context["cl"].result_list
    assert (rows["undecided"]["count"], rows["undecided_pages"]["count"]) == (0, 1)
    assert [one.pk for one in listed] == [page.pk]


def test_staff_see_only_what_they_may_open(client, django_user_model):
    staff = django_user_model.objects.create_user("staff", is_staff=True)
    staff.user_permissions.set(Permission.objects.filter(codename="view_comment"))
    client.force_login(staff)
    assert (numbers(staff), client.get(HOME).context["steps"]) == ({"comments": 0}, [])


def test_the_checklist_begins_with_everything_open(settings):
    settings.HTTPS = False
    SiteFactory(is_sample=True)
    assert done() == set()


def test_each_step_is_done_by_doing_it(settings):
    SiteFactory()
    for kind in ("policy", "labels"):
        ArticleFactory(page_type=kind)
    settings.MAIL_CONFIGURED, settings.OWNER_EMAIL = True, "owner@example.jp"
    settings.HTTPS, settings.SITE_HOST = True, "127.0.0.1"
    assert done() == {"name", "policies", "samples", "mail"}


def test_a_finished_checklist_goes_away(settings, desk):
    SiteFactory()
    for kind in ("policy", "labels"):
        ArticleFactory(page_type=kind)
    settings.MAIL_CONFIGURED, settings.OWNER_EMAIL = True, "owner@example.jp"
    assert (checklist.steps(), desk.get(HOME).context["steps"]) == ([], [])


@pytest.mark.parametrize(
    ("host", "expected"),
    [("localhost", True), ("a.localhost", True), ("127.0.0.1", True), ("::1", True), ("blog.example.jp", False)],
)
def test_a_loopback_address_is_no_domain(host, expected):
    assert checklist.is_loopback(host) == expected


def test_the_number_of_queries_of_the_home_page_is_known(desk, django_assert_num_queries):
    ArticleFactory.create_batch(3)
    with django_assert_num_queries(26):
        desk.get(HOME)


def test_the_admin_lists_daily_work_first(desk):
    apps = desk.get(HOME).context["app_list"]
    assert [app["app_label"] for app in apps][:4] == ["blog", "disclosures", "comments", "contact"]
    assert [model["object_name"] for model in apps[0]["models"]][:3] == ["Article", "Page", "Image"]


@pytest.mark.parametrize(("chosen", "expected"), [("en", "Site settings"), ("ja", "")])
def test_the_language_of_the_admin_follows_the_switch(desk, chosen, expected):
    response = desk.post("/i18n/setlang/", {"language": chosen, "next": HOME}, follow=True)
    assert (response.redirect_chain[0][0], f'<html lang="{chosen}"' in response.content.decode()) == (HOME, True)
    assert expected in response.content.decode()


def test_the_site_has_one_row_and_its_list_is_its_form(desk):
    assert desk.get("/admin/blog/site/").url == "/admin/blog/site/add/"
    assert "_addanother" not in desk.get("/admin/blog/site/add/").content.decode()
    desk.post("/admin/blog/site/add/", {"name": "灯台守のノート"})
    site = Site.objects.get()
    assert desk.get("/admin/blog/site/").url == f"/admin/blog/site/{site.pk}/change/"
    assert desk.get("/admin/blog/site/add/").url == f"/admin/blog/site/{site.pk}/change/"


def test_naming_the_site_makes_it_the_owners(desk):
    site = SiteFactory(is_sample=True)
    desk.post(f"/admin/blog/site/{site.pk}/change/", {"name": "灯台守のノート"})
    assert list(Site.objects.values_list("name", "is_sample")) == [("灯台守のノート", False)]
    assert Article.objects.count() == 0


def test_the_admin_shows_no_plumbing(desk):
    apps = desk.get(HOME).context["app_list"]
    assert [app["app_label"] for app in apps] == ["blog", "disclosures", "comments", "contact", "auth"]


def test_what_was_done_is_listed_once_there_is_something(desk):
    before = "recent-actions-module" in desk.get(HOME).content.decode()
    desk.post("/admin/blog/tag/add/", {"name": "旅", "slug": "travel"})
    assert [before, "recent-actions-module" in desk.get(HOME).content.decode()] == [False, True]
