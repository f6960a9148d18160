"""The page of a past moment is shown as it was, whatever has changed since: text, wording, registry, template and style."""

import re

import pytest
from django.urls import reverse

from blog import frame, publishing, reader_files
from blog.catching_up import catch_up
from blog.renewing import rerender_stale
from disclosures import networks
from disclosures.models import LedgerEntry, NoticeWording
from tests.factories import CreativeFactory, DraftFactory

pytestmark = pytest.mark.django_db
MOMENT = {"day": "2026-11-23", "clock": "10:00"}


def page_at(desk, article, moment):
    """The kept page that the timeline puts into its frame, without the nonce of the answer."""
    timeline = reverse("admin:disclosures_ledgerentry_text", args=["article", article.pk])
    (address,) = re.findall(r'<iframe[^>]*src="([^"]+)"', desk.get(timeline, moment).content.decode())
    return re.sub(r'nonce="[^"]+"', "", desk.get(address).content.decode())


@pytest.fixture
def article(owner, time_machine):
    """An article with an ad, published at 9:00 in the morning of the 23rd in Japan."""
    time_machine.move_to("2026-11-23T00:00:00Z", tick=False)
    creative = CreativeFactory()
    link = '<p><a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD">店へ</a></p>'
    row = DraftFactory(body=f'{link}<div data-block="ad" data-creative="{creative.pk}"></div>')
    publishing.publish(row, by=owner)
    time_machine.move_to("2026-11-24T00:00:00Z", tick=False)
    return row


@pytest.fixture
def everything_changes(article, owner, settings, tmp_path, monkeypatch):
    """Another text, wording, registry, template and style sheet, all of them in force."""

    def change():
        article.body = "<p>まったく別の本文</p>" + article.body
        article.save()
        publishing.keep(article, by=owner)
        NoticeWording.objects.create(place="notice", language="ja", text="広告を含みます。", relationship="affiliate")
        monkeypatch.setattr(networks, "find", lambda *asked: None)
        (tmp_path / "components").mkdir()
        (tmp_path / "components/notice.html").write_text("<p>別のひな形</p>")
        settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
        monkeypatch.setattr(reader_files, "styles", lambda: "body { color: red }")
        monkeypatch.setattr(frame, "_release", lambda: "another release")
        rerender_stale(is_thorough=True)
        catch_up()

    return change


def test_a_past_page_stays_as_it_was_when_everything_has_changed(desk, article, everything_changes):
    before = page_at(desk, article, MOMENT)

    everything_changes()

    today = page_at(desk, article, {"day": "2026-11-24", "clock": "10:00"})
    assert page_at(desk, article, MOMENT) == before
    assert [part in before for part in ("広告を利用しています。", "別のひな形", "まったく別の本文", "color: red")] == [
        True,
        False,
        False,
        False,
    ]
    assert [part in today for part in ("広告を利用しています。", "別のひな形", "まったく別の本文", "color: red")] == [
        False,
        True,
        True,
        True,
    ]
    assert LedgerEntry.objects.count() >= 3
