"""What a stranger wrote, in the inbox: text, whatever it looks like."""

import re

import pytest
from django.utils.html import escape

from tests.factories import MessageFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/message/"
ADDRESSES = ["https://evil.example/<b>", "https://evil.example/\u202e", "javascript:alert(1)", "data:text/html,evil"]


@pytest.mark.parametrize("address", ADDRESSES, ids=ascii)
def test_an_address_that_a_stranger_chose_is_no_link(desk, address):
    message = MessageFactory(answers={"page": address, "article": address}, body=address, name=address[:50])
    for path in (LIST, f"{LIST}{message.pk}/change/"):
        text = desk.get(path).content.decode()
        links = re.findall(r'(?:href|src|action)="([^"]*)"', text)
        assert escape(address) in text
        assert [link for link in links if re.search("evil|javascript:|data:text", link)] == []
