"""Other sites: asked for plain addresses only, and not when a redirect leads on to a network."""

import io

import pytest

from blog import outside
from disclosures.models import LinkDecision
from lib import fetch
from lib.fetch import FetchError
from lib.webpage import Described
from lib.wire import Answer

pytestmark = pytest.mark.django_db
PAGE = "https://other.example/page"
NETWORK = "https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD"


@pytest.fixture(autouse=True)
def offline():
    yield fetch.OFFLINE
    fetch.OFFLINE.forget()


def test_a_page_elsewhere_is_described(offline):
    page = '<meta charset="Shift_JIS"><title>宿の部屋</title><meta name="description" content="静か。">'
    offline.lay(PAGE, page.encode("cp932"), "text/html")
    assert outside.page(PAGE) == Described("宿の部屋", "静か。")


@pytest.mark.parametrize(
    "address",
    [
        NETWORK,
        "https://www10.a8.net/0.gif?a8mat=4AAAAA",
        "https://bit.ly/3abcdef",
        "https://px.a8.net/",
        "https://other.example/?aff_id=12",
        f"https://other.example/?to={NETWORK}",
    ],
)
def test_ads_and_doubtful_addresses_are_never_asked(offline, address):
    with pytest.raises(FetchError, match="unwelcome"):
        outside.page(address)
    assert offline.asked == []


def test_a_redirect_to_an_ad_is_not_followed(offline):
    offline.answers[PAGE] = Answer(302, {"location": NETWORK}, io.BytesIO())
    with pytest.raises(FetchError, match="unwelcome"):
        outside.page(PAGE)
    assert offline.asked == [PAGE]


def test_what_an_author_called_no_ad_may_be_asked(offline):
    LinkDecision.objects.create(
        scope="host", target="bit.ly", address="https://bit.ly/3abcdef", verdict="not_ad", reason="自分の短縮です。"
    )
    offline.lay("https://bit.ly/3abcdef", b"<title>t</title>", "text/html")
    assert outside.page("https://bit.ly/3abcdef").title == "t"
