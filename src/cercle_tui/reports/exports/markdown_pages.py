"""The register as Markdown pages: one for each decision and election, an index for each circle."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from cercle_tui.locale import Words
from cercle_tui.locale.formats import capital, full_date, names_list
from cercle_tui.model.decision import EntryKind
from cercle_tui.reports.exports.model import CircleOut, DecisionOut, ElectionOut, Export
from cercle_tui.reports.exports.told import (
    asked,
    election_title,
    kind_name,
    partial_words,
    path_lines,
    standing_words,
    term_said,
)
from cercle_tui.reports.markdown import (
    Markdown,
    blocks,
    bullets,
    heading,
    joined,
    md,
    md_inside,
    md_line,
    numbered,
    quote,
    section,
    strong,
)
from cercle_tui.reports.page import sentence
from cercle_tui.reports.story_words import part_words

INDEX = "README.md"


def page_name(on: date, id: str) -> str:
    """Return the name of a decision's page: its day and a digest of its id, whatever its title."""
    return f"{on.isoformat()}-{sha256(id.encode()).hexdigest()[:10]}.md"


@dataclass(frozen=True)
class Pages:
    """The pages of an export in one language; the same export gives the same text."""

    export: Export
    words: Words

    def all(self) -> dict[str, str]:
        """Return the text of every page by its path in the folder, with forward slashes."""
        found: dict[str, str] = {}
        for told in self.export.decisions:
            found[self.paths[told.id]] = self.decision(told)
        for election in self.export.elections:
            found[self.paths[election.id]] = self.election(election)
        for circle in self.export.circles:
            found[f"{circle.slug}/{INDEX}"] = self.index(circle)
        found[INDEX] = self.front()
        return {path: text.rstrip("\n") + "\n" for path, text in sorted(found.items())}

    @cached_property
    def circles(self) -> Mapping[str, CircleOut]:
        return {circle.id: circle for circle in self.export.circles}

    @cached_property
    def paths(self) -> Mapping[str, str]:
        every: Iterable[DecisionOut | ElectionOut] = (
            *self.export.decisions, *self.export.elections,
        )  # fmt: skip
        return {
            told.id: f"{self.circles[told.circle].slug}/{page_name(told.on, told.id)}"
            for told in every
        }

    @cached_property
    def known(self) -> Mapping[str, DecisionOut]:
        return {told.id: told for told in self.export.decisions}

    def front(self) -> str:
        """The index of the folder: its circles, and as of when."""
        tr = self.words.gettext
        lines = [
            joined(
                _link(circle.name, f"{circle.slug}/{INDEX}"),
                md_inside(f"({self._count(circle)})"),
            )
            for circle in self.export.circles
        ]
        return blocks(
            heading(1, self.export.community or tr("Decisions")),
            md(self._as_of()),
            quote(md(partial_words(self.words, self.export.partial))),
            bullets(lines),
            md(tr("These pages are written by an export: the next one writes them again.")),
        )

    def _as_of(self) -> str:
        said = self.words.gettext("How decisions stand is told as of {date}.")
        told = [said.format(date=full_date(self.words, self.export.made))]
        if not self.export.limits.names:
            told.append(self.words.gettext("Persons’ names were left out."))
        return " ".join(told)

    def _count(self, circle: CircleOut) -> str:
        count = sum(told.circle == circle.id for told in self.export.decisions)
        said = self.words.ngettext("{count} decision", "{count} decisions", count)
        return said.format(count=count)

    def index(self, circle: CircleOut) -> str:
        """The index of a circle: its decisions by year, the latest first, then its elections."""
        tr = self.words.gettext
        years: dict[int, list[Markdown]] = {}
        for told in self.export.decisions:
            if told.circle == circle.id:
                line = self._line(
                    told.id, told.number, told.title, standing_words(self.words, told)
                )
                years.setdefault(told.on.year, []).append(line)
        elected = [
            self._line(e.id, "", election_title(self.words, e), self._elected(e))
            for e in self.export.elections
            if e.circle == circle.id
        ]
        return blocks(
            heading(1, circle.name),
            md(sentence(self._count(circle), self._as_of())),
            quote(md(partial_words(self.words, self.export.partial))),
            section(2, tr("Aim"), md(circle.aim)),
            *(section(2, str(year), bullets(lines)) for year, lines in years.items()),
            section(2, tr("Elections"), bullets(elected)),
        )

    def _line(self, id: str, number: str, title: str, beside: str) -> Markdown:
        link = _link(title, self.paths[id].partition("/")[2])
        return joined(strong(number), link, md_inside(f"— {beside}"))

    def _elected(self, told: ElectionOut) -> str:
        return sentence(standing_words(self.words, told), told.person)

    def decision(self, told: DecisionOut) -> str:
        """One decision in full."""
        words, tr = self.words, self.words.gettext
        facts = {
            "id": told.id,
            "number": told.number,
            "title": told.title,
            "circle": self.circles[told.circle].name,
            "kind": told.kind,
            "status": told.status,
            "date": told.on.isoformat(),
            "ends": told.ends.isoformat() if told.ends else "",
            "responsible": list(told.responsible),
        }
        rows = (
            (tr("Circle"), self.circles[told.circle].name),
            (tr("Kind"), kind_name(words, told.kind)),
            (tr("Term"), term_said(words, told)),
            (tr("Responsible"), names_list(words, told.responsible)),
            (tr("Present for the decision"), names_list(words, told.present)),
            (tr("People absent"), names_list(words, told.absent)),
            (tr("Communicated to"), told.told),
        )
        versions = [self._version(v.number, v.text) for v in told.versions[:-1]]
        return blocks(
            _front_matter(facts),
            heading(1, told.title),
            md_line(sentence(told.number, standing_words(words, told))),
            quote(md(told.text)),
            section(2, tr("Why"), md(told.why)),
            section(2, tr("Wanted outcome"), md(told.aim)),
            bullets([self._fact(label, value) for label, value in rows if value]),
            self._links(told),
            section(2, tr("Measures"), bullets(map(md_line, told.measures))),
            section(2, tr("How consent came about"),
                    numbered(md_line(line) for line in path_lines(words, told))),
            section(2, tr("Earlier versions"), *versions),
        )  # fmt: skip

    def _version(self, number: int, text: str) -> Markdown:
        title = capital(self.words.gettext("version {number}").format(number=number))
        return section(3, title, quote(md(text)))

    def _links(self, told: DecisionOut) -> Markdown:
        tr = self.words.gettext
        ties = ((tr("Replaces"), told.replaces), (tr("Replaced by"), told.replaced_by))
        lines = []
        for label, id in ties:
            other = self.known.get(id)
            if other is not None:
                named = sentence(other.number, other.title, by=" ")
                above = "" if other.circle == told.circle else "../"
                path = self.paths[id] if above else self.paths[id].partition("/")[2]
                lines.append(joined(self._label(label), _link(named, above + path)))
        return bullets(lines)

    def election(self, told: ElectionOut) -> str:
        """One election in full."""
        words, tr = self.words, self.words.gettext
        until = full_date(words, told.ends) if told.ends else ""
        facts = {
            "id": told.id,
            "circle": self.circles[told.circle].name,
            "kind": EntryKind.ELECTION,
            "office": told.office,
            "status": told.status,
            "date": told.on.isoformat(),
            "ends": told.ends.isoformat() if told.ends else "",
            "responsible": [told.person] if told.person else [],
        }
        rows = (
            (tr("Circle"), self.circles[told.circle].name),
            (tr("Person elected"), told.person),
            (tr("Holds until"), until),
        )
        parts = [
            part
            for version in sorted({taken.version for taken in told.rounds})
            for part in asked(told.rounds, told.objections, told.concerns, version)
        ]
        return blocks(
            _front_matter(facts),
            heading(1, election_title(words, told)),
            md_line(self._elected(told)),
            bullets([self._fact(label, value) for label, value in rows if value]),
            section(2, tr("Duties"), md(told.duties)),
            section(2, tr("Criteria"), bullets(map(md_line, told.criteria))),
            section(2, tr("Why"), md(told.why)),
            section(2, tr("How consent came about"),
                    numbered(md_line(capital(part_words(words, part))) for part in parts)),
        )  # fmt: skip

    def _fact(self, label: str, value: str) -> Markdown:
        return joined(self._label(label), md_inside(value))

    def _label(self, label: str) -> Markdown:
        said = self.words.gettext("{label}: {value}").format(label=label, value="")
        return strong(said.rstrip())


def _link(text: str, path: str) -> Markdown:
    """A link whose text is people's and whose path is ours."""
    return Markdown(f"[{md_inside(text)}]({path})")


def _front_matter(facts: Mapping[str, str | Sequence[str]]) -> Markdown:
    """Facts between two rules, as YAML that is JSON too, so that no text can be more than text."""
    told = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()
            if value)  # fmt: skip
    return Markdown("\n".join(("---", *told, "---")))
