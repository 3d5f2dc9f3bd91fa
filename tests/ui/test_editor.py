"""Lending a text to a real editor process: private, given back, removed."""

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from cercle_tui.ui.editor import MOST_BYTES, EditorError, edit, editor_command, editor_trouble


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Give a function that edits a text with a Python program as the editor."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()

    def with_program(program: str, text: str = "été « x »") -> str:
        script = tmp_path / "editor.py"
        script.write_text(f"import os, sys\npath = sys.argv[1]\n{program}\n", "utf-8")
        environ = {"EDITOR": f"'{sys.executable}' '{script}'", "OUT": str(tmp_path / "out")}
        try:
            return edit(text, environ, nullcontext())
        finally:
            assert list((tmp_path / "tmp").iterdir()) == []

    return with_program


def test_the_text_comes_back_changed(run) -> None:
    assert run("open(path, 'a', encoding='utf-8').write('à bientôt\\n')") == "été « x »\nà bientôt"
    assert run("pass", "a\n") == "a\n"


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a POSIX matter")
def test_file_and_folder_are_private(run, tmp_path: Path) -> None:
    run(
        "modes = [oct(os.stat(p).st_mode & 0o777) for p in (path, os.path.dirname(path))]\n"
        "open(os.environ['OUT'], 'w').write(' '.join(modes))"
    )
    assert (tmp_path / "out").read_text() == "0o600 0o700"


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("sys.exit(1)", "failed"),
        ("os.remove(path)", "gone"),
        (f"open(path, 'wb').write(b'x' * {MOST_BYTES + 1})", "long"),
        ("open(path, 'wb').write(b'caf\\xe9\\n')", "encoding"),
    ],
)
def test_trouble_is_said_in_words(run, program: str, code: str) -> None:
    with pytest.raises(EditorError) as caught:
        run(program)
    assert caught.value.code == code
    assert editor_trouble(caught.value, str)
    assert caught.value.text == ("caf\ufffd" if code == "encoding" else None)


def test_an_editor_that_does_not_exist() -> None:
    with pytest.raises(EditorError) as caught:
        edit("x", {"EDITOR": "/no/such/[red]\x1beditor"}, nullcontext())
    assert caught.value.code == "missing"
    assert "\x1b" not in editor_trouble(caught.value, str)


def test_a_folder_that_cannot_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    with pytest.raises(EditorError) as caught:
        edit("x", {"EDITOR": sys.executable}, nullcontext())
    assert caught.value.code == "disk"
    assert editor_trouble(caught.value, str)


def test_which_editor() -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "vi"}) == ("code", "--wait")
    assert editor_command({"VISUAL": "  ", "EDITOR": "vi"}) == ("vi",)
    for environ, code in (({}, "none"), ({"EDITOR": "vi 'x"}, "missing")):
        with pytest.raises(EditorError) as caught:
            editor_command(environ)
        assert caught.value.code == code
