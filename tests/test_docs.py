"""What the pages say is so: keys, commands, events, links, and the typography of the French."""

import importlib.util
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from cercle_tui.cli.parser import build_parser
from cercle_tui.locale import words_for
from cercle_tui.meeting.between import BETWEEN_KINDS
from cercle_tui.meeting.events import KINDS, Event
from cercle_tui.ui.community import walked
from cercle_tui.ui.follow import keys as follow_keys
from cercle_tui.ui.home.actions import ACTIONS as HOME
from cercle_tui.ui.home.keys import EVERYTHING, HELP, THEME, Key
from cercle_tui.ui.meeting import (
    acts_always,
    acts_consent,
    acts_elect,
    acts_lists,
    acts_nominee,
    acts_practice,
    acts_review,
    acts_rounds,
    acts_shape,
    acts_write,
)
from cercle_tui.ui.meeting.actions import table
from cercle_tui.ui.prepare import keys as prepare_keys
from cercle_tui.ui.register import keys as register_keys
from cercle_tui.ui.replay import keys as replay_keys
from cercle_tui.ui.screens import (
    actions,
    community,
    due,
    expert,
    links,
    measures,
    meetings,
    minutes_keys,
    people,
    resources,
    tensions,
)
from cercle_tui.ui.widgets.form import FormPanel

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
FRENCH, ENGLISH = README.split("\n---\n")
GUIDE = (ROOT / "docs" / "guide-animation.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]

NAMES = {
    "Espace": "space", "Space": "space", "Entrée": "enter", "Enter": "enter", "Tab": "tab",
    "Échap": "escape", "Esc": "escape", "⌫": "backspace", "←": "left", "→": "right",
    "↑": "up", "↓": "down", "⇧↑": "shift+up", "⇧↓": "shift+down", "?": "question_mark",
    "PgUp": "pageup", "PgDn": "pagedown",
}  # fmt: skip
KEY = re.compile(r"`((?:Ctrl\+)?(?:[^\W\d_]|F\d{1,2}|\?|[←→↑↓⌫]|⇧[↑↓]|PgUp|PgDn"
                 r"|Espace|Space|Entrée|Enter|Tab|Échap|Esc|Home|End))`")  # fmt: skip
CODE = re.compile(r"```.*?```|`[^`\n]*`|\]\([^)\n]*\)", re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@cache
def _translations() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "cercle_translations", ROOT / "tools" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def key_of(name: str) -> str:
    """Return what a key is called in the code."""
    if name.startswith("Ctrl+"):
        return "ctrl+" + key_of(name.removeprefix("Ctrl+")).lower()
    found = NAMES.get(name, name)
    return found.lower() if len(found) > 1 else found


def section(page: str, heading: str) -> str:
    """Return what stands under a heading, until the next of its level."""
    return page.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    """Return the cells of a table, its head left out."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def keys_in(text: str) -> set[str]:
    return {key_of(name) for name in KEY.findall(text)}


FORM_KEYS = {
    key for bound in FormPanel.BINDINGS for key in bound.key.split(",")  # type: ignore[union-attr]
}  # fmt: skip
ROWS = (
    (acts_always,),
    (acts_rounds,),
    (acts_consent,),
    (acts_elect, acts_nominee),
    (acts_review,),
    (acts_write,),
    (acts_shape,),
    (acts_lists,),
    (acts_practice,),
)
"""The rows of the keys table for a meeting, and where the keys of each are declared."""
IN_MEETINGS = [
    {key for module in modules for action in module.ACTIONS for key in action.keys}
    for modules in ROWS
]
AT_HOME = {key for action, _ in HOME for key in action.keys}


def declared(module: ModuleType, *, page: bool | None = None) -> set[str]:
    """Return the keys a screen's module declares; the register's are its list's or its page's."""
    found = set()
    for name, value in vars(module).items():
        if isinstance(value, Key) and (page is None or page is (name in ON_PAGE)):
            found.update(value.keys)
    return found - {"shift+tab"}


ON_PAGE = {"NEXT", "BEFORE", "FOLLOW", "HELP", "THEME", "EVERYTHING"} | {
    name for name in vars(register_keys) if name.startswith("PAGE_")
}
USUAL = {key for each in (THEME, EVERYTHING, HELP) for key in each.keys}
ON_SCREENS = [
    declared(register_keys, page=False) | USUAL - {"question_mark"},
    declared(register_keys, page=True) | USUAL,
    *(declared(module) | USUAL for module in (due, meetings, minutes_keys, replay_keys)),
    declared(prepare_keys) | USUAL,
    *(declared(each) | declared(follow_keys) | USUAL for each in (actions, resources, people)),
    *(declared(module) | USUAL for module in (links, tensions)),
    declared(community) | declared(walked) | USUAL,
    declared(measures) | USUAL,
    declared(expert) | declared(walked) | USUAL,
]
"""The keys of what is read between meetings, in the order of the table's last rows."""
EVERY_KEY = set().union(*IN_MEETINGS, AT_HOME, FORM_KEYS, *ON_SCREENS, {"ctrl+p", "ctrl+q"})


def test_the_rows_of_the_keys_table_leave_no_action_out() -> None:
    told = {action.id for modules in ROWS for module in modules for action in module.ACTIONS}
    assert told == {action.id for action in table()}


@pytest.mark.parametrize(
    ("page", "heading"),
    [(FRENCH, "Les touches"), (ENGLISH, "The keys")],
    ids=["french", "english"],
)
def test_the_keys_table_names_every_key_and_no_other(page: str, heading: str) -> None:
    told = [cells[1] for cells in rows(section(page, heading))]
    meeting, screens = told[: len(IN_MEETINGS)], told[-len(ON_SCREENS) :]
    forms, home = told[len(IN_MEETINGS) : -len(ON_SCREENS)]
    assert [keys_in(row) for row in meeting] == IN_MEETINGS
    assert [keys_in(row) for row in screens] == ON_SCREENS
    assert keys_in(forms) <= FORM_KEYS
    assert keys_in(home) == AT_HOME


@pytest.mark.parametrize("page", [FRENCH, ENGLISH, GUIDE], ids=["french", "english", "guide"])
def test_every_key_named_is_one(page: str) -> None:
    named = keys_in(page)
    assert {"space", "enter", "u", "question_mark"} <= named
    assert named - EVERY_KEY == set()


@pytest.mark.parametrize(
    ("page", "heading"),
    [(FRENCH, "Les commandes"), (ENGLISH, "The commands")],
    ids=["french", "english"],
)
def test_every_command_is_told(page: str, heading: str) -> None:
    told = [cells[0].strip("`").split()[1:2] for cells in rows(section(page, heading))]
    parser = build_parser(words_for("en"))
    known = next(action.choices for action in parser._actions if isinstance(action.choices, dict))
    assert [name for names in told for name in names] == list(known)


def commands(page: str) -> list[str]:
    return re.findall(r"```sh\n(.*?)\n```", page, re.DOTALL)


def test_both_languages_give_the_same_two_commands_each_on_one_line() -> None:
    assert commands(FRENCH) == commands(ENGLISH)
    demo, tests = commands(FRENCH)
    assert "\n" not in demo + tests
    assert demo.endswith("cercle demo")
    assert tests.endswith("pytest")


def test_what_runs_unattended_takes_the_readme_at_its_word() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    (pattern,) = re.findall(r"grep -m1 -E '([^']+)' README\.md", script)
    found = [line for line in README.splitlines() if re.search(pattern, line)]
    assert set(found) == {commands(FRENCH)[1]}


@pytest.mark.parametrize("text", [FRENCH, GUIDE], ids=["README", "guide"])
def test_the_french_is_well_typeset(text: str) -> None:
    prose = CODE.sub("x", text)
    faults = [
        f"{what}: {line.strip()}"
        for line in prose.splitlines()
        for pattern, what in _translations().TYPOGRAPHY
        if pattern.search(line)
    ]
    assert faults == []


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for target in LINK.findall(re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.S)):
            if "://" not in target:
                yield page, target


@pytest.mark.parametrize(("page", "target"), links(), ids=lambda part: getattr(part, "name", part))
def test_links_lead_somewhere(page: Path, target: str) -> None:
    name, _, anchor = target.partition("#")
    found = (page.parent / name).resolve() if name else page
    assert found.exists()
    assert ROOT in found.parents
    if anchor:
        assert anchor in anchors(found)


def told_of(kind: type[Event]) -> str:
    facts = [
        f"`{name}`" + ("" if field.is_required() else "?")
        for name, field in kind.model_fields.items()
        if name not in ("n", "at", "kind")
    ]
    return ", ".join(facts)


def test_every_event_has_its_line_with_its_facts() -> None:
    text = (ROOT / "docs" / "events.md").read_text("utf-8")
    meeting, between = text.split("\n## ")[1:]
    for part, kinds in ((meeting, KINDS), (between, BETWEEN_KINDS)):
        lines = re.findall(r"^\| `(\w+)` \| (.+) \| (.*) \|$", part, re.MULTILINE)
        assert {kind: facts.strip() for kind, _, facts in lines} == {
            kind: told_of(shape) for kind, shape in kinds.items()
        }
        assert len(lines) == len(kinds)


def test_every_rehearsal_that_comes_along_is_told() -> None:
    text = (ROOT / "docs" / "rehearsals.md").read_text("utf-8")
    told = re.findall(r"^\| `([\w-]+)` \| ", text.split("\n## ")[0], re.MULTILINE)
    kept = {path.stem for path in (ROOT / "src/cercle_tui/rehearsals").glob("*.toml")}
    assert sorted(told) == sorted(kept)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_name_no_machine(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not re.search(r"(?<!\w)/(?:home|Users|root|tmp|work)/", text)
    assert "\ufffd" not in text


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "images").glob("*.svg")),
                         ids=lambda path: path.stem)  # fmt: skip
def test_pictures_fetch_nothing(picture: Path) -> None:
    drawn = picture.read_text("utf-8")
    assert drawn.startswith("<svg")
    assert set(re.findall(r"https?://[^\s\"')]+", drawn)) == {"http://www.w3.org/2000/svg"}
