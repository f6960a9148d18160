"""The ledger keeps pages for years, and nothing of what readers wrote: what is erased is not kept there."""

import zlib

import pytest

from blog import publishing
from disclosures.models import LedgerEntry, Snapshot
from tests.factories import ButtonFactory, CommentFactory, DraftFactory

pytestmark = pytest.mark.django_db


def test_a_kept_page_holds_no_comment_and_no_writer(owner):
    body = f'<p>契約の前に。</p><div data-block="ad" data-creative="{ButtonFactory().pk}"></div>'
    article = DraftFactory(body=body)
    CommentFactory(article=article, state="approved", name="はるこ", body="助かりました。", email="haruko@example.com")
    publishing.publish(article, by=owner)
    kept = [zlib.decompress(bytes(row.content)).decode() for row in Snapshot.objects.filter(kind="page")]
    rows = str(list(LedgerEntry.objects.values()))
    assert [("契約の前に。" in page, "助かりました。" in page, "はるこ" in page) for page in kept] == [
        (True, False, False)
    ]
    assert [word for word in ("助かりました。", "はるこ", "haruko@") if word in rows] == []
