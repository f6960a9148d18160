"""blog.admin.creatives: creatives for the editor, in words alone."""

import pytest
from django.contrib.auth.models import Permission

from tests.factories import ButtonFactory, CreativeFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/blog/article/creatives.json"
BANNER = '<a href="https://px.a8.net/x"><img width="468" height="60" src="https://www.a8.net/b.gif" alt="10日間無料"></a><img width="1" height="1" src="https://www.a8.net/0.gif" alt="">'


def test_a_banner_is_told_by_its_words_and_its_size(desk):
    creative = CreativeFactory(name="宿", kind="banner", label="PR", code=BANNER, copy="今だけ", terms="3月まで")
    assert desk.get(ADDRESS).json()["creatives"] == [
        {
            "id": creative.pk,
            "name": "宿",
            "label": "PR",
            "network": "A8.net",
            "form": "banner",
            "kind": "バナー広告",
            "above": "今だけ",
            "inside": "10日間無料",
            "size": "468×60",
            "below": "3月まで",
            "change": f"/admin/disclosures/creative/{creative.pk}/change/",
        }
    ]


def test_a_button_and_a_text_code_are_told_by_what_stands_on_them(desk):
    CreativeFactory()
    ButtonFactory()
    rows = desk.get(ADDRESS).json()["creatives"]
    assert [(row["form"], row["inside"], row["size"]) for row in rows] == [
        ("button", "やまねこホストの料金を見る", ""),
        ("text", "やまねこホスト", ""),
    ]


def test_a_writer_who_may_not_change_ads_gets_no_link_to_do_so(client, django_user_model):
    CreativeFactory()
    writer = django_user_model.objects.create_user("writer", is_staff=True)
    writer.user_permissions.add(Permission.objects.get(codename="view_creative"))
    client.force_login(writer)
    assert [row["change"] for row in client.get(ADDRESS).json()["creatives"]] == [""]


def test_creatives_take_one_query_however_many_they_are(desk, django_assert_num_queries):
    CreativeFactory.create_batch(3)
    with django_assert_num_queries(4):  # session, user, own wording, creatives
        desk.get(ADDRESS)
