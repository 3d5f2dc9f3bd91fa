"""What the register's list shows around its rows: headings, rows in sight, what to do next."""

from collections.abc import Mapping, Sequence

from cercle_tui.locale import Words
from cercle_tui.locale.formats import decimal, names_list
from cercle_tui.locale.problems import say_problem
from cercle_tui.store.problems import StoreProblem
from cercle_tui.ui.register.filters import QUICK, in_words, quick_of
from cercle_tui.ui.register.heading import HeadingView
from cercle_tui.ui.register.results import ResultsView, in_sight
from cercle_tui.ui.register.rows import row
from cercle_tui.ui.register.sheet import Block, SheetView, line
from cercle_tui.ui.register.state import Standing
from cercle_tui.ui.widgets.views import Tone


def heading(words: Words, at: Standing, names: Mapping[str, str]) -> HeadingView:
    """Return the quick statuses, how many were found, the filters, the spelling taken."""
    return HeadingView(
        tuple(words.of(label) for label, _ in QUICK),
        quick_of(at.filters),
        count(words, at),
        " · ".join(in_words(words, at.filters, names)),
        near_words(words, at.found.near),
    )


def count(words: Words, at: Standing) -> str:
    """«148 résultats · 3 dans d’autres cercles : F9»; empty for none."""
    total, parts = at.found.total, []
    if total:
        said = words.ngettext("{count} result", "{count} results", total)
        parts.append(said.format(count=decimal(words, total)))
    if at.elsewhere:
        said = words.ngettext(
            "{count} in other circles: F9", "{count} in other circles: F9", at.elsewhere
        )
        parts.append(said.format(count=decimal(words, at.elsewhere)))
    return " · ".join(parts)


def near_words(words: Words, near: Sequence[tuple[str, str]]) -> str:
    """«« cléf » n’est nulle part; voici « clef »»; empty where all that was typed is somewhere."""
    if not near:
        return ""
    typed = names_list(words, [words.quote(one) for one, _ in near])
    taken = names_list(words, [words.quote(one) for _, one in near])
    said = words.ngettext(
        "{typed} is nowhere; here is {taken}", "{typed} are nowhere; here are {taken}", len(near)
    )
    return said.format(typed=typed, taken=taken)


def results(words: Words, at: Standing, height: int, *, is_reading: bool) -> ResultsView:
    """Return the rows that `height` lines show around the lit one, or what to do without any."""
    several = len(at.filters.circles) != 1
    rows = in_sight(
        len(at.hits), at.at, height,
        lambda n: row(words, at.hits[n], lit=n == at.at, several=several),
    )  # fmt: skip
    return ResultsView(rows, _empty(words, at, is_reading))


def _empty(words: Words, at: Standing, is_reading: bool) -> str:
    tr = words.gettext
    if is_reading:
        return tr("Reading the books…")
    if at.words and at.filters:
        return tr("Nothing holds all these words. F8 seeks without the filters, Esc clears.")
    if at.words:
        return tr("Nothing holds all these words. Fewer words find more; Esc clears.")
    if at.filters:
        return tr("Nothing passes these filters. F8 takes them away.")
    return tr("Nothing has been decided yet. What a meeting decides comes here.")


def waiting(words: Words) -> SheetView:
    """Return the sheet of what is not read yet."""
    return SheetView((Block("", (line(words.gettext("Reading the books…"), tone=Tone.QUIET),)),))


def problem_parts(words: Words, problems: Sequence[StoreProblem]) -> list[tuple[str, str]]:
    """Return what cannot be read, and where, as a page to read."""
    parts: list[tuple[str, str]] = [
        ("plain", f"{say_problem(words, one.code, one.params)}\n\n") for one in problems
    ]
    note = words.gettext("Everything else is here, and can be searched.")
    return [*parts, ("quiet", f"{note}\n")]


def problem_line(words: Words, problems: Sequence[StoreProblem]) -> str:
    """Return the first of what cannot be read, and how many others; empty for none."""
    if not problems:
        return ""
    first = say_problem(words, problems[0].code, problems[0].params)
    others = len(problems) - 1
    if not others:
        return first
    more = words.ngettext("and {count} other (F10)", "and {count} others (F10)", others)
    return f"{first} {more.format(count=others)}"
