"""lib.spreadsheet: files that open in a spreadsheet as they are meant."""

import csv
import io

import pytest
from django.utils.translation import get_language, override

from lib import spreadsheet


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "  @"])
def test_no_text_is_taken_for_a_formula(start):
    assert spreadsheet.cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("value", ["表示", "3-1", "a=b", "", -5, 1.25, None])
def test_all_other_cells_stay_as_they_are(value):
    assert spreadsheet.cell(value) == value


def test_a_file_says_its_encoding_and_its_name():
    response = spreadsheet.answer("ads", [["記事", "表示"], ['=1+1, "x"', 3]])
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert (response.content[:3], rows) == (b"\xef\xbb\xbf", [["記事", "表示"], ['\'=1+1, "x"', "3"]])
    assert response.headers["Content-Disposition"] == 'attachment; filename="ads.csv"'
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_a_streamed_file_is_the_same_and_made_piece_by_piece_in_the_language_of_its_request():
    made = []

    def rows():
        for number in range(5000):
            made.append(number)
            yield [get_language(), "あ" * 10]

    with override("en"):
        response = spreadsheet.streamed("ads", rows())
    first = next(iter(response.streaming_content))

    assert 0 < len(made) < 2000
    text = (first + b"".join(response.streaming_content)).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [["en", "あ" * 10]] * 5000
    assert response.headers["Content-Disposition"] == 'attachment; filename="ads.csv"'


def test_a_file_whose_making_failed_says_so_in_its_last_line():
    def rows():
        yield ["記事"]
        raise OSError("gone")

    with override("en"):
        pieces = iter(spreadsheet.streamed("ads", rows()))
    last = next(pieces).decode("utf-8-sig").splitlines()
    assert last == ["記事", '"The rest is missing, because making this table failed."']
    with pytest.raises(OSError, match="gone"):
        next(pieces)
