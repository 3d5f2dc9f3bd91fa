"""The display widgets on a real screen: what they show, when they repaint, what a click says."""

import pytest
from home_support import each_at_a_size
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen

from cercle_tui.ui.styles import HORIZONTAL_BREAKPOINTS, VERTICAL_BREAKPOINTS, styles_dir
from cercle_tui.ui.themes import DARK, LIGHT
from cercle_tui.ui.widgets.bars import (
    KeyBar,
    LeftLine,
    StepLine,
    TopBar,
    paint_keys,
    paint_step,
    paint_top,
)
from cercle_tui.ui.widgets.canvas import Canvas
from cercle_tui.ui.widgets.frame import Card, Frame
from cercle_tui.ui.widgets.lettering import balanced, length, shorten, window, wrap
from cercle_tui.ui.widgets.listing import Listing, paint_listing
from cercle_tui.ui.widgets.rails import AgendaRail, RecordRail, paint_agenda, paint_record
from cercle_tui.ui.widgets.ring import Ring
from cercle_tui.ui.widgets.roster import Roster
from cercle_tui.ui.widgets.views import (
    AgendaEntry,
    AgendaState,
    AgendaView,
    CardLine,
    CardView,
    FrameView,
    KeyBarView,
    KeyView,
    ListingView,
    Mark,
    NoteView,
    RecordEntry,
    RecordView,
    RingView,
    Row,
    SeatView,
    StepView,
    Tone,
    TopView,
)

HOSTILE = [
    "[/",
    "[red]x",
    "[@click=app.quit]x",
    "\x1b[2J\x1b]0;x\x07",
    "N" * 200,
    "👩‍👩‍👧❤️",
    "עמית",
]
KEYS = KeyBarView(
    tuple(
        KeyView(key, label, f"do_{label[:3]}")
        for key, label in [
            ("Espace", "aucune objection"),
            ("o", "objection"),
            ("c", "préoccupation"),
            ("n", "note"),
            ("a", "suivi"),
            ("u", "annuler"),
            ("?", "aide"),
        ]
    )
)
TOP = TopView("Cercle Horizon", "rencontre du 23 novembre", "19:42", "42 min sur 2 h · fin 21 h 17")
LONG = "Une phrase de plus pour que ce soit long. " * 20


def line_text(line):
    return "".join(text for text, _ in line)


def text_of(widget):
    return [widget.render_line(y).text for y in range(widget.size.height)]


class Meeting(Screen[None]):
    """The meeting screen's widgets, as they are laid out there, and what they said."""

    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS
    CSS_PATH = styles_dir() / "meeting.tcss"

    def __init__(self, word: str = "Zoé") -> None:
        super().__init__()
        self.word = word
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        word = self.word
        seats = (SeatView(word, lit=True), SeatView("Luc", Mark.DONE), SeatView("Ève"))
        entry = AgendaEntry(word, word, 20, AgendaState.NOW, 0.6)
        yield TopBar(TopView(word, word, "19:42", word, word))
        with Horizontal():
            yield AgendaRail(AgendaView(word, (entry,), (entry,), (entry,)))
            with Vertical(id="stage"):
                yield StepLine(StepView(word, word, word))
                yield Ring(RingView(seats, word, word, word))
                yield Frame(FrameView(word, word, word))
                yield LeftLine(NoteView(word))
            yield RecordRail(RecordView(word, (RecordEntry(Tone.OK, word, word),)))
        yield KeyBar(KEYS)

    @on(Ring.Clicked)
    @on(KeyBar.Pressed)
    def note(self, message: Message) -> None:
        self.said.append(message)


class Other(Screen[None]):
    """The remaining widgets."""

    CSS = "Listing, Roster { height: 6; }"

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        word = self.word
        rows = (Row("a", Mark.DONE, word, word, word), Row("b", text=word, lit=True, lead=word))
        yield Listing(ListingView(word, rows))
        yield Listing(ListingView(word, (Row("c", text=word, to=word, sub=word),), arrows=True))
        yield Roster(RingView((SeatView(word, lit=True, note=word),), word))
        yield Card(CardView(word, (CardLine(word, word, word, action="go"),)))

    @on(Listing.Clicked)
    @on(Roster.Clicked)
    @on(Card.Pressed)
    def note(self, message: Message) -> None:
        self.said.append(message)


class Shown(App[None]):
    """An app that shows one screen."""

    CSS_PATH = styles_dir() / "base.tcss"

    def __init__(self, screen: Screen[None]) -> None:
        super().__init__()
        self.shown = screen
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name

    def on_mount(self) -> None:
        self.push_screen(self.shown)


@pytest.mark.parametrize(("word", "size"), each_at_a_size(HOSTILE, [(80, 24), (160, 45)]))
async def test_hostile_text_is_only_text(word, size):
    for screen in (Meeting(word), Other(word)):
        app = Shown(screen)
        async with app.run_test(size=size):
            for widget in screen.query(Canvas):
                strips = [widget.render_line(y) for y in range(widget.size.height)]
                assert {strip.cell_length for strip in strips} <= {widget.size.width}
                assert "\x1b" not in "".join(strip.text for strip in strips)
                assert not widget.can_focus
            shown = "\n".join(strip.text for strip in screen._compositor.render_strips())
            assert "\x1b" not in shown
            assert screen.focused is None
            if word.startswith("["):
                assert word in shown


@pytest.mark.parametrize(
    ("size", "agenda", "record"),
    [((80, 24), False, False), ((120, 36), True, False), ((160, 45), True, True)],
)
async def test_rails_come_with_width(size, agenda, record):
    screen = Meeting()
    async with Shown(screen).run_test(size=size):
        assert bool(screen.query_one(AgendaRail).size.width) is agenda
        assert bool(screen.query_one(RecordRail).size.width) is record
        screen.add_class("-projector")
        await screen.app.animator.wait_until_complete()
        assert not screen.query_one(AgendaRail).display


async def test_the_frame_takes_nine_rows_at_most_on_a_small_screen_and_leaves_the_ring_room():
    screen = Meeting()
    async with Shown(screen).run_test(size=(80, 24)) as pilot:
        frame = screen.query_one(Frame)
        frame.view = FrameView("Proposition [/", LONG, "jusqu’au 23 mai")
        await pilot.pause()
        assert frame.outer_size.height == 9
        assert screen.query_one(Ring).size.height >= 10
        assert text_of(frame)[-1].rstrip().endswith("…")
        frame.turn(1)
        assert text_of(frame)[0].rstrip().endswith("…")
        frame.turn(999)
        assert text_of(frame)[-1].strip().endswith("long.")
        frame.view = FrameView("Proposition", "Autre texte.")
        await pilot.pause()
        assert text_of(frame) == ["Autre texte.".ljust(frame.size.width)]
        frame.view = FrameView()
        await pilot.pause()
        assert not frame.display


async def test_a_difference_is_never_told_by_colour_alone():
    screen = Meeting()
    async with Shown(screen).run_test(size=(80, 24)) as pilot:
        frame = screen.query_one(Frame)
        frame.view = FrameView(
            "v2", diff=(("same", "le "), ("removed", "jeudi"), ("added", "mardi"))
        )
        await pilot.pause()
        styles = {segment.text: segment.style for segment in frame.render_line(0)}
        assert styles["jeudi"].strike
        assert styles["mardi"].underline
        screen.app.add_class("-ascii")
        assert text_of(frame)[0].strip() == "le [-jeudi-] {+mardi+}"


async def test_a_widget_paints_again_only_when_what_it_shows_changed():
    painted: list[RingView] = []

    class Counted(Ring):
        def paint(self, view, width, height):
            painted.append(view)
            return super().paint(view, width, height)

    class One(Screen[None]):
        def compose(self) -> ComposeResult:
            yield Counted(RingView((SeatView("Zoé"),), "Quoi?"))

    screen = One()
    async with Shown(screen).run_test(size=(80, 24)) as pilot:
        ring = screen.query_one(Counted)
        before = len(painted)
        ring.view = RingView((SeatView("Zoé"),), "Quoi?")
        ring.refresh()
        await pilot.pause()
        assert len(painted) == before
        ring.view = RingView((SeatView("Zoé", lit=True),), "Quoi?")
        await pilot.pause()
        assert len(painted) == before + 1
        lit = next(s.style for s in ring.render_line(0) if "Zoé" in s.text)
        screen.app.theme = LIGHT.name
        await pilot.pause()
        other = next(s.style for s in ring.render_line(0) if "Zoé" in s.text)
        assert lit.color != other.color


async def test_a_click_says_who_or_what():
    screen = Meeting()
    async with Shown(screen).run_test(size=(80, 24)) as pilot:
        ring = screen.query_one(Ring)
        row = next(y for y, text in enumerate(text_of(ring)) if "Luc" in text)
        await pilot.click(Ring, offset=(text_of(ring)[row].index("Luc"), row))
        await pilot.click(Ring, offset=(0, 0))
        await pilot.click(KeyBar, offset=(2, 0))
        ring_said, key_said = screen.said
        assert isinstance(ring_said, Ring.Clicked)
        assert ring_said.index == 1
        assert isinstance(key_said, KeyBar.Pressed)
        assert key_said.action == "do_auc"


async def test_rows_cards_and_columns_can_be_clicked():
    screen = Other("Zoé")
    async with Shown(screen).run_test(size=(80, 48)) as pilot:
        listing = screen.query(Listing).first()
        row = next(y for y, text in enumerate(text_of(listing)) if "▶" in text)
        await pilot.click(listing, offset=(6, row))
        roster = screen.query_one(Roster)
        row = next(y for y, text in enumerate(text_of(roster)) if "▶" in text)
        await pilot.click(roster, offset=(3, row))
        await pilot.click(Card, offset=(6, 1))
        assert [type(said) for said in screen.said] == [
            Listing.Clicked,
            Roster.Clicked,
            Card.Pressed,
        ]
        assert screen.said[0].id == "b"
        assert screen.said[2].action == "go"


def test_the_footer_shows_whole_keys_and_always_help():
    for width in range(20, 160):
        text = line_text(paint_keys(KEYS, width).lines[0])
        assert cell_len(text.rstrip()) <= width
        assert text.rstrip().endswith("? aide")
        for key in KEYS.keys:
            assert f"{key.key} {key.label}  " in text or f"{key.key} {key.label[:2]}" not in text


def test_in_the_top_bar_the_clock_wins_and_nothing_collides():
    for width in range(24, 160):
        text = line_text(paint_top(TOP, width))
        assert cell_len(text) <= width
        assert " 19:42 " in text
        left = text.split("19:42")[0]
        assert left.endswith("   ")
        alerted = line_text(
            paint_top(TopView("Horizon", clock="19:42", alert="non enregistré"), 60)
        )
        assert " ! non enregistré " in alerted


def test_the_step_is_whole_and_the_item_gives_way():
    for width in range(20, 120):
        text = line_text(paint_step(StepView("2 · Calendrier", "Tour de table", "5 / 7"), width))
        assert cell_len(text) <= max(width, 22)
        assert "TOUR DE TABLE   5 / 7" in text


def test_a_long_list_keeps_its_lit_row_in_sight():
    rows = tuple(Row(str(i), Mark.OPEN, f"Rang {i}", lit=i == 60) for i in range(100))
    picture = paint_listing(ListingView("Quoi?", rows), 80, 12)
    text = [line_text(line) for line in picture.lines]
    assert len(text) <= 12
    assert any("▶" in line and "Rang 60" in line for line in text)
    assert any("… 5" in line for line in text)
    assert {spot.what for spot in picture.spots} <= {row.id for row in rows}


def test_eight_nominations_with_a_long_reason_fit_a_small_screen():
    rows = tuple(
        Row(str(i), text=f"Nom{i}", to="Zoé", sub=LONG if i < 3 else "calme", lit=i == 7)
        for i in range(8)
    )
    text = [
        line_text(line)
        for line in paint_listing(ListingView("Qui?", rows, arrows=True), 78, 14).lines
    ]
    assert len(text) <= 14
    assert all(any(f"Nom{i}" in line for line in text) for i in range(8))


def test_the_agenda_says_where_the_circle_stands():
    entries = (
        AgendaEntry("1", "Suivis", 5, AgendaState.DONE),
        AgendaEntry("2", "Calendrier", 20, AgendaState.NOW, 0.5),
        AgendaEntry("3", "Élection", 30),
    )
    lines = paint_agenda(AgendaView("Ordre du jour", items=entries), 26, 20).lines
    text = [line_text(line) for line in lines]
    assert text[0] == "ORDRE DU JOUR"
    assert text[2].startswith("✓ 1 Suivis")
    assert text[3].startswith("▶ 2 Calendrier")
    assert text[3].endswith("20")
    assert text[4].count("━") == text[4].count("─") == 12
    over = AgendaEntry("2", "Calendrier", 20, AgendaState.NOW, 1.4)
    assert line_text(paint_agenda(AgendaView("", items=(over,)), 26, 20).lines[1]).endswith("!")
    many = tuple(
        AgendaEntry(str(i), f"Point {i}", 5, AgendaState.NOW if i == 30 else AgendaState.AHEAD)
        for i in range(50)
    )
    lines = paint_agenda(AgendaView("Ordre", items=many), 26, 12).lines
    assert len(lines) <= 12
    assert any("Point 30" in line_text(line) for line in lines)


def test_the_record_ends_with_the_newest():
    entries = tuple(RecordEntry(Tone.TITLE, "Note", f"numéro {i} " + LONG[:60]) for i in range(50))
    lines = paint_record(RecordView("Consigné", entries), 30, 20).lines
    assert len(lines) == 20
    assert "numéro 49" in " ".join(map(line_text, lines))
    assert (
        line_text(paint_record(RecordView("", (), "Rien encore"), 30, 5).lines[0]) == "Rien encore"
    )


def test_what_wraps_in_a_card_hangs_under_its_text():
    lines = (CardLine("Boîte à clés du local, qui ouvre et ferme", "12 déc."),)
    text = [line_text(line) for line in Card().paint(CardView("Dû", lines), 30, 0).lines]
    assert text[0].startswith("12 déc.  Boîte")
    assert len(text) > 1
    assert all(line.startswith(" " * 9) for line in text[1:])


words = st.text(alphabet="ab é漢,.!?\u00a0\n ", max_size=200)


@given(words, st.integers(2, 60))
def test_wrapping_keeps_every_word_within_the_width(text, width):
    lines = wrap([(text[:7], Tone.PLAIN), (text[7:], Tone.OK)], width)
    assert all(length(line) <= width for line in lines if "".join(t for t, _ in line).strip())
    joined = "".join(line_text(line) for line in lines)
    assert "".join(joined.split()) == "".join(text.split())


@settings(max_examples=60)
@given(words, st.integers(2, 60))
def test_balancing_takes_no_more_lines_than_wrapping(text, width):
    text = " ".join(text.split("\n"))
    lines = balanced(text, width)
    assert len(lines) <= max(1, len(wrap([(text, Tone.PLAIN)], width)))
    assert all(cell_len(line) <= width for line in lines if line.strip())
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(max_size=60), st.integers(0, 30), st.booleans())
def test_shortening_never_exceeds_the_width(text, width, ascii):
    assert cell_len(shorten(text, width, ascii)) <= width


@given(st.lists(st.integers(1, 4), min_size=1, max_size=60), st.integers(4, 20), st.integers(0, 59))
def test_a_window_holds_its_focus_and_fits(heights, room, focus):
    seen = window(heights, room, focus)
    assert min(focus, len(heights) - 1) in seen
    assert sum(heights[index] for index in seen) <= room
