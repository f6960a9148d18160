"""Which sites are built anew."""

from bench.site import keeping


def test_the_same_files_have_the_same_name_and_changed_ones_another(tmp_path, monkeypatch):
    monkeypatch.setattr(keeping, "ROOT", tmp_path)
    (tmp_path / "one.py").write_text("1")
    (tmp_path / "one.pyc").write_text("compiled")
    before, again = keeping._digest(tmp_path.rglob("*")), keeping._digest(tmp_path.rglob("*"), tmp_path.glob("*.py"))
    (tmp_path / "one.pyc").write_text("compiled anew")
    unchanged = keeping._digest(tmp_path.rglob("*"))
    (tmp_path / "one.py").write_text("2")

    assert before == again == unchanged != keeping._digest(tmp_path.rglob("*"))


def test_what_makes_rows_is_found():
    found = {
        path.relative_to(keeping.ROOT).as_posix() for one in keeping.ROWS.split() for path in keeping.ROOT.glob(one)
    }

    assert {"bench/site/building.py", "blog/migrations/0001_initial.py", "lib/text.py"} <= found
