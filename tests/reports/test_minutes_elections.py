"""Elections in the minutes: the reasons, not the count, and nothing of a ballot not read."""

import lived_meetings as lived
import pytest
from markdown_it import MarkdownIt

from cercle_tui.locale import words_for
from cercle_tui.locale.names import office_name
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.record import MeetingRecord
from cercle_tui.meeting.record_elections import ElectionRecord
from cercle_tui.model.agenda import AgendaItem, ItemKind
from cercle_tui.model.circle import LinkedCircle
from cercle_tui.model.decision import Answer
from cercle_tui.model.election import Nomination
from cercle_tui.model.people import Office, joint
from cercle_tui.model.practice import Ballots, Practice, Tie
from cercle_tui.model.term import Term
from cercle_tui.reports.minutes import minutes_markdown

BOTH = joint((Office.LOGBOOK_KEEPER.value, Office.SECRETARY.value))
YEAR, SHORT = Term(months=12), Term(months=3)


def opened(practice: Practice | None = None) -> lived.Evening:
    """At the role of an election, five people here."""
    items = (AgendaItem(id="i1", title="Journal de bord", kind=ItemKind.ELECT),)
    e = lived.Evening(lived.context(lived.NAMES, practice or Practice(), *items), "m1", lived.FIRST)
    return e.to_items().open("i1")


def described(e: lived.Evening, **more: object) -> lived.Evening:
    """From the role to the ballots."""
    told = {"office": BOTH, "duties": "Écrire\nGarder", "why": "Luc part"} | more
    e.do(ev.RoleDescribed, **told).done().no_objection()
    e.do(ev.OfficeTermSet, term=YEAR).done().no_objection()
    return e.do(ev.LineAdded, step="criteria", text="Rigueur").done().no_objection()


def read(e: lived.Evening, **nominees: str) -> lived.Evening:
    """The ballots are in and read; who is not named proposes Zoé."""
    e.do(ev.BallotsIn)
    for by in e.state.stage.order:
        nominee = nominees.get(by, "zoe")
        e.do(ev.Nominated, by=by, nominee=nominee, reasons=f"Raison de {by}")
    return e.done()


def text_of(record: MeetingRecord, lang: str = "en", practice: Practice | None = None) -> str:
    return minutes_markdown(record, None, words_for(lang), practice)


def ended(e: lived.Evening) -> MeetingRecord:
    return e.do(ev.ItemEnded).close().record


@pytest.fixture(scope="module")
def whole() -> MeetingRecord:
    """A change, a person who declines, an objection met, an interim with a substitute."""
    e = read(described(opened(), eligible=("zoe", "paul", "amina")), marie="paul", zoe="paul")
    e.do(ev.NominationChanged, by="marie", nominee="zoe", reasons="J’ai entendu Luc").heard()
    e.do(ev.NomineeProposed, person="paul", term=YEAR, reasons="Sa patience")
    e.do(ev.NomineeDeclined, reason="Trop de travail cet hiver")
    e.do(ev.NomineeProposed, person="zoe", term=YEAR, reasons="Sa clarté")
    e.no_objection(luc=(Answer.OBJECTION, "Un an, c’est long")).done()
    e.do(
        ev.NomineeProposed, person="zoe", term=SHORT, reasons="Sa clarté", interim=True,
        duties="Écrire seulement", support="Luc l’accompagne",
    )  # fmt: skip
    e.done()
    e.no_objection(luc=(Answer.NO_OBJECTION, "Trois mois, oui"),
                   marie=(Answer.CONCERN, "Le congé d’été"))  # fmt: skip
    return ended(e.do(ev.Elected, substitute="paul").done())


def test_the_whole_of_it_in_english(whole: MeetingRecord) -> None:
    lines = text_of(whole).split("\n")
    for line in (
        "**Election: logbook keeper and secretary**",
        "- **Elected by consent:** Zoé · for the interim",
        "- **Term of office:** from March 12, 2026 until June 12, 2026",
        "- **Support:** Luc l’accompagne",
        "- **Substitute:** Paul",
        "- **Why now:** Luc part",
        "- **Duties:** Écrire Garder",
        "- **Duties as adjusted:** Écrire seulement",
        "- **Criteria:** Rigueur",
        "- **Who could be named:** Zoé, Paul and Amina",
        "  - Marie proposes Paul: Raison de marie",
        "  - Luc proposes Zoé: Raison de luc",
        "  - Marie now proposes Zoé: J’ai entendu Luc",
        "  - The others keep the person they named.",
        "  - Paul, 12 months: Sa patience",
        "  - Paul declines: Trop de travail cet hiver",
        "  - about Zoé, 12 months: “Un an, c’est long”, integrated (Trois mois, oui)",
        "  - Le congé d’été",
        "  - About Zoé, 12 months: 4 without objection, 1 objection",
    ):
        assert line in lines, line


def test_the_same_in_french(whole: MeetingRecord) -> None:
    text = text_of(whole, "fr")
    assert "Raison de marie" in text
    assert "\u00a0:** Zoé" in text
    assert office_name(words_for("fr"), BOTH) in text
    html = MarkdownIt("commonmark").render(text)
    assert html.count("<li>") == html.count("</li>") > 20


def test_ballots_are_not_told_as_a_count(whole: MeetingRecord) -> None:
    text = text_of(whole)
    assert "Zoé 3" not in text
    assert not any(f"{n} ballot" in text for n in range(10))


def test_objectors_are_named_only_where_the_practice_says(whole: MeetingRecord) -> None:
    assert "about Zoé, 12 months · Luc" not in text_of(whole)
    named = text_of(whole, practice=Practice(names_beside=True))
    assert "about Zoé, 12 months · Luc: “Un an, c’est long”" in named
    assert "Marie: Le congé d’été" in named


def test_who_comes_forward_and_an_empty_ballot() -> None:
    e = read(described(opened()), luc="luc")
    record = e.record.model_copy(
        update={"elections": (e.record.elections[0].model_copy(update={"passed": ("paul",)}),)}
    )
    text = text_of(record)
    assert "  - Luc comes forward: Raison de luc" in text
    assert "- **Empty ballots:** Paul" in text


def test_a_lot_is_told() -> None:
    e = read(described(opened(Practice(tie=Tie.DRAW))), marie="paul")
    e.heard().do(ev.LotDrawn, people=("zoe", "paul"), drawn="paul")
    assert "  - drawn by lot among Zoé and Paul: Paul" in text_of(e.record)


def test_nobody_is_found() -> None:
    e = read(described(opened())).heard()
    record = ended(e.do(ev.NobodyElected, end="vacant", reason="Tout le monde est pris").done())
    assert "nobody was found, the office is vacant: Tout le monde est pris" in text_of(record)


def test_it_is_postponed() -> None:
    from datetime import date

    e = described(opened())
    e.do(ev.NobodyElected, end="postponed", until=date(2026, 9, 1), reason="Après l’été")
    text = text_of(ended(e.done()))
    assert "- **Outcome:** election postponed to September 1, 2026: Après l’été" in text


def cut_short(e: lived.Evening) -> str:
    e.do(ev.ConsentAsked, question="close_now").no_objection()
    return text_of(e.record)


def test_cut_short_before_any_ballot_is_read_it_names_nobody() -> None:
    e = described(opened(Practice(ballots=Ballots.MASKED)))
    for by in e.state.stage.order[:3]:
        e.do(ev.BallotCast, by=by, nominee="zoe")
    text = text_of(e.record)
    assert "The election stopped before any ballot was read." in text
    assert "Zoé" not in text[text.index("## 1.") :]


def test_cut_short_during_the_reading_what_is_unread_stays_so() -> None:
    e = described(opened(Practice(ballots=Ballots.MASKED)))
    order = e.state.stage.order
    for by in order:
        e.do(ev.BallotCast, by=by, nominee="amina" if by == order[-1] else "zoe")
    e.do(ev.BallotsIn)
    for by in order[:3]:
        e.do(ev.Nominated, by=by, nominee="zoe", reasons="Sa clarté")
    text = text_of(e.record)
    assert "The election stopped during the reading: 2 ballots stay unread." in text
    assert "Amina" not in text[text.index("## 1.") :].replace("Amina proposes", "")


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("role", "The election stopped while the duties were being settled."),
        ("heard", "The election stopped once the reasons were heard"),
        ("proposed", "The election stopped before the circle consented to the person proposed."),
    ],
)
def test_how_far_it_came(until: str, said: str) -> None:
    e = opened()
    if until == "role":
        e.do(ev.RoleDescribed, office=BOTH)
    else:
        read(described(e))
    if until == "proposed":
        e.heard().do(ev.NomineeProposed, person="zoe", term=YEAR, reasons="Sa clarté")
    assert said in text_of(e.record)


def test_who_gives_an_office_up_is_told_with_their_words() -> None:
    e = opened().do(ev.SteppedDown, office="secretary", person="amina", reason="Je déménage")
    text = text_of(e.record)
    assert "## Offices given up" in text
    assert "- Amina gives up an office, secretary: Je déménage" in text


def test_an_office_of_a_sub_circle_and_who_sits_as_a_link(whole: MeetingRecord) -> None:
    person = next(member for member in whole.people if member.id == "luc")
    link = LinkedCircle(id="jardin", name="Jardin", second_link=person)
    told = whole.elections[0].model_copy(update={"circle": "jardin", "office": "leader"})
    text = text_of(whole.model_copy(update={"links": (link,), "elections": (told,)}))
    assert "**Election: leader (first link) · Jardin**" in text
    assert "Luc (second link (delegate), Jardin)" in text


def test_nothing_people_say_is_markup() -> None:
    said = Nomination(by="zoe", nominee="luc", reasons="[x](javascript:1) <b>*\n# non")
    told = ElectionRecord(item="i1", office="[/] <i>", said=(said,), why="- a\n- b")
    record = lived.first_evening().model_copy(update={"elections": (told,)})
    html = MarkdownIt("commonmark").render(text_of(record))
    assert "<b>" not in html
    assert "<i>" not in html
    assert "href" not in html
