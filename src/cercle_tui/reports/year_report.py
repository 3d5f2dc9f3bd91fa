"""The report of a year: the circles that an accredited expert follows, figure by figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cercle_tui.locale import N_, Words
from cercle_tui.locale.formats import capital, decimal, full_date, names_list
from cercle_tui.locale.names import name_of, office_name
from cercle_tui.model.people import Member
from cercle_tui.register.curves import Direction
from cercle_tui.register.supervision import CircleYear
from cercle_tui.reports.curves_text import scale_words, voices_lines
from cercle_tui.reports.document import parse
from cercle_tui.reports.markdown import (
    Markdown,
    blocks,
    bullets,
    heading,
    joined,
    md,
    md_inside,
    section,
    strong,
)
from cercle_tui.reports.page import labelled, sentence

FORMS = ("md", "html", "pdf", "txt")

_DIRECTIONS = {
    Direction.UP: N_("over the last meetings, the measure goes up"),
    Direction.STEADY: N_("over the last meetings, the measure is steady"),
    Direction.DOWN: N_("over the last meetings, the measure goes down"),
}


@dataclass(frozen=True, slots=True)
class YearReport:
    """A year of the circles that `expert` follows; state is told as of `today`."""

    community: str
    expert: Member
    year: int
    today: date
    circles: tuple[CircleYear, ...]


def year_markdown(report: YearReport, words: Words) -> str:
    """Return the report; what experts keep for themselves and single scores are not in it."""
    tr = words.gettext
    title = tr("{year}: the circles followed by {name}").format(
        year=report.year, name=report.expert.name
    )
    told = report.circles
    summary = [
        _field(words, tr("circles"), str(len(told))),
        _field(words, tr("meetings held"), _of(words, told)),
        _field(words, tr("commitment kept"), _kept(words, told)),
        _field(words, tr("vacant offices"), str(sum(len(one.vacant) for one in told))),
        _field(words, tr("offices past term"), str(sum(len(one.past_term) for one in told))),
        _field(
            words, tr("reviews past their date"), str(sum(len(one.reviews_past) for one in told))
        ),
        _field(words, tr("open tensions"), str(sum(one.tensions for one in told))),
    ]
    as_of = tr("How things stand is told as of {date}.").format(date=full_date(words, report.today))
    return (
        str(
            blocks(
                heading(1, title),
                md(sentence(report.community, as_of)),
                bullets(summary),
                *(_circle(words, one) for one in told),
            )
        )
        + "\n"
    )


def _of(words: Words, told: Sequence[CircleYear]) -> str:
    held, promised = (sum(getattr(one.kept, name) for one in told) for name in ("held", "promised"))
    return words.gettext("{held} of {promised}").format(held=held, promised=promised)


def _kept(words: Words, told: Sequence[CircleYear]) -> str:
    count = sum(1 for one in told if one.kept.held >= one.kept.promised)
    said = words.ngettext("{count} circle of {all}", "{count} circles of {all}", count)
    return said.format(count=count, all=len(told))


def _field(words: Words, label: str, value: str) -> Markdown:
    head = words.gettext("{label}: {value}").format(label=capital(label), value="").rstrip()
    return joined(strong(head), md_inside(value))


def _circle(words: Words, one: CircleYear) -> Markdown:
    tr = words.gettext
    return section(
        2,
        one.info.name,
        bullets(line for line in (*_year(words, one), *_state(words, one)) if line),
        section(3, tr("Measure"), bullets(_measure(words, one))),
        section(3, tr("Equivalence of voices"), bullets(_voices(words, one))),
        section(3, tr("Observations"), *_observations(words, one)),
    )


def _year(words: Words, one: CircleYear) -> list[Markdown]:
    tr = words.gettext
    days = names_list(words, [full_date(words, day) for day in one.meetings])
    held = tr("{held} of {promised}").format(held=one.kept.held, promised=one.kept.promised)
    return [
        md_inside(sentence(
            capital(name_of(words, one.info.kind)),
            words.ngettext("{count} member", "{count} members", one.members).format(
                count=one.members
            ),
        )),
        _field(words, tr("meetings held"), sentence(held, days)),
        _field(words, tr("decisions adopted"), str(one.adopted)),
        _field(words, tr("elections"), str(one.elected)),
    ]  # fmt: skip


def _state(words: Words, one: CircleYear) -> list[Markdown]:
    tr = words.gettext
    vacant = names_list(words, [office_name(words, office) for office in one.vacant])
    past = names_list(words, [
        tr("{office} (term ended on {date})").format(
            office=office_name(words, office), date=full_date(words, day)
        )
        for office, day in one.past_term
    ])  # fmt: skip
    reviews = "; ".join(
        sentence(entry.number, entry.title, full_date(words, entry.ends) if entry.ends else "")
        for entry in one.reviews_past
    )
    actions = tr("{open} open, {late} late").format(open=one.actions_open, late=one.actions_late)
    return [
        _field(words, tr("vacant offices"), sentence(str(len(one.vacant)), vacant)),
        _field(words, tr("offices past term"), sentence(str(len(one.past_term)), past)),
        _field(words, tr("reviews past their date"),
               sentence(str(len(one.reviews_past)), reviews)),
        _field(words, tr("actions"), actions),
        _field(words, tr("open tensions"), str(one.tensions)),
        _field(words, tr("next meeting"),
               full_date(words, one.next) if one.next else tr("date to set")),
    ]  # fmt: skip


def _measure(words: Words, one: CircleYear) -> list[Markdown]:
    tr = words.gettext
    lines = []
    for scale, mean in one.measure.items():
        before = one.before.get(scale)
        was = (
            tr("{mean} the year before").format(mean=decimal(words, before.mean)) if before else ""
        )
        lines.append(
            _field(words, scale_words(words, scale), sentence(decimal(words, mean.mean), was))
        )
    if lines and one.direction is not None:
        lines.append(md_inside(capital(tr(_DIRECTIONS[one.direction]))))
    return lines


def _voices(words: Words, one: CircleYear) -> list[Markdown]:
    if one.voices is None:
        return []
    return [md_inside(capital(line)) for line in voices_lines(words, one.voices)]


def _observations(words: Words, one: CircleYear) -> list[Markdown]:
    return [
        blocks(strong(full_date(words, told.on)), md(told.text)) for told in one.observations
    ]  # fmt: skip


def render_year(report: YearReport, words: Words, form: str) -> bytes:
    """Return the report as UTF-8 text, or the bytes of a PDF.

    Raises KeyError for a form that is none of `FORMS`.
    """
    if form not in FORMS:
        raise KeyError(form)
    text = year_markdown(report, words)
    if form == "md":
        return text.encode()
    document = parse(text, words.lang)
    foot = labelled(words, words.gettext("as of"), full_date(words, report.today))
    if form == "html":
        from cercle_tui.reports.document_html import document_html

        return document_html(document, foot).encode()
    if form == "pdf":
        from cercle_tui.reports.document_pdf import document_pdf

        running = sentence(report.community, str(report.year))
        return document_pdf(document, words, running=running, foot=foot)
    from cercle_tui.reports.document_text import document_text

    return document_text(document).encode()
