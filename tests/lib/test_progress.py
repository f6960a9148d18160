"""The bar of a command: drawn for people, and never into a file."""

import io

from django.core.management.base import OutputWrapper

from lib.progress import Bar


def drawn(total, *steps, **wanted):
    out = io.StringIO()
    bar = Bar(total, OutputWrapper(out), **wanted)
    for done in steps:
        bar.move(done)
    bar.end()
    return out.getvalue()


def test_it_grows_on_one_line_up_to_its_end():
    assert drawn(4, 2, 5, is_wanted=True) == (f"\r[{'#' * 15}{'.' * 15}] 2/4" + f"\r[{'#' * 30}] 5/5" + "\n")


def test_nothing_to_do_is_done():
    assert drawn(0, 0, is_wanted=True) == f"\r[{'#' * 30}] 0/0\n"


def test_it_is_not_drawn_into_a_file():
    assert drawn(4, 2) == ""
