"""The year 2026 of a practice circle of seven, its general circle and a group that grows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from lived_season import House, Play, filled, joined
from season_items import decide, elected, reviewed, rewritten, settled, talked, taught

from cercle_tui.meeting import between as bt
from cercle_tui.meeting.sending import referred
from cercle_tui.meeting.state import State
from cercle_tui.model.agenda import ItemOutcome
from cercle_tui.model.circle import CircleInfo, CircleKind
from cercle_tui.model.followup import Action
from cercle_tui.model.people import Mandate, Member, Standing
from cercle_tui.model.sending import Returned
from cercle_tui.model.tension_note import Taken, TensionNote, Way
from cercle_tui.model.term import Term
from cercle_tui.store.observations import OwnObservation, keep_observation
from cercle_tui.store.private_notes import PrivateNotes
from cercle_tui.store.yearbook import Fact, write_between, write_community
from cercle_tui.ui.home.changes import Facts
from cercle_tui.ui.links import sending_forms, tension_forms

GENERAL = CircleInfo(id="g0", slug="general", name="Général", letter="G",
                     kind=CircleKind.GENERAL, commitment=2)  # fmt: skip
HORIZON = CircleInfo(id="h0", slug="horizon", name="Horizon", letter="H", parent="g0",
                     commitment=8)  # fmt: skip
GROUP = CircleInfo(id="x0", slug="rive", name="Rive", letter="R", parent="g0",
                   kind=CircleKind.EXPLORATORY)  # fmt: skip
TODAY = date(2026, 12, 5)
EXPERT = Member(id="mar", name="Marguerite", standing=Standing.EXPERT)
PRIVATE = "inavouable"
"""A word of all that was marked private, and of nothing else."""
KEPT_IN = "silencieusement"
"""A word of the title of the one tension that still waits for an agenda."""

SCORES = (
    (3, 3, 3, 3, 3, 3, 3),
    (2, 3, 3, 4, 3, 3),
    (3, 3, 3, 3, 3, 3, 3),
    (2, 2, 3, 3, 3, 4, 4),
    (3, 4, 5, 5, 5, 5),
    (5, 4, 5, 4, 5, 4),
    (5, 4, 5, 4, 5, 4),
    (5, 5, 5, 5, 5, 2),
)


@dataclass
class Season:
    """What was seen on the way, for the tests to ask about."""

    house: House
    seen: dict[str, object] = field(default_factory=dict)
    meetings: list[State] = field(default_factory=list)
    heard: dict[str, tuple[Returned, ...]] = field(default_factory=dict)


def play_season(root: Path, cache: Path) -> Season:
    """Live the year, to December 5th."""
    season = Season(House(root, cache))
    _found(season.house)
    for part in (_winter, _spring, _helping, _summer, _autumn):
        part(season)
    season.house.on(TODAY.month, TODAY.day)
    return season


def files(root: Path) -> Iterator[Path]:
    """Return every file in a folder, however deep."""
    return (page for page in root.rglob("*") if page.is_file())


def _mandates(until: dict[str, tuple[str, date]]) -> list[Fact]:
    told = (Mandate(id=f"m-{office}", office=office, person=who, begins=date(2025, 12, 1),
                    ends=ends) for office, (who, ends) in until.items())  # fmt: skip
    return [(bt.OfficeFilled, {"mandate": mandate}) for mandate in told]


def _found(house: House) -> None:
    founded: list[Fact] = [(bt.CommunityFounded, {"name": "La Clairière"})]
    founded += [(bt.CircleFounded, {"circle": info}) for info in (GENERAL, HORIZON, GROUP)]
    late, far = date(2026, 11, 20), date(2027, 6, 30)
    offices = {"leader": ("ana", far), "facilitator": ("ben", date(2026, 9, 30)),
               "secretary": ("cleo", late), "second_link": ("dan", far)}  # fmt: skip
    above = {"leader": ("gil", far), "facilitator": ("hana", far), "secretary": ("ivan", far)}
    expert: Fact = (bt.MemberJoined, {"member": EXPERT})
    own = [*joined("Ana", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus"), expert, *_mandates(offices)]
    group = [*joined("Oli", "Pia", "Rex", "Sam", "Tea", "Uma"), expert]
    house.desk.folder.ensure()
    write_community(house.desk.folder, house.desk.clock, founded)
    for info, facts in ((GENERAL, [*joined("Gil", "Hana", "Ivan"), *_mandates(above)]),
                        (HORIZON, own), (GROUP, group)):  # fmt: skip
        write_between(house.desk.folder, info.slug, info.id, house.desk.clock, facts)


def _meet(season: Season, plays: dict[str, Play], **more: Any) -> State:
    """The practice circle's next meeting, with the scores it gave."""
    place = len(season.meetings)
    state = season.house.meet("horizon", plays, scores=SCORES[place], **more)
    season.meetings.append(state)
    season.heard[f"horizon {place + 1}"] = state.context.returned
    return state


def _winter(season: Season) -> None:
    """Three decisions; a learning commitment, heard back; a point referred to the parent."""
    house, ends = season.house, Term(until=date(2026, 11, 30))
    for title in ("Clés", "Pot commun", "Salle", "Lumières"):
        house.point("horizon", title, who="Ana")
    house.point("horizon", "Écouter", "theory")
    house.point("horizon", "Le toit", "explore", who="Eve", wanted="Une soumission")
    _private_tension(season)
    house.on(1, 15)
    _meet(season, {"Clés": decide("Une boîte à clés.", ends)}, then=(2026, 2, 12))
    house.on(2, 12)
    _meet(season, {"Pot commun": decide("Dix dollars par mois.", ends),
                   "Écouter": taught("ben", "Reformuler avant de répondre")},
          absent=("eve",), then=(2026, 3, 12))  # fmt: skip
    house.on(3, 12)
    season.seen["learning"] = [action.what for action in house.prepared("horizon").learning]
    _meet(season, {"Salle": decide("La salle du haut.", ends),
                   "Le toit": talked(ItemOutcome.REFERRED, to="Général")},
          heard={"Reformuler avant de répondre": "Trois fois"}, then=(2026, 4, 9))  # fmt: skip


def _private_tension(season: Season) -> None:
    """One that its bearer keeps; one that Fay will take to the circle."""
    house = season.house
    about, notes = house.about("horizon"), PrivateNotes(house.desk.folder)
    for who, fact in (("eve", f"Un geste {PRIVATE}"), ("fay", f"Un ton {PRIVATE}")):
        told = tension_forms.read_tension(filled(tension_forms.note_form(about), fact=fact))
        name = about.circle.members[who].name
        note = TensionNote(id=about.new_id(), circle="h0", bearer=who, name=name,
                           noted=house.now, tension=told)  # fmt: skip
        notes.save(note)
    notes.write_text(note, f"Pour Gus: un ton {PRIVATE}")


def _spring(season: Season) -> None:
    """The second link carries the roof up; the leader brings the compost down; Gus leaves."""
    house = season.house
    house.on(3, 14)
    about = house.about("horizon")
    link = next(link for link in about.circle.links if link.parent)
    (given,) = referred(about.circle)
    typed = filled(sending_forms.send_form(about, link, given), by="dan")
    house.note("horizon", sending_forms.read_send(about, link, given, typed))
    house.on(4, 2)
    state = house.meet("general", {"Le toit": talked(note="Deux mille dollars.")})
    season.seen["general members"] = {m.id: m.link for m in state.context.members}
    house.on(4, 9)
    _meet(season, {"Lumières": decide("On éteint en partant.", Term(months=6))},
          then=(2026, 5, 14))  # fmt: skip
    house.on(4, 12).change("horizon", "leave", who="Gus")
    house.on(4, 15).point("general", "Le compost", "explore", wanted="Un avis")
    about = house.about("general")
    link = next(link for link in about.circle.links if link.id == "h0")
    point = next(iter(about.circle.backlog.values()))
    typed = filled(sending_forms.send_form(about, link, point), by="ana")
    fact = sending_forms.read_send(about, link, point, typed)
    house.note("general", fact, (bt.PointTaken, {"item": point.id, "reason": "Envoyé"}))
    house.on(5, 14)
    action = Action(id="a-late", what="Poser les affiches", who=("dan",), due=date(2026, 7, 1))
    house.point("horizon", "Affiches")
    _meet(season, {"Le compost": talked(note="Oui, derrière."),
                   "Affiches": decide("Une par étage.", Term(months=24), action=action)},
          then=(2026, 6, 11))  # fmt: skip


def _helping(season: Season) -> None:
    """A helping circle made for the feast: it meets, reports back, and ends."""
    house = season.house
    feast = house.on(5, 16).point("horizon", "La fête", "explore", wanted="Un plan")
    house.change("horizon", "helping", name="Aide fête", source=feast, aim="Préparer la fête",
                 who="Eve, Fay, Hana", ends="2026-09-01", report="Ce qui a marché")  # fmt: skip
    slug = next(i.slug for i in house.desk.community().circles.values() if i.name == "Aide fête")
    season.seen["helping"] = slug
    season.seen["feast"] = feast
    house.note(slug, *_mandates({"facilitator": ("eve", date(2026, 12, 31)),
                                 "leader": ("fay", date(2026, 12, 31))}))  # fmt: skip
    house.on(5, 28).meet(slug, {"La fête": talked(note="Le 20 juin, au parc.")})
    house.on(6, 1).change(slug, "end", reason="C’est prêt", report="Le parc est réservé.")


def _summer(season: Season) -> None:
    """Fay's tension goes to the circle and is settled; the expert watches."""
    house = season.house
    notes = PrivateNotes(house.desk.folder)
    about, note = house.about("horizon"), next(n for n in notes.load() if n.bearer == "fay")
    typed = filled(tension_forms.circle_form(about, note), title="Nos tours", note="À dire")
    item = tension_forms.read_circle(about, note, typed)
    house.note("horizon", (bt.PointAdded, {"item": item}))
    taken = Taken(way=Way.BACKLOG, at=house.now, point=item.id)
    notes.save(note.model_copy(update={"taken": (taken,)}))
    typed |= {"title": f"On se tait {KEPT_IN}"}
    house.note("horizon", (bt.PointAdded, {"item": tension_forms.read_circle(about, note, typed)}))
    house.on(6, 11)
    _meet(season, {"Nos tours": settled("Chacun attend trois secondes."),
                   "Report: Aide fête": talked(note="Merci")}, then=(2026, 9, 10))  # fmt: skip
    house.on(6, 20)
    told = {"person": "mar", "on": date(2026, 6, 20), "text": "Les rondes respirent."}
    house.note("horizon", (bt.Observed, told))
    keep_observation(house.desk.folder, OwnObservation(circle="h0", person="mar",
                     on=date(2026, 6, 20), text=f"Un doute {PRIVATE}"))  # fmt: skip


def _autumn(season: Season) -> None:
    """An office succeeds, the group becomes a practice circle, decisions at term are reviewed."""
    house = season.house
    house.on(9, 10)
    season.seen["offered in September"] = list(house.offered("horizon"))
    _meet(season, {"Election: facilitator": elected("facilitator", "eve", {"ana": "fay"})},
          then=(2026, 11, 12))  # fmt: skip
    house.on(9, 15).change("rive", "kind", kind="practice")
    told = {"person": "mar", "on": date(2026, 10, 1), "text": "On décide mieux."}
    house.on(10, 1).note("horizon", (bt.Observed, told))
    house.note("rive", *_mandates({"facilitator": ("oli", date(2027, 6, 30))}))
    house.point("rive", "Nos débuts", "explore")
    house.on(10, 20).meet("rive", {"Nos débuts": talked()}, scores=(3, 4, 3, 4, 3, 4))
    house.on(11, 12)
    season.seen["offered in November"] = list(house.offered("horizon"))
    pot = next(k.decision.id for k in house.circle("horizon").decisions.values()
               if k.number == "H-2026-002")  # fmt: skip
    fees = rewritten("Quinze dollars par mois.", Term(months=12), pot)
    _meet(season, {"Review: H-2026-001 Clés": reviewed("keep", term=Term(months=12)),
                   "Review: H-2026-002 Pot commun": fees,
                   "Review: H-2026-003 Salle": reviewed("drop")}, then=(2027, 1, 14))  # fmt: skip
    added = Action(id="a-next", what="Relire les clés", who=("eve",), due=date(2027, 2, 1))
    house.on(11, 20).note("horizon", (bt.ActionAdded, {"action": added}))
    house.write("horizon", Facts(circle=((bt.OfficeVacated, {"mandate": "m-second_link",
                "on": date(2026, 11, 20), "reason": "Un congé"}),)))  # fmt: skip
