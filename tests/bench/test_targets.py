"""What counts as met, and that a figure which is missing fails nobody."""

from bench import targets
from bench.figures import Figures
from bench.targets import Target, Verdict


def row(name, *, alone, together=None, rate=1.0, queries=None):
    both = {"1": {"cpu": alone, "rate": 1.0}, "16": {"cpu": together, "rate": rate} if together else {}}
    return {"name": name, "queries": queries, **both}


def figures(**rows):
    return Figures(machine={}, sizes=[1000, 10_000], rows={key.replace("_", "-"): value for key, value in rows.items()})


def words(found):
    return {one.target.name: one.word for one in targets.judge(found) if one.value is not None}


def test_a_cold_article_is_compared_with_the_bare_view_of_the_same_run():
    found = figures(
        bare=row("bare", alone=0.4, together=0.25), article_1000=row("article", alone=5.5, together=9.0, queries=5)
    )

    assert words(found) == {
        "cold article, 1,000 articles, CPU of the bare view": "pass",
        "cold article, 1,000 articles, SQL": "FAIL",
    }


def test_a_cached_article_is_compared_with_the_file_by_sixteen_readers():
    found = figures(
        file=row("file", alone=0.1, together=0.02, rate=40_000),
        cached=row("cached", alone=0.1, together=0.05, rate=35_000),
    )

    assert words(found) == {
        "cached article, requests/s of the file's at 16 connections": "pass",
        "cached article, CPU of the file's": "FAIL",
    }


def test_a_word_in_every_article_has_a_limit_as_long_as_those_are_ten_thousand():
    found = [one.name for count in (10_000, 100_000) for one in targets.of_size(count) if "common" in one.name]

    assert found == ["search, common word, 10,000 articles"]


def test_growth_is_the_largest_site_by_the_smallest():
    found = figures(article_1000=row("a", alone=10.0), article_10000=row("b", alone=11.6))

    assert [(one.value, one.word) for one in targets.judge(found) if "→" in one.target.name][:1] == [(1.16, "FAIL")]


def test_a_target_is_met_at_its_limit():
    least, most = (Target("", lambda figures: 1, 1, is_least=is_least) for is_least in (True, False))

    assert (least.is_met(1), least.is_met(0.9), most.is_met(1), most.is_met(1.1)) == (True, False, True, False)


def test_what_was_not_measured_is_neither_met_nor_missed():
    assert Verdict(targets.CACHED[0], None).word == "not measured"
    assert {one.word for one in targets.judge(figures())} == {"not measured"}
