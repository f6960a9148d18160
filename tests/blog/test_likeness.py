"""blog.likeness: what of a title counts, and how much."""

import pytest
from django.utils import timezone

from blog.likeness import KEPT, Peer, degree, nearest, terms

TITLES = {
    "サーバーの選び方": {"サー", "ーバ", "バー", "選", "方"},
    "格安SIMを解約する": {"格安", "sim", "解約"},
    "ｄｏｃｋｅｒ　入門 2026": {"docker", "入門"},
    "のとはに": set(),
    "2026年10月": {"年", "月"},
    "": set(),
}


@pytest.mark.parametrize(("title", "found"), TITLES.items())
def test_the_terms_of_a_title_are_its_matter(title, found):
    assert terms(title) == found


def test_a_title_of_any_length_has_a_bounded_number_of_terms():
    assert len(terms("".join(chr(0x4E00 + at) for at in range(500)))) == 60


def test_whatever_two_titles_do_not_share_makes_them_less_alike():
    near, far = (degree((0, 2), sizes=(4, size), is_same_category=False, apart=0) for size in (4, 12))
    assert (near, far) == (1.1, 0.6)


def test_time_alone_makes_nothing_alike():
    assert degree((0, 0), sizes=(3, 3), is_same_category=False, apart=0) == 0


def test_nobody_is_asked_who_stands_in_a_group_that_cannot_enter_the_list():
    asked = []

    def group(tags, keys):
        def members():
            asked.append(tags)
            return dict.fromkeys(keys, (tags, 0))

        return (tags, 0), members

    def look(keys):
        return [Peer(key, timezone.now(), 2.0 * (key // 100)) for key in keys]

    groups = [group(4, range(400, 402)), group(3, range(300, 300 + KEPT)), group(2, range(200, 220)), group(1, [100])]
    found = nearest(groups, 0, look, near=set())
    assert ([peer.pk for peer in found], asked) == ([401, 400, *range(307, 301, -1)], [4, 3])
