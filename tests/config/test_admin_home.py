"""The admin's home page: what waits, and the way from the demonstration to a site of one's own."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from blog.models import Article, Draft, Fact, Site
from blog.rendering import render_and_store
from config import checklist, waiting
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CommentFactory,
    CreativeFactory,
    DraftFactory,
    MessageFactory,
    PlacementFactory,
    ProgrammeFactory,
    RenderingFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db

HOME = "/admin/"
SHORTENED = '<p><a href="https://bit.ly/3xample">店へ</a></p>'


def numbers(user):
    """What waits for this person; kinds of which nothing waits are left out."""
    return {item["row"].key: item["count"] for item in waiting.for_user(user) if item["count"]}


def done():
    return {state["step"].key for state in checklist.steps() if state["is_done"]}


def test_home_counts_what_waits(owner, desk):
    CommentFactory(state="pending")
    CommentFactory(state="approved")
    MessageFactory()
    draft = DraftFactory(body=SHORTENED)
    url = reverse("admin:blog_article_change", args=[draft.pk])
    desk.post(url, {"title": "題", "slug": draft.slug, "language": "ja", "body": SHORTENED, "_continue": "1"})
    assert numbers(owner) == {"comments": 1, "messages": 1, "undecided": 1, "drafts": 1}


def test_every_number_leads_to_its_list(desk, owner):
    assert [desk.get(item["url"]).status_code for item in waiting.for_user(owner)] == [200] * len(waiting.ROWS)


def test_undecided_links_of_fixed_pages_have_their_own_number_and_list(desk, owner):
    page = DraftFactory(page_type="page", body=SHORTENED)
    render_and_store(page)
    rows = {item["row"].key: item for item in waiting.for_user(owner)}
    listed = desk.get(rows["undecided_pages"]["url"]).context["cl"].result_list
    assert (rows["undecided"]["count"], rows["undecided_pages"]["count"]) == (0, 1)
    assert [one.pk for one in listed] == [page.pk]


def test_what_waits_in_public_articles_is_counted_where_its_list_shows_it(desk, owner):
    late, due = timezone.localdate() - timedelta(days=1), timezone.localdate()
    public, hidden = RenderingFactory(), RenderingFactory(article=DraftFactory())
    for rendering, day in [(public, late), (public, late), (RenderingFactory(), due), (hidden, late)]:
        Fact.objects.create(rendering=rendering, text="月額990円", review_by=day)
    changed, asked = ArticleFactory(), ArticleFactory(state="review", publish_at=None)
    Draft.objects.create(article=changed, data={"title": "直した題"})
    rows = {item["row"].key: item for item in waiting.for_user(owner) if item["count"]}
    listed = {key: [(one.pk) for one in desk.get(item["url"]).context["cl"].result_list] for key, item in rows.items()}
    expected = {"facts": [public.article_id], "changes": [changed.pk], "review": [asked.pk]}
    assert listed == {**expected, "drafts": [hidden.article_id]}
    assert numbers(owner) == {key: len(pks) for key, pks in listed.items()}


def test_ads_whose_campaign_ends_are_counted_in_time(desk, owner):
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    days = {"past": 0, "soon": 15, "later": 16}
    rows = {name: CreativeFactory(ends_at=midnight + timedelta(days=number)) for name, number in days.items()}
    rows["programme"] = CreativeFactory(programme=ProgrammeFactory(ends_at=midnight))
    for row in [*rows.values(), CreativeFactory()]:
        PlacementFactory(creative=row)
    CreativeFactory(ends_at=midnight)  # in no text
    listed = desk.get("/admin/disclosures/creative/?campaign=ending").context["cl"].result_list
    assert numbers(owner) == {"campaigns": 3}
    assert {one.pk for one in listed} == {rows[name].pk for name in ("past", "soon", "programme")}


def test_a_reviewer_sees_changes_to_a_public_article_that_wait_for_review(owner):
    ArticleFactory(review_requested_by=owner)
    DraftFactory(review_requested_by=owner)  # it was given back
    assert numbers(owner) == {"review": 1, "drafts": 1}


def test_staff_see_only_what_they_may_open(client, django_user_model):
    staff = django_user_model.objects.create_user("staff", is_staff=True)
    staff.user_permissions.set(Permission.objects.filter(codename="view_comment"))
    client.force_login(staff)
    seen = client.get(HOME).context
    assert [item["row"].key for item in seen["waiting"]] == ["comments"]
    assert (seen["steps"], seen["begin"], seen["drafts"], seen["scheduled"]) == ([], None, [], [])


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
    with django_assert_num_queries(21):
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
    assert [app["app_label"] for app in apps] == [
        "blog",
        "disclosures",
        "comments",
        "contact",
        "config",
        "guard",
        "privacy",
        "auth",
    ]


def test_what_was_done_is_listed_once_there_is_something(desk):
    before = "recent-actions-module" in desk.get(HOME).content.decode()
    desk.post("/admin/blog/tag/add/", {"name": "旅", "slug": "travel"})
    assert [before, "recent-actions-module" in desk.get(HOME).content.decode()] == [False, True]


def test_a_title_on_the_home_becomes_a_draft_and_opens_its_desk(desk, owner):
    author = AuthorFactory(user=owner)
    response = desk.post("/admin/begin/", {"title": "梅雨の部屋干し"})
    article = Article.objects.get()
    assert response.url == reverse("admin:blog_article_change", args=[article.pk])
    assert (article.title, article.slug, article.state, article.author) == (
        *("梅雨の部屋干し", "梅雨の部屋干し", "draft"),
        author,
    )


def test_articles_with_one_title_and_titles_without_letters_get_addresses_of_their_own(desk):
    for title in ("旅", "旅", "？！"):
        desk.post("/admin/begin/", {"title": title})
    assert list(Article.objects.order_by("pk").values_list("slug", flat=True)) == ["旅", "旅-2", "article"]


@pytest.mark.parametrize("title", ["", "\u3164", "二行\u2028の題", "長" * 121])
def test_a_title_that_cannot_be_is_refused_beside_its_field(desk, title):
    response = desk.post("/admin/begin/", {"title": title})
    assert (response.status_code, response.context["begin"].errors.keys()) == (200, {"title"})
    assert Article.objects.count() == 0


def test_only_writers_begin_an_article(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    assert client.post("/admin/begin/", {"title": "旅"}).status_code == 403
    assert Article.objects.count() == 0


def test_the_address_of_beginning_leads_home(desk):
    assert desk.get("/admin/begin/").url == HOME


def test_the_home_lists_my_drafts_last_edited_first(desk, owner):
    mine = AuthorFactory(user=owner)
    old = DraftFactory(author=mine)
    typed = DraftFactory(title="途中まで打った題")
    Draft.objects.create(article=typed, data={}, saved_by=owner)
    changed = ArticleFactory(author=mine)
    Draft.objects.create(article=changed, data={})
    DraftFactory()  # somebody else's
    ArticleFactory(author=mine)
    assert [item["article"] for item in desk.get(HOME).context["drafts"]] == [changed, typed, old]


def test_the_home_lists_the_next_five_scheduled_pages(desk):
    hours = [6, 2, 1, 5, 3, 4]
    pages = {hour: ArticleFactory(publish_at=timezone.now() + timedelta(hours=hour)) for hour in hours}
    ArticleFactory()
    shown = desk.get(HOME).context["scheduled"]
    assert [item["article"] for item in shown] == [pages[hour] for hour in (1, 2, 3, 4, 5)]


def test_the_home_lists_articles_that_readers_commented_lately(desk):
    quiet, busy = ArticleFactory(), ArticleFactory()
    CommentFactory(article=quiet, state="approved")
    CommentFactory.create_batch(2, article=busy, state="approved")
    CommentFactory(article=quiet, state="pending")
    CommentFactory(article=quiet, state="approved", is_staff=True)
    shown = desk.get(HOME).context["commented"]
    assert [(item["article"], item["count"]) for item in shown] == [(busy, 2), (quiet, 1)]
