"""Draw the pictures of the README: the app itself, without a terminal, over made-up circles."""

import argparse
import asyncio
import itertools
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from cercle_tui.locale import words_for
from cercle_tui.meeting import between as bt
from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import AgendaItem, ItemKind
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.decision import Answer, Version
from cercle_tui.model.people import Mandate, Member
from cercle_tui.model.term import Term
from cercle_tui.store.clock import Clock
from cercle_tui.store.demo import make_demo
from cercle_tui.store.folder import DataFolder
from cercle_tui.store.yearbook import write_between, write_community
from cercle_tui.ui.app import CercleApp
from cercle_tui.ui.desk import Desk
from cercle_tui.ui.meeting.here import Record
from cercle_tui.ui.screens.meeting import MeetingScreen

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SIZE = (120, 36)
OPENING = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
"""The 23rd of November at 19:00 in Montréal."""

INFO = CircleInfo(
    id="horizon", slug="horizon", name="Cercle Horizon", letter="H",
    aim="Que chaque voix du quartier compte dans ce qu’on y bâtit.",
)  # fmt: skip
PEOPLE = {
    "marie": "Marie", "luc": "Luc", "paul": "Paul", "amina": "Amina",
    "jean": "Jean", "noemie": "Noémie", "francois": "François", "zoe": "Zoé",
}  # fmt: skip
OFFICES = {"leader": "jean", "facilitator": "zoe", "secretary": "noemie", "second_link": "amina"}
AGENDA = (
    ("Suivis du jardin", ItemKind.REPORT, 5, "marie"),
    ("Calendrier", ItemKind.DECIDE, 20, "luc"),
    ("Accueil", ItemKind.EXPLORE, 30, "jean"),
    ("Fête du voisinage", ItemKind.EXPLORE, 20, "noemie"),
)
ELECTION = (
    ("Suivis du jardin", ItemKind.REPORT, 5, "marie"),
    ("Second lien", ItemKind.ELECT, 30, "jean"),
    ("Accueil", ItemKind.EXPLORE, 30, "jean"),
)
DUTIES = "Porter la vue du cercle au cercle général, et en revenir avec des nouvelles."
CRITERIA = ("Porte notre voix", "Résume sans trahir", "Ose dire non")
NOMINATIONS = {
    "paul": ("amina", "Calme quand ça chauffe."),
    "amina": ("zoe", "Voit loin; sait attendre."),
    "jean": ("noemie", "Résume en trois phrases, et on s’y retrouve."),
    "noemie": ("amina", "Écoute tout le monde; connaît le cercle général."),
    "francois": ("zoe", "Dit ce qui ne va pas sans blesser."),
}
"""Who names whom and why, as the round goes; the ballots of the others are still to read."""
FIRST = Version(
    title="Calendrier des rencontres",
    text="Nous nous réunissons le deuxième jeudi du mois, de 19\u00a0h à 21\u00a0h, chez Luc.",
    why="On perd une semaine par mois à chercher une date.",
    term=Term(until=date(2027, 5, 23)),
    responsible=("luc",),
    measures=("au moins six membres présents",),
)
SECOND = FIRST.model_copy(
    update={
        "number": 2,
        "text": "Nous nous réunissons le deuxième jeudi du mois, de 19\u00a0h à 21\u00a0h, chez"
        " l’une ou l’autre à tour de rôle; en ligne s’il neige.",
    }
)
SAID = {
    Answer.CONCERN: "Qu’on oublie de prévenir les personnes invitées.",
    Answer.OBJECTION: "Le jeudi, je n’ai personne pour garder les enfants.",
}


class Moment:
    """A clock that stands still until it is told to go on."""

    def __init__(self, start: datetime) -> None:
        self.now = start
        self._drawn = itertools.count(1)
        self.clock = Clock(
            now=lambda: self.now, entropy=lambda n: next(self._drawn).to_bytes(n, "big")
        )

    def forward(self, minutes: float) -> None:
        """Let minutes pass."""
        self.now += timedelta(minutes=minutes)


def desk_of(root: Path, moment: Moment) -> Desk:
    """Return a desk over `root` whose keys are never held down."""
    seconds = itertools.count(0, 10)
    return Desk(
        DataFolder(root), words_for("fr"), moment.clock, env={}, monotonic=lambda: next(seconds)
    )


def found_circle(
    root: Path, moment: Moment, agenda: tuple[tuple[str, ItemKind, int, str], ...] = AGENDA
) -> None:
    """Write the made-up circle: who, offices, and the agenda of tonight."""
    folder, clock, day = DataFolder(root), moment.clock, date(2025, 11, 24)
    folder.ensure()
    members = [
        (bt.MemberJoined, {"member": Member(id=person, name=name)})
        for person, name in PEOPLE.items()
    ]
    offices = [
        (bt.OfficeFilled, {"mandate": Mandate(id=f"m-{office}", office=office, person=person,
                                              begins=day, ends=date(2027, 5, 24))})
        for office, person in OFFICES.items()
    ]  # fmt: skip
    items = tuple(
        AgendaItem(id=f"i{n}", title=title, kind=kind, minutes=minutes, brought_by=person)
        for n, (title, kind, minutes, person) in enumerate(agenda, 1)
    )
    write_between(folder, INFO.slug, INFO.id, clock,
                  [*members, *offices, (bt.AgendaPrepared, {"items": items})])  # fmt: skip
    write_community(folder, clock, [
        (bt.CommunityFounded, {"name": "Quartier des Érables"}),
        (bt.CircleFounded, {"circle": INFO}),
    ])  # fmt: skip


class Keys:
    """A keyboard at which time passes with each key."""

    def __init__(self, pilot: Pilot[None], moment: Moment) -> None:
        self.pilot, self.moment = pilot, moment

    async def __call__(self, *keys: str, minutes: float = 0.0) -> None:
        for key in keys:
            self.moment.forward(minutes)
            await self.pilot.press(key)


async def open_second_item(press: Keys) -> MeetingScreen:
    """Go by the keys from who is here, through a report, to the second item of the agenda."""
    await press("t", "enter", minutes=0.5)  # everyone is here
    await press(*["space"] * len(PEOPLE), "enter", minutes=1.2)  # the opening round
    await press("space", "enter", minutes=0.5)  # how long, announcements
    await press("enter", "enter", "space", minutes=0.5)  # next meeting, agenda, consent to it
    await press("space", "enter", "t", "enter", "enter", minutes=1.0)  # a report
    press.moment.now = OPENING + timedelta(minutes=29)
    await press("space")
    screen = press.pilot.app.screen
    assert isinstance(screen, MeetingScreen)
    return screen


async def hold_consent_round(pilot: Pilot[None], moment: Moment) -> None:
    """Go by the keys from who is here to the middle of a consent round."""
    press = Keys(pilot, moment)
    screen = await open_second_item(press)
    proposal = {"proposal": "p1", "author": "luc", "version": FIRST}
    screen.perform(Record(ev.ProposalMade, proposal))
    await press("enter", "t", "enter", minutes=1.0)
    await press(*["space"] * len(PEOPLE), "enter", minutes=1.0)
    screen.perform(Record(ev.Amended, {"version": SECOND}))
    await press("enter", "tab")
    for answer in (Answer.CONCERN, Answer.NO_OBJECTION, Answer.OBJECTION):
        facts = {"people": (screen.cursor,), "answer": answer, "reason": SAID.get(answer, "")}
        screen.perform(Record(ev.Answered, facts))
    moment.now = OPENING + timedelta(minutes=42)
    screen.redraw()
    await pilot.pause()


async def hold_nomination_round(pilot: Pilot[None], moment: Moment) -> None:
    """Go by the keys from who is here to the middle of a nomination round."""
    press = Keys(pilot, moment)
    screen = await open_second_item(press)
    office = {"office": "second_link", "duties": DUTIES, "term": Term(months=12)}
    screen.perform(Record(ev.RoleDescribed, office))
    await press("enter", "space", "space", minutes=0.5)  # duties and term, with consent
    for criterion in CRITERIA:
        screen.perform(Record(ev.LineAdded, {"step": "criteria", "text": criterion}))
    await press("enter", "space", "space", minutes=0.5)  # criteria; the ballots are in
    for by, (nominee, reasons) in NOMINATIONS.items():
        facts = {"by": by, "nominee": nominee, "reasons": reasons}
        screen.perform(Record(ev.Nominated, facts))
    moment.now = OPENING + timedelta(minutes=42)
    screen.redraw()
    await pilot.pause()


async def draw(app: CercleApp, name: str, act: Callable[[Pilot[None]], Awaitable[None]]) -> None:
    """Run the app, let `act` bring it where the picture is taken, and save the picture."""
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await act(pilot)
        await app.workers.wait_for_complete()
        await pilot.pause()
        drawn = app.export_screenshot(title="cercle")
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / f"{name}.svg").write_text(plain_fonts(drawn), encoding="utf-8")


def plain_fonts(drawn: str) -> str:
    """Return the picture with the fonts of whoever looks at it: nothing is fetched."""
    kept = re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", drawn, flags=re.DOTALL)
    lines = (line.rstrip() for line in kept.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


async def show_horizon(pilot: Pilot[None]) -> None:
    """From the top of the tree to the circle whose meeting is about to start."""
    await pilot.press("down")


async def stay(_pilot: Pilot[None]) -> None:
    """Stay where the app starts."""


async def meeting(root: Path) -> None:
    """The middle of a consent round."""
    moment = Moment(OPENING)
    found_circle(root, moment)
    desk = desk_of(root, moment)

    async def act(pilot: Pilot[None]) -> None:
        await hold_consent_round(pilot, moment)

    await draw(CercleApp(desk, lambda app: app.enter_meeting(INFO)), "meeting", act)


async def nominations(root: Path) -> None:
    """The grid of nominations, some of the ballots read."""
    moment = Moment(OPENING)
    found_circle(root, moment, ELECTION)
    desk = desk_of(root, moment)

    async def act(pilot: Pilot[None]) -> None:
        await hold_nomination_round(pilot, moment)

    await draw(CercleApp(desk, lambda app: app.enter_meeting(INFO)), "nominations", act)


async def home(root: Path) -> None:
    """The dashboard of the demonstration."""
    moment = Moment(OPENING)
    make_demo(DataFolder(root), moment.clock, "fr")
    await draw(
        CercleApp(desk_of(root, moment), lambda app: app.push_screen(app.home())),
        "home",
        show_horizon,
    )


async def register(root: Path) -> None:
    """The register of the demonstration, searched."""
    from cercle_tui.ui.screens.register import RegisterScreen

    moment = Moment(OPENING)
    make_demo(DataFolder(root), moment.clock, "fr")
    desk = desk_of(root, moment)
    app = CercleApp(desk, lambda app: app.show(RegisterScreen(desk)))

    async def act(pilot: Pilot[None]) -> None:
        await app.workers.wait_for_complete()
        await pilot.press(*"rapport")
        for _ in range(3):
            await app.workers.wait_for_complete()
            await pilot.pause()

    await draw(app, "register", act)


async def replay(root: Path) -> None:
    """A meeting of the demonstration, walked again up to an objection."""
    from cercle_tui.ui.screens.replay import ReplayScreen

    moment = Moment(OPENING)
    make_demo(DataFolder(root), moment.clock, "fr")
    desk = desk_of(root, moment)
    info = desk.community().circles["horizon"]
    projection = desk.projection(info)
    path = next(
        projection.meeting_path(record.id)
        for record in reversed(projection.circle.meetings)
        if any(decision.objections for decision in record.decisions)
    )
    assert path is not None
    app = CercleApp(desk, lambda app: app.show(ReplayScreen(desk, info, path)))

    async def act(pilot: Pilot[None]) -> None:
        screen = app.screen
        for _ in range(400):
            await app.workers.wait_for_complete()
            step = getattr(screen, "here", None)
            if step is not None and step.state.stage.answers and step.step == "consent":
                break
            await pilot.press("space")
        await pilot.press(*["space"] * 4)

    await draw(app, "replay", act)


PICTURES = {
    "meeting": meeting,
    "nominations": nominations,
    "home": home,
    "register": register,
    "replay": replay,
}


def main(arguments: list[str] | None = None) -> int:
    """Draw the pictures named, or all; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="*", metavar="PICTURE", help=", ".join(PICTURES))
    names = parser.parse_args(arguments).pictures or list(PICTURES)
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(PICTURES[name](Path(folder) / "data"))
        print(f"docs/images/{name}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
