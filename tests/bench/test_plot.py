"""The plot stands by itself and has a bar for each subject."""

from xml.etree import ElementTree

from bench import plot
from bench.figures import Figures

SVG = "{http://www.w3.org/2000/svg}"


def test_each_subject_has_its_name_a_bar_and_its_number():
    rows = {
        "file": {"name": "file & co", "1": {"cpu": 0.05}, "16": {"cpu": 0.02}},
        "article-1000": {"name": "article", "1": {"cpu": 5.0}, "16": {}},
    }
    drawing = ElementTree.fromstring(plot.svg(Figures(machine={"version": "<abc>"}, sizes=[1000], rows=rows)))  # noqa: S314 -- drawn a line above

    bars = [path.get("d") for path in drawing.iter(f"{SVG}path") if path.get("class") in {"bar", "other"}]
    texts = [text.text for text in drawing.iter(f"{SVG}text")]
    assert bars == ["M360 48H415v16H360z", "M360 70H855v16H360z"]
    assert texts == [
        "CPU milliseconds for a request (<abc>)",
        "0.01",
        "0.1",
        "1",
        "10",
        "file & co",
        "0.020",
        "article",
        "5.00",
    ]
