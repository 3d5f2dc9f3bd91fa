"""Exports as tables, pages and files: safe to open, the same twice, and never over another's."""

import csv
import io
import json
import os
import stat
from datetime import date
from hashlib import sha256
from pathlib import Path

import lived_meetings as lived
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cercle_tui.cli import main
from cercle_tui.locale import words_for
from cercle_tui.meeting.circle import Circle
from cercle_tui.reports.exports.files import MANIFEST, write_folder
from cercle_tui.reports.exports.forms import Asked, Form, made, write
from cercle_tui.reports.exports.html import SCRIPTS, embedded, script, web_part
from cercle_tui.reports.exports.markdown_pages import Pages
from cercle_tui.reports.exports.marks import EXPORTS
from cercle_tui.reports.exports.page_words import COUNTS, TEXTS
from cercle_tui.reports.exports.refused import Refused
from cercle_tui.reports.exports.selection import Selection, Source
from cercle_tui.reports.exports.table import COLUMNS, csv_bytes, safe

TODAY = date(2026, 8, 20)
EN, FR = words_for("en"), words_for("fr")
HOSTILE = '=cmd|"/c calc"!A1 <img src=x onerror=alert(1)> [x](javascript:alert) `---` # ; \t, "'


def asked(*circles: Circle, **limits: object) -> Asked:
    selection = Selection(**limits)  # type: ignore[arg-type]
    return Asked([Source(circle, TODAY) for circle in circles], selection, "Rive-Sud")


@pytest.fixture(scope="module")
def circle() -> Circle:
    return lived.circle(lived.first_evening(), lived.second_evening())


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def test_the_table_comes_back_through_csv(circle: Circle) -> None:
    table = rows(csv_bytes(asked(circle).gathered(), FR, keys=True))
    assert len(table) == 5 and list(table[0]) == list(COLUMNS)
    box = next(row for row in table if row["number"] == "H-2026-001")
    assert box["text"] == "Une boîte à combinaison est posée à la porte.\nZoé tient la liste."
    assert (box["replaced_by"], box["date"], box["meeting"]) == (
        "H-2026-003", "2026-03-12", "2026-03-12",
    )  # fmt: skip
    # As LibreOffice quotes every text: the same cells come back.
    again = io.StringIO(newline="")
    csv.writer(again, quoting=csv.QUOTE_ALL).writerows(row.values() for row in table)
    assert list(csv.reader(io.StringIO(again.getvalue(), newline=""))) == [
        list(row.values()) for row in table
    ]
    head = csv_bytes(asked(circle).gathered(), EN).split(b"\r\n")[0]
    assert head.startswith("\ufeffNumber,Title,Circle".encode())


@given(st.text(max_size=20))
def test_no_cell_is_a_formula(cell: str) -> None:
    told = safe(cell)
    assert told.removeprefix("'") == cell.removeprefix("'")
    assert not told.lstrip().startswith(("=", "+", "-", "@"))
    assert not told.startswith(("\t", "\r"))


def hostile() -> Circle:
    names = {id: f"{HOSTILE}{name}" for id, name in lived.NAMES.items()}
    return lived.circle(lived.first_evening(names, dress=lambda said: f"{HOSTILE}{said}"))


def test_hostile_texts_stay_text_in_every_form() -> None:
    it = asked(hostile())
    for row in rows(made(Form.CSV, it, EN)[0]):
        assert not any(value[:1] in ("=", "\t") for value in row.values())
    told = json.loads(made(Form.JSON, it, EN)[0])
    assert told["decisions"][0]["title"].startswith("=cmd|")
    page = made(Form.HTML, it, EN)[0].decode()
    assert "<img" not in page and page.count("<script") == 4
    from markdown_it import MarkdownIt

    for path, text in Pages(it.gathered(), EN).all().items():
        html = MarkdownIt("commonmark", {"html": True}).render(text.split("\n---\n", 1)[-1])
        assert not any(act in html for act in ("<img", "<script", 'href="javascript')), path


def test_embedded_json_cannot_end_its_element() -> None:
    text = embedded({"a": "</script><!--\u2028&"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"a": "</script><!--\u2028&"}


def test_the_page_knows_every_word_its_script_says() -> None:
    import re

    code = script()
    texts = set(re.findall(r'(?<![\w.])t\(\s*"([^"]*)"', code))
    texts |= {
        said for pair in re.findall(r'\? "([^"]*\{[^"]*)" : "([^"]*)"', code) for said in pair
    }
    texts |= set(re.findall(r'label: "([^"]*)"', code))
    assert texts <= set(TEXTS), texts - set(TEXTS)
    counts = set(re.findall(r'(?<![\w.])n\(\s*"([^"]*)"', code))
    assert counts == {plural.one for plural in COUNTS}


def test_the_page_asks_nothing_of_a_network_and_holds_no_way_to_markup() -> None:
    code = "".join(map(web_part, (*SCRIPTS, "register.css", "register.html")))
    for never in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                  "fetch(", "XMLHttpRequest", "http:", "https:", "url(", "@import",
                  "localStorage"):  # fmt: skip
        assert never not in code, never
    assert "default-src 'none'" in made(Form.HTML, asked(lived.circle(lived.first_evening())),
                                        EN)[0].decode()  # fmt: skip


# Pages in a folder


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_a_folder_is_the_same_twice_and_forgets_what_is_over(
    tmp_path: Path, circle: Circle
) -> None:
    root = tmp_path / "wiki"
    root.mkdir()
    (root / ".git").mkdir()
    assert write(Form.MARKDOWN, asked(circle), FR, root).count == 5
    first = files(root)
    pages = [path for path in first if path.startswith("horizon/2026-")]
    assert len(pages) == 5
    assert "Boîte" in first["horizon/README.md"].decode()
    stamps = {path: (root / path).stat().st_mtime_ns for path in pages}
    write(Form.MARKDOWN, asked(circle), FR, root)
    assert files(root) == first
    assert {path: (root / path).stat().st_mtime_ns for path in pages} == stamps
    mine = next(path for path in pages if path.startswith("horizon/2026-03"))
    (root / mine).write_text("à moi")
    (root / "horizon" / "notes.md").write_text("à moi aussi")
    write(Form.MARKDOWN, asked(circle, since=date(2026, 4, 1)), FR, root)
    left = files(root)
    assert left[mine] == "à moi".encode() and "horizon/notes.md" in left
    assert len([path for path in left if path.startswith("horizon/2026-03")]) == 1


def test_a_title_never_names_a_page(tmp_path: Path) -> None:
    before = set(Pages(asked(lived.circle(lived.first_evening())).gathered(), EN).all())
    assert set(Pages(asked(hostile()).gathered(), EN).all()) == before


def test_a_folder_of_someone_else_is_refused(tmp_path: Path, circle: Circle) -> None:
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(Refused) as refused:
        write(Form.MARKDOWN, asked(circle), FR, tmp_path)
    assert refused.value.code == "foreign_folder" and list(files(tmp_path)) == ["thesis.txt"]
    write(Form.MARKDOWN, asked(circle), FR, tmp_path, force=True)
    assert (tmp_path / "thesis.txt").read_text() == "x"


def test_a_page_that_someone_put_there_is_refused(tmp_path: Path, circle: Circle) -> None:
    write(Form.MARKDOWN, asked(circle, since=date(2026, 4, 1)), FR, tmp_path)
    page = next(p for p in Pages(asked(circle).gathered(), FR).all() if "/2026-03" in p)
    (tmp_path / page).write_text("x")
    with pytest.raises(Refused, match="foreign_file"):
        write(Form.MARKDOWN, asked(circle), FR, tmp_path)
    assert (tmp_path / page).read_text() == "x"


def test_a_manifest_that_lies_removes_nothing_else(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("x")
    root = tmp_path / "wiki"
    root.mkdir()
    digest = sha256(b"x").hexdigest()
    lies = dict.fromkeys(("../outside.md", str(outside), "a/../../outside.md"), digest)
    (root / MANIFEST).write_text(json.dumps({"format": "cercle-export-folder", "files": lies}))
    write_folder(root, {"README.md": "a\n"})
    assert outside.read_text() == "x"


# One file


def test_a_file_replaces_only_its_own_kind(tmp_path: Path, circle: Circle) -> None:
    for form in (Form.HTML, Form.CSV, Form.JSON, Form.ICS):
        path = tmp_path / f"r.{form}"
        write(form, asked(circle), FR, path)
        assert EXPORTS[form](path.read_bytes()[:4096]), form
        write(form, asked(circle), EN, path)
    path = tmp_path / "r.html"
    with pytest.raises(Refused, match="foreign_file"):
        write(Form.JSON, asked(circle), FR, path)
    assert write(Form.JSON, asked(circle), FR, path, force=True).count == 5
    with pytest.raises(Refused, match="a_folder"):
        write(Form.HTML, asked(circle), FR, tmp_path)
    with pytest.raises(Refused, match="inside_data"):
        write(Form.HTML, asked(circle), FR, tmp_path / "data" / "r.html", data=tmp_path / "data")
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".tmp"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_file_keeps_its_mode_and_a_link_leads_to_it(tmp_path: Path, circle: Circle) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    write(Form.JSON, asked(circle), FR, real)
    real.chmod(0o640)
    link.symlink_to(real)
    assert write(Form.JSON, asked(circle), EN, link).path == real
    assert link.is_symlink() and stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_calendar_without_names(circle: Circle) -> None:
    told, count = made(Form.ICS, asked(circle, names=False), EN)
    text = told.replace(b"\r\n ", b"").decode()
    assert count and count == text.count("BEGIN:VEVENT") - text.count("STATUS:CANCELLED")
    assert not any(name in text for name in ("Zoé", "Luc", "Marie", "Amina", "Paul"))


# The command


@pytest.fixture
def data(tmp_path: Path) -> Path:
    from cercle_tui.store.clock import Clock
    from cercle_tui.store.folder import DataFolder
    from cercle_tui.ui.home.founding import Founding, found

    root = tmp_path / "data"
    for name in ("Horizon", "Gestion"):
        known = Founding(name, community="Rive-Sud", members=("Amina", "Luc"), lang="en")
        found(DataFolder(root), Clock(), known, TODAY)
    return root


def test_the_command_says_what_it_wrote(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.json"
    line = ["export", "json", "-o", str(path), "--data", str(data), "--lang", "en"]
    assert main([*line, "--circle", "horizon", "--since", "March 1, 2026", "--no-names"]) == 0
    assert str(path) in capsys.readouterr().out
    told = json.loads(path.read_text("utf-8"))
    assert [circle["name"] for circle in told["circles"]] == ["Horizon"]
    assert told["limits"] == {
        "since": "2026-03-01", "until": None, "decisions_only": False, "names": False,
    }  # fmt: skip
    path.write_text("not ours")
    assert main(line) == 1
    assert "--force" in capsys.readouterr().err and path.read_text() == "not ours"
    assert main([*line, "--force", "--circle", "gestion", "--circle", "horizon"]) == 0
    assert len(json.loads(path.read_text("utf-8"))["circles"]) == 2


def test_the_command_writes_to_a_pipe_and_refuses_what_makes_no_sense(
    data: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    end = ["--data", str(data), "--lang", "en"]
    assert main(["export", "csv", "--keys", *end]) == 0
    assert capfdbinary.readouterr().out.startswith("\ufeffnumber,title".encode())
    for wrong, said in (
        (["md"], b"-o FOLDER"),
        (["csv", "--since", "soonish"], b"soonish"),
        (["csv", "--since", "2026-03-01", "--until", "2026-02-01"], b"before it begins"),
        (["csv", "--circle", "nowhere"], b"nowhere"),
    ):
        assert main(["export", *wrong, *end]) == 1
        assert said in capfdbinary.readouterr().err
