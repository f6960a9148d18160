"""blog.passes.tables: tables that scroll by themselves, named by their captions."""

from blog.passes.sheet import Sheet
from blog.passes.tables import show_tables
from blog.structure import tidy_cells
from lib.document import Document


def shown(html, **sheet):
    document = Document(html)
    show_tables(document, Sheet("ja", **sheet))
    return document


def test_a_table_scrolls_by_itself_and_its_headers_say_what_they_head():
    document = Document(
        "<h3>受付時間</h3><table><tbody><tr><th><p>窓口</p></th><th><p>時間</p></th></tr>"
        "<tr><th><p>電話</p></th><td><p>平日</p></td></tr></tbody></table>"
    )
    tidy_cells(document)
    show_tables(document, Sheet("ja"))
    box = document.css(".table-box > .table-scroll > table")
    assert [(cell.tag, cell.attrs.get("scope"), cell.text()) for cell in box[0].css("th, td")] == [
        ("th", "col", "窓口"),
        ("th", "col", "時間"),
        ("th", "row", "電話"),
        ("td", None, "平日"),
    ]
    region = document.css(".table-scroll")[0].attrs
    assert (region["role"], region["tabindex"]) == ("region", "0")
    assert region["aria-label"].endswith("受付時間")


def test_a_table_inside_a_table_keeps_its_place():
    document = Document(
        "<table><tbody><tr><td><table><tbody><tr><td>中</td></tr></tbody></table></td></tr></tbody></table>"
    )
    show_tables(document, Sheet("ja"))
    assert [table.text() for table in document.css("table > tbody > tr > td > .table-box table")] == ["中"]
    assert len(document.css("table")) == 2


def test_the_caption_names_the_region():
    document = shown("<table><caption>窓口</caption><tbody><tr><td>1</td></tr></tbody></table>", source="article", pk=7)
    region = document.css(".table-scroll")[0].attrs
    assert (region["aria-labelledby"], region.get("aria-label")) == ("caption-article-7-1", None)
    assert document.css("table > caption#caption-article-7-1")[0].text() == "窓口"


def test_captions_of_several_tables_have_different_names():
    table = "<table><caption>表</caption><tbody><tr><td>1</td></tr></tbody></table>"
    assert [node.attrs["id"] for node in shown(table * 2).css("caption")] == ["caption-text-0-1", "caption-text-0-2"]


def test_rows_of_headers_at_the_top_become_the_head():
    rows = "<tr><th>窓口</th><th>時間</th></tr><tr><th>電話</th><td>平日</td></tr>"
    table = shown(f"<table><tbody>{rows}</tbody></table>").css("table")[0]
    assert table.inner_html == (
        '<thead><tr><th scope="col">窓口</th><th scope="col">時間</th></tr></thead>'
        '<tbody><tr><th scope="row">電話</th><td>平日</td></tr></tbody>'
    )


def test_a_header_that_reaches_into_the_body_stays_there():
    rows = '<tr><th rowspan="2">窓口</th><th>時間</th></tr><tr><td>平日</td></tr>'
    assert shown(f"<table><tbody>{rows}</tbody></table>").css("thead") == []


def test_figures_stand_at_the_end_and_signs_in_the_middle():
    row = '<tr><td data-align="end">6</td><td data-align="center">○</td><td>x</td></tr>'
    cells = shown(f"<table><tbody>{row}</tbody></table>").css("td")
    assert [dict(cell.attributes) for cell in cells] == [{"class": "num"}, {"class": "mid"}, {}]


def test_a_second_run_of_the_same_table_is_the_same():
    table = "<table><caption>表</caption><tbody><tr><th>a</th></tr><tr><td>1</td></tr></tbody></table>"
    assert shown(table).serialise() == shown(table).serialise()
