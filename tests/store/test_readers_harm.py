"""Whatever a copy holds that cannot be read, it is said with its path, and the rest is read."""

import contextlib
import io
import json
import shutil

import pytest
from harm_support import TEXTS, bare, books, cut, kinds, newer, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from store_support import INFO

from cercle_tui.cli import main
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.projections import CircleProjection, load_community, read_meeting
from unwritable import unlistable, unwritable


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (cut, "cut short or damaged"),
        (lambda path: path.write_bytes(b""), "cut short or damaged"),
        (lambda path: path.write_text('{"recipe": {"1": {}}}'), "not written by cercle"),
        (lambda path: path.write_text("[]"), "not written by cercle"),
        (lambda path: path.write_text("<<<<<<< here\n{"), "synchronisation conflict"),
        (lambda path: (path.unlink(), path.mkdir()), "not written by cercle"),
    ],
    ids=["cut", "empty", "foreign", "list", "conflict", "folder"],
)
@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
def test_a_meeting_that_cannot_be_read_leaves_the_others(lived, copy, cercle, harm, said, known):
    """What its projection knows of it is shown still; else the others alone."""
    if known:
        shutil.copytree(lived.root, copy.root, copy_function=shutil.copy2, dirs_exist_ok=True)
    else:
        bare(copy)
    path = books(copy)[1]
    harm(path)
    status, out, err = cercle("register", "--json")
    assert texts(copy) == [TEXTS[0], *([TEXTS[1]] if known else []), TEXTS[2]]
    assert len(json.loads(out)) == (3 if known else 2)
    assert cercle("register", "--json") == (status, out, err)
    assert status == 0 and str(path) in err and said in err
    assert "numbers of later decisions may differ" in err


def test_a_meeting_of_a_newer_cercle_is_read_as_far_as_it_is_understood(copy, cercle):
    first, second, third = books(bare(copy))
    newer(first)
    newer(second, "telepathy", kinds(second).index("adopted"))
    newer(third, "telepathy", kinds(third).index("adopted") + 2)
    status, out, err = cercle("register", "--json")
    assert texts(copy) == [TEXTS[0], TEXTS[2]] and len(json.loads(out)) == 2
    assert status == 0 and err.count("from a newer cercle") == 3
    total = len(kinds(third))
    assert f"{kinds(third).index('telepathy')} of the {total} things" in err
    projection = CircleProjection(copy, INFO)
    projection.load()
    assert not projection.open_meetings() and len(projection.problems) == 3
    projection.refresh()
    assert len(projection.problems) == 3
    kept = json.loads(projection.path.read_bytes())["books"].values()
    assert [doc["book"] for doc in kept if "meetings" in doc["book"]] == []
    assert read_meeting(third)[1].state.closed is None


def test_what_a_newer_cercle_took_back_is_not_told(copy, cercle):
    """The adoption was undone after something this version does not understand."""
    path = books(bare(copy))[1]
    adopted = kinds(path).index("adopted") + 1
    newer(path, "telepathy", adopted + 1)
    tables = json.loads(path.read_bytes())
    tables["events"][str(adopted + 2)] |= {"kind": "undone", "undone": adopted}
    path.write_text(json.dumps(tables), encoding="utf-8")
    assert len(json.loads(cercle("register", "--json")[1])) == 2
    assert texts(copy) == [TEXTS[0], TEXTS[2]]
    assert read_meeting(path)[1].n == adopted - 1


def test_what_happens_between_meetings_is_read_as_far_as_it_is_understood(copy, cercle):
    path = bare(copy).between_books(INFO.slug)[0]
    newer(path, "telepathy", kinds(path).index("office_filled") + 1)
    status, out, err = cercle("register", "--offices", "--json")
    assert status == 0 and json.loads(out) is not None
    assert f"{path} comes from a newer cercle" in err
    circle = CircleProjection(copy, INFO).load()
    assert len(circle.members) == 4 and not circle.mandates


@pytest.mark.parametrize("keeps", ["projection", "meetings"])
@pytest.mark.parametrize("harm", [cut, newer], ids=["cut", "newer"])
def test_circles_whose_founding_is_cut_are_known_by_the_rest(copy, cercle, harm, keeps):
    """`community.json` tells of them, else their own meetings."""
    load = [str(path) for path in copy.community_books()]
    if keeps == "meetings":
        bare(copy)
    else:
        cercle("register", "--plain")
    before = copy.community_projection.read_bytes() if keeps == "projection" else b""
    if harm is cut:
        cut(copy.community_books()[0])
    else:
        newer(copy.community_books()[0], "telepathy", 1)
    status, out, err = cercle("register", "--plain")
    assert status == 0 and "H-2026-003" in out and load[0] in err
    community, problems = load_community(copy)
    assert community.circles["c1"].name == "Horizon" and len(problems) == 1
    assert community.name == ("Rive-Sud" if keeps == "projection" else "")
    assert not before or copy.community_projection.read_bytes() == before


@pytest.mark.parametrize("place", ["meetings", "2026", "between", "community"])
def test_a_folder_that_cannot_be_listed_is_said(lived, cercle, copy, place):
    shutil.copytree(lived.root, copy.root, copy_function=shutil.copy2, dirs_exist_ok=True)
    circle = copy.circle_dir(INFO.slug)
    where = copy.root if place == "community" else circle
    shut = where / "meetings" / "2026" if place == "2026" else where / place
    with unwritable(copy.root), unlistable(shut):
        status, out, err = cercle("register", "--plain")
    assert status == 0 and "H-2026-003" in out
    assert f"{shut} cannot be read: look at who may open it." in err


def test_a_folder_of_which_nothing_can_be_read_is_a_failure(copy, cercle):
    for path in (*bare(copy).community_books(), *copy.all_books()):
        path.write_bytes(b"{")
    status, out, err = cercle("register", "--json")
    assert (status, out) == (1, "") and "No circle can be read here" in err
    assert "create one" not in err and str(copy.community_books()[0]) in err


# Projections follow from the books: whatever becomes of them, nothing is missing


@pytest.mark.parametrize("name", ["register.json", "community.json"])
@pytest.mark.parametrize("harm", ["cut", "empty", "foreign", "newer"])
def test_a_projection_that_cannot_be_used_costs_nothing(copy, cercle, name, harm):
    whole = cercle("show", "H-2026-002")
    path = copy.register_path(INFO.slug) if name == "register.json" else copy.community_projection
    data = path.read_bytes()
    tables = json.loads(data)
    tables["projection"]["1"]["schema"] = 99
    path.write_bytes({
        "cut": data[:-40], "empty": b"", "foreign": b'{"recipe": {"1": {}}}',
        "newer": json.dumps(tables).encode(),
    }[harm])  # fmt: skip
    before = path.read_bytes()
    assert cercle("show", "H-2026-002") == whole
    assert (path.read_bytes() == before) is (harm in ("foreign", "newer"))


@pytest.fixture(scope="module")
def naked(lived, tmp_path_factory) -> DataFolder:
    """The books alone, in a folder whose only reader is the next test."""
    root = tmp_path_factory.mktemp("naked") / "data"
    shutil.copytree(lived.root, root)
    return bare(DataFolder(root))


@settings(max_examples=60)
@given(st.data())
def test_any_book_cut_anywhere_is_said_without_a_traceback(naked, data):
    path = data.draw(st.sampled_from(sorted(naked.all_books())))
    whole = path.read_bytes()
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 2))])
    out, err = io.StringIO(), io.StringIO()
    try:
        with (
            unwritable(naked.root / "circles"), unwritable(naked.community_projection),
            contextlib.redirect_stdout(out), contextlib.redirect_stderr(err),
        ):  # fmt: skip
            status = main(["register", "--plain", "--data", str(naked.root), "--lang", "en"])
    finally:
        path.write_bytes(whole)
    assert status == 0 and "H-2026-00" in out.getvalue()
    assert err.getvalue().startswith(f"{path} cannot be read")
    assert "Traceback" not in err.getvalue() and "unforeseen" not in err.getvalue()
