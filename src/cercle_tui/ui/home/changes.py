"""What can be changed between meetings: each a form, and the facts it writes down."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cercle_tui.locale import N_, Words
from cercle_tui.locale.formats import capital, day_time, duration
from cercle_tui.locale.names import name_of
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.community import Community
from cercle_tui.model.agenda import LONGEST, BacklogItem, ItemKind, Origin
from cercle_tui.model.circle import CircleInfo
from cercle_tui.model.people import Member, Standing
from cercle_tui.model.practice import PRESETS
from cercle_tui.store.yearbook import Fact
from cercle_tui.ui.home.founding import names_in, told_apart
from cercle_tui.ui.home.wizard import read_commitment, read_length, read_next
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.widgets.chooser import Choice
from cercle_tui.ui.widgets.fields import Field, Form, split_people

Values = Mapping[str, str]
NEW_CIRCLE, PRACTICE, GROWS, STORY = "new", "practice", "grows", "story"
"""Those that are no form: a screen of their own, and choices."""

_POINT_MINUTES = 15
_KINDS = (
    ItemKind.EXPLORE,
    ItemKind.DECIDE,
    ItemKind.REPORT,
    ItemKind.SHAPE,
    ItemKind.CODEVELOPMENT,
    ItemKind.THEORY,
    ItemKind.REVIEW,
    ItemKind.ELECT,
)
_ORIGINS = (Origin.NEED, Origin.IDEA, Origin.COUNTER_PROPOSAL)


@dataclass(frozen=True, slots=True)
class About:
    """The circle to change, the day where it lives, the language, and where ids come from."""

    words: Words
    circle: Circle
    today: date
    new_id: Callable[[], str]
    elsewhere: tuple[Member, ...] = ()
    """The people of the community's other circles who are not in this one."""
    community: Community = field(default_factory=Community)
    slugs: Callable[[], Iterable[str]] = tuple
    """The names of the folders that circles have."""

    @property
    def known(self) -> dict[str, Member]:
        """The people of other circles by their names, namesakes told apart."""
        return dict(zip(told_apart(m.name for m in self.elsewhere), self.elsewhere, strict=True))

    @property
    def labels(self) -> dict[str, str]:
        """The members' ids by their names, namesakes told apart."""
        members = self.circle.members.values()
        return dict(zip(told_apart(m.name for m in members), (m.id for m in members), strict=True))

    def person(self, field: str, typed: str, *, needed: bool = True) -> Member | None:
        """Return the one member named in a field; raises FieldWrong."""
        tr, labels = self.words.gettext, self.labels
        named = split_people(typed, labels)
        if len(named) > 1:
            raise FieldWrong(field, tr("One person only."))
        if not named and needed:
            raise FieldWrong(field, tr("This one is needed."))
        return self.circle.members[labels[named[0]]] if named else None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a form writes down, in the circle's book and in the community's."""

    circle: tuple[Fact, ...] = ()
    community: tuple[Fact, ...] = ()
    founded: tuple[CircleInfo, tuple[Fact, ...]] | None = None
    """A circle that begins, and what its own book begins with."""
    caution: str = ""
    """What is better looked at, in words; it is written down all the same."""


@dataclass(frozen=True, slots=True)
class Change:
    """`build` lays the form out; `read` turns its values into facts, or raises FieldWrong."""

    label: str
    help: str
    build: Callable[[About], Form]
    read: Callable[[About, Values], Facts]


def _people_field(about: About, label: str, hint: str = "") -> Field:
    return Field("who", label, "people", suggestions=tuple(about.labels), strict=True,
                 required=True, hint=hint)  # fmt: skip


def _point_form(about: About) -> Form:
    from cercle_tui.ui.home import reviewable

    words, tr = about.words, about.words.gettext
    fields = (
        Field("title", tr("Title"), "line", required=True),
        Field("origin", tr("What it is"), "choice", Origin.NEED.value,
              options=tuple((o.value, name_of(words, o)) for o in _ORIGINS)),
        Field("kind", tr("Kind"), "choice", ItemKind.EXPLORE.value,
              options=tuple((k.value, name_of(words, k)) for k in _KINDS)),
        Field("minutes", tr("Length"), "line", duration(_POINT_MINUTES)),
        Field("who", tr("Brought by"), "people", suggestions=tuple(about.labels), strict=True),
        Field("wanted", tr("Wanted outcome"), "line"),
        *reviewable.fields(words, about.circle),
    )  # fmt: skip
    return Form("point", tr("New point"), fields, tr("record"))


def _read_point(about: About, values: Values) -> Facts:
    from cercle_tui.ui.home import reviewable

    who = about.person("who", values["who"], needed=False)
    kind = ItemKind(values["kind"] or ItemKind.EXPLORE)
    item = BacklogItem(
        id=about.new_id(),
        title=values["title"],
        origin=Origin(values["origin"] or Origin.NEED),
        kind=kind,
        minutes=read_length(about.words, values["minutes"], _POINT_MINUTES, (1, LONGEST)),
        brought_by=who.id if who else "",
        wanted=values["wanted"],
    ).model_copy(update=reviewable.read(about.words, about.circle, kind, values))
    return Facts(circle=((bt.PointAdded, {"item": item}),))


def _describe_form(about: About) -> Form:
    tr, info = about.words.gettext, about.circle.info
    fields = (
        Field("name", tr("Name of the circle"), "line", info.name, required=True),
        Field("aim", tr("Its aim"), "line", info.aim),
        Field("minutes", tr("Length of a meeting"), "line", duration(info.meeting_minutes)),
        Field("commitment", tr("Meetings a year"), "number", str(info.commitment)),
    )
    return Form("describe", tr("The circle"), fields, tr("record"))


def _read_describe(about: About, values: Values) -> Facts:
    words, info = about.words, about.circle.info
    minutes = read_length(words, values["minutes"], info.meeting_minutes)
    commitment = read_commitment(words, values["commitment"], info.commitment)
    told = {"name": values["name"], "aim": values["aim"],
            "meeting_minutes": minutes, "commitment": commitment}  # fmt: skip
    changed = CircleInfo.model_validate(info.model_dump() | told)
    return Facts(community=((bt.CircleFounded, {"circle": changed}),))


def _standing_field(about: About, value: str = "", hint: str = "") -> Field:
    tr = about.words.gettext
    options = tuple((s.value, name_of(about.words, s)) for s in Standing)
    return Field("standing", tr("As"), "choice", value, options=options, hint=hint)


def _join_form(about: About) -> Form:
    tr = about.words.gettext
    known = tuple(about.known)
    names = Field("names", tr("Names"), "text", required=not known,
                  hint=tr("One name a line; a list can be pasted."))  # fmt: skip
    fields: tuple[Field, ...] = (names, _standing_field(about, Standing.MEMBER))
    if known:
        elsewhere = Field("known", tr("From our circles"), "people", suggestions=known, strict=True,
                          hint=tr("Someone who is in another circle already."))  # fmt: skip
        fields = (elsewhere, *fields)
    return Form("join", tr("Who joins"), fields, tr("record"))


def _read_join(about: About, values: Values) -> Facts:
    """Who is in another circle already stays the same person here."""
    standing, known = Standing(values["standing"] or Standing.MEMBER), about.known
    people = [known[label] for label in split_people(values.get("known", ""), known)]
    joining = [(person.id, person.name) for person in people]
    joining += [(about.new_id(), name) for name in names_in(values["names"])]
    if not joining:
        raise FieldWrong("names", about.words.gettext("This one is needed."))
    members = (
        Member(id=id, name=name, standing=standing, since=about.today) for id, name in joining
    )
    return Facts(circle=tuple((bt.MemberJoined, {"member": member}) for member in members))


def _correct_form(about: About) -> Form:
    tr = about.words.gettext
    stays = tr("Empty: it stays as it is.")
    fields = (
        _people_field(about, tr("Who")),
        Field("name", tr("Name"), "line", hint=stays),
        _standing_field(about, hint=stays),
    )
    return Form("correct", tr("A name or a standing"), fields, tr("record"))


def _read_correct(about: About, values: Values) -> Facts:
    who = about.person("who", values["who"])
    assert who is not None
    told = {"name": values["name"] or who.name, "standing": values["standing"] or who.standing}
    member = Member.model_validate(who.model_dump() | told)
    return Facts(circle=((bt.MemberJoined, {"member": member}),))


def _leave_form(about: About) -> Form:
    tr = about.words.gettext
    hint = tr("What they said and decided stays in the records.")
    return Form("leave", tr("Who leaves"), (_people_field(about, tr("Who"), hint),), tr("record"))


def _read_leave(about: About, values: Values) -> Facts:
    labels = about.labels
    return Facts(
        circle=tuple(
            (bt.MemberLeft, {"person": labels[name], "on": about.today})
            for name in split_people(values["who"], labels)
        )
    )


def _next_form(about: About) -> Form:
    words, tr, planned = about.words, about.words.gettext, about.circle.next_meeting
    fields = (
        Field("when", tr("Next meeting"), "line",
              day_time(words, planned.starts) if planned else "", required=True,
              hint=tr("A day and an hour: Thursday 10 December 7 pm.")),
        Field("place", tr("Place"), "line", planned.place if planned else ""),
    )  # fmt: skip
    return Form("next", tr("Next meeting"), fields, tr("record"))


def _read_next(about: About, values: Values) -> Facts:
    planned = read_next(about.words, values, about.today, about.circle.info.time_zone)
    return Facts(circle=((bt.MeetingPlanned, {"next": planned}),))


def practice_facts(preset: str) -> Facts:
    """Return the fact of a circle that takes up one of the practices."""
    return Facts(circle=((bt.PracticeSet, {"practice": PRESETS[preset]}),))


POINT = Change(N_("new point"), "", _point_form, _read_point)
CHANGES: dict[str, Change] = {
    "next": Change(N_("next meeting"), N_("Its day, hour and place."), _next_form, _read_next),
    "join": Change(N_("someone joins"), N_("One person, or a list."), _join_form, _read_join),
    "leave": Change(N_("someone leaves"), "", _leave_form, _read_leave),
    "correct": Change(N_("a name or a standing"),
                      N_("A slip in a name, a guest who becomes a member."),
                      _correct_form, _read_correct),
    "describe": Change(N_("name, aim, length"), N_("How the circle describes itself."),
                       _describe_form, _read_describe),
}  # fmt: skip


def change_choices(words: Words, circle: Circle, today: date) -> tuple[Choice, ...]:
    """Return all that can be changed, and founding another circle."""
    from cercle_tui.ui.follow.corrections import CORRECTIONS
    from cercle_tui.ui.home.late import offered
    from cercle_tui.ui.home.offices import OFFICES

    tr, changes = words.gettext, {**CHANGES, **OFFICES, **CORRECTIONS}
    return (
        *offered(words, circle, today),
        *(Choice(id, capital(tr(one.label)), help=tr(one.help)) for id, one in changes.items()),
        Choice(
            GROWS,
            tr("How the circle grows"),
            help=tr("A helping circle, another kind, a split, a rest, an end."),
        ),
        Choice(PRACTICE, tr("Practice"), help=tr("How the circle decides and elects.")),
        Choice(NEW_CIRCLE, tr("A new circle"), help=tr("A circle under this one.")),
    )


def change(id: str) -> Change:
    """Return a change by its form's id; raises KeyError."""
    from cercle_tui.ui.follow.corrections import CORRECTIONS
    from cercle_tui.ui.home.growing import GROWTH
    from cercle_tui.ui.home.late import LATE
    from cercle_tui.ui.home.offices import OFFICES

    known = {**CHANGES, **OFFICES, **CORRECTIONS, **LATE, **GROWTH}
    return POINT if id == "point" else known[id]
