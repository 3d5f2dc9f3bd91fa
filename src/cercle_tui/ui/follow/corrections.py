"""What can be put right of a circle between meetings: days of coming and going, seats, terms."""

from cercle_tui.locale import N_
from cercle_tui.locale.formats import capital, full_date
from cercle_tui.locale.names import office_name
from cercle_tui.meeting import between as bt
from cercle_tui.model.people import Mandate
from cercle_tui.register.people import known_names
from cercle_tui.store.yearbook import Fact
from cercle_tui.ui.follow.action_forms import typed_date
from cercle_tui.ui.home.changes import About, Change, Facts, Values
from cercle_tui.ui.home.founding import told_apart
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.widgets.fields import Field, Form, split_people

# When someone came and left


def _everyone(about: About) -> dict[str, str]:
    """The ids of who is or was in the circle, by name: members first, namesakes told apart."""
    stays = {id: told[-1].member.name for id, told in about.circle.stays.items()}
    members = {member.id: member.name for member in about.circle.members.values()}
    people = {**members, **{id: name for id, name in stays.items() if id not in members}}
    return dict(zip(told_apart(people.values()), people, strict=True))


def _days_form(about: About) -> Form:
    tr = about.words.gettext
    stays = tr("Empty: it stays as it is.")
    fields = (
        Field("who", tr("Who"), "people", suggestions=tuple(_everyone(about)), strict=True,
              required=True),
        Field("since", tr("Came on"), "line", hint=stays),
        Field("until", tr("Left on"), "line", hint=stays),
    )  # fmt: skip
    return Form("days", tr("When someone came or left"), fields, tr("record"))


def _read_days(about: About, values: Values) -> Facts:
    """A day of leaving for who is in the circle is theirs to say: it makes them leave."""
    tr, people = about.words.gettext, _everyone(about)
    names = split_people(values["who"], people)
    if len(names) > 1:
        raise FieldWrong("who", tr("One person only."))
    person = people[names[0]]
    since, until = (typed_date(about, values, field) for field in ("since", "until"))
    told = about.circle.stays.get(person, ())
    member = about.circle.members.get(person) or told[-1].member
    came = since or (told[-1].since if told else None)
    gone = until or about.circle.gone.get(person)
    if came and gone and gone < came:
        raise FieldWrong("until" if until else "since", tr("They would have left before coming."))
    if since is None and until is None:
        raise FieldWrong("since", tr("This one is needed."))
    facts: list[Fact] = []
    if since is not None:
        corrected = member.model_copy(update={"since": since})
        facts.append((bt.MemberJoined, {"member": corrected}))
    if until is not None or (since is not None and gone is not None):
        facts.append((bt.MemberLeft, {"person": person, "on": gone}))
    return Facts(circle=tuple(facts))


# Seats


def _seats_form(about: About) -> Form:
    tr, labels = about.words.gettext, about.labels
    seats = Field("seats", tr("In this order"), "people", ", ".join(labels),
                  suggestions=tuple(labels), strict=True, required=True,
                  hint=tr("Clockwise; who is left out comes after."))  # fmt: skip
    return Form("seats", tr("How members sit"), (seats,), tr("record"))


def _read_seats(about: About, values: Values) -> Facts:
    labels = about.labels
    people = tuple(labels[name] for name in split_people(values["seats"], labels))
    return Facts(circle=((bt.SeatsOrdered, {"people": people}),))


# Terms of office


def _mandates(about: About) -> dict[str, Mandate]:
    """The mandates in the circle's own books, by what they are called, the latest first."""
    names, words = known_names(about.circle), about.words
    own = [m for m in about.circle.mandates.values() if not m.elected_by][::-1]
    labels = told_apart(
        f"{capital(office_name(words, m.office))} · {names.get(m.person, m.person)} · "
        f"{full_date(words, m.begins)}"
        for m in own
    )
    return dict(zip(labels, own, strict=True))


def _mandate_form(about: About) -> Form:
    tr, known = about.words.gettext, _mandates(about)
    stays = tr("Empty: it stays as it is.")
    options = tuple((mandate.id, label) for label, mandate in known.items())
    fields = (
        Field("mandate", tr("Office"), "choice", options[0][0] if options else "",
              options=options, required=True),
        Field("who", tr("Held by"), "people", suggestions=tuple(about.labels), strict=True,
              hint=stays),
        Field("begins", tr("From"), "line", hint=stays),
        Field("ends", tr("Until"), "line", hint=stays),
    )  # fmt: skip
    return Form("term", tr("A slip in a term of office"), fields, tr("record"))


def _read_mandate(about: About, values: Values) -> Facts:
    tr = about.words.gettext
    held = about.circle.mandates.get(values["mandate"])
    if held is None:
        raise FieldWrong("mandate", tr("This one is needed."))
    who = about.person("who", values["who"], needed=False)
    begins = typed_date(about, values, "begins") or held.begins
    ends = typed_date(about, values, "ends") or held.ends
    if ends < begins:
        raise FieldWrong("ends", tr("The period ends before it begins."))
    told = {"mandate": held.id, "person": who.id if who else held.person,
            "begins": begins, "ends": ends}  # fmt: skip
    return Facts(circle=((bt.MandateCorrected, told),))


CORRECTIONS: dict[str, Change] = {
    "days": Change(N_("when someone came or left"), N_("A day put right, of now or of long ago."),
                   _days_form, _read_days),
    "seats": Change(N_("how members sit"), N_("The order of the rounds, clockwise."),
                    _seats_form, _read_seats),
    "term": Change(N_("a slip in a term of office"), N_("Who holds it, from when until when."),
                   _mandate_form, _read_mandate),
}  # fmt: skip
