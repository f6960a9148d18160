"""What readers saw, looked at in a real browser: the kept page shows in its frame, and nobody is asked."""

import pytest

from blog import publishing
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import follow
from tests.factories import CreativeFactory, DraftFactory

CODE = (
    '<a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+3GWO+614CX" rel="nofollow">'
    '<img src="https://www20.a8.net/svt/bgt?aid=1" width="300" height="250" alt="" style="border:0"></a>'
    '<img border="0" width="1" height="1" src="https://www10.a8.net/0.gif?a8mat=4AAAAA+BBBBBB+3GWO+614CX" alt="">'
)


@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_the_page_of_a_moment_is_seen_and_no_network_is_asked(person, owner, viewport):
    creative = CreativeFactory(kind="banner", code=CODE)
    article = DraftFactory(title="机の選び方", body=f'<div data-block="ad" data-creative="{creative.pk}"></div>')
    publishing.publish(article, by=owner)
    page = person(viewport)
    page.watch.allowed_errors = ("Blocked script execution",)  # the test's own look into a frame that runs nothing
    page.goto(f"/admin/login/?next=/admin/disclosures/ledgerentry/text/article/{article.pk}/")
    page.fill("[name=username]", "owner")
    page.fill("[name=password]", "correct horse battery")
    follow(page, "[type=submit]")

    follow(page, ".ledger-ask [type=submit]")

    kept = page.frame_locator(".ledger-frame")
    kept.locator('[data-disclosure="badge"]').wait_for()
    assert kept.locator(".not-loaded").all_inner_texts() == [
        "www20.a8.net の画像（読み込みません）",
        "www10.a8.net の計測用画像（読み込みません）",
    ]
    kept.locator(".ad a").click()
    assert kept.locator("h1").inner_text() == "机の選び方"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
