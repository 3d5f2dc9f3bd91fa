"""Forms of the double link: a point to send to a linked circle, an answer to one received."""

from collections.abc import Mapping
from datetime import date

from cercle_tui.locale import Words
from cercle_tui.locale.formats import capital, duration
from cercle_tui.locale.names import name_of, office_name
from cercle_tui.meeting import between as bt
from cercle_tui.meeting.circle import Circle
from cercle_tui.meeting.links import LINKS
from cercle_tui.meeting.sending import Referred
from cercle_tui.model.agenda import LONGEST, BacklogItem, ItemKind
from cercle_tui.model.circle import LinkedCircle
from cercle_tui.model.people import Member, parts
from cercle_tui.model.sending import Sent
from cercle_tui.store.yearbook import Fact
from cercle_tui.ui.home.changes import About
from cercle_tui.ui.home.wizard import read_length
from cercle_tui.ui.widgets.fields import Field, Form, fold

Values = Mapping[str, str]
SEND, ANSWER = "send", "answer"
_MINUTES = 15
_YES, _NO = "yes", "no"
_KINDS = (ItemKind.EXPLORE, ItemKind.DECIDE, ItemKind.REPORT, ItemKind.SHAPE, ItemKind.TENSION)


def carriers(circle: Circle, link: LinkedCircle, on: date) -> tuple[tuple[str, Member], ...]:
    """Return who carries a double link on a day, as (office, person): the sub-circle's links."""
    if link.parent:
        held = {part: mandate.person for mandate in circle.holders(on)
                for part in parts(mandate.office)}  # fmt: skip
        found = [(office, circle.members.get(held.get(office, ""))) for office in LINKS]
    else:
        found = list(zip(LINKS, (link.leader, link.second_link), strict=True))
    return tuple((office, person) for office, person in found if person is not None)


def linked_to(circle: Circle, name: str) -> LinkedCircle | None:
    """Return the one linked circle that goes by `name`, whatever its case and accents."""
    found = [link for link in circle.links if fold(link.name) == fold(name)]
    return found[0] if len(found) == 1 else None


def by_field(about: About, link: LinkedCircle) -> tuple[Field, ...]:
    """Return the field for who carries a point; none where nobody holds the link."""
    words, known = about.words, carriers(about.circle, link, about.today)
    options = tuple(
        (f"{person.id}", f"{person.name} · {office_name(words, office)}")
        for office, person in {person.id: (office, person) for office, person in known[::-1]}
        .values()
    )[::-1]  # fmt: skip
    if not options:
        return ()
    label = words.gettext("Carried by")
    return (Field("by", label, "choice", options[0][0], options=options, required=True),)


def unheld(words: Words, about: About, link: LinkedCircle) -> str:
    """Say that nobody holds the link, where that is so: the point goes all the same."""
    if carriers(about.circle, link, about.today):
        return ""
    said = words.gettext("Nobody carries the link with {circle} now: say who goes and tells.")
    return said.format(circle=link.name)


def send_form(about: About, link: LinkedCircle, given: BacklogItem | Referred | None) -> Form:
    """Return the form of a point for `link`; `given` is what it comes from."""
    words, tr = about.words, about.words.gettext
    source = given.item if isinstance(given, Referred) else given
    kind = source.kind if source is not None and source.kind in _KINDS else ItemKind.EXPLORE
    note = ""
    if source is not None:
        note = "\n".join(t for t in (source.note, *_texts(given)) if t)
    fields = (
        Field("title", tr("Title"), "line", source.title if source else "", required=True),
        Field("kind", tr("Kind"), "choice", kind.value,
              options=tuple((k.value, name_of(words, k)) for k in _KINDS)),
        Field("wanted", tr("Wanted outcome"), "line", source.wanted if source else ""),
        Field("minutes", tr("Length"), "line", duration(source.minutes if source else _MINUTES)),
        Field("note", tr("Note"), "text", note),
        *by_field(about, link),
    )  # fmt: skip
    title = tr("A point for {circle}").format(circle=link.name)
    return Form(SEND, title, fields, tr("send"), unheld(words, about, link))


def _texts(given: BacklogItem | Referred | None) -> tuple[str, ...]:
    if isinstance(given, Referred):
        return tuple(text.text for text in given.item.texts[-1:])
    return (given.draft,) if given is not None else ()


def read_send(
    about: About, link: LinkedCircle, given: BacklogItem | Referred | None, values: Values
) -> Fact:  # fmt: skip
    """Return the fact of a point sent; raises FieldWrong."""
    source = given.item if isinstance(given, Referred) else given
    sent = Sent(
        id=about.new_id(),
        to=link.id,
        title=values["title"],
        kind=ItemKind(values["kind"] or ItemKind.EXPLORE),
        minutes=read_length(about.words, values["minutes"], _MINUTES, (1, LONGEST)),
        wanted=values["wanted"],
        note=values["note"],
        about=given.id if given is not None else "",
        **people(about.circle, source.brought_by if source else "", values.get("by", "")),
    )
    return bt.ItemSent, {"item": sent}


def people(circle: Circle, brought_by: str, by: str) -> dict[str, object]:
    """Return who brings and who carries a point, with their names for who does not know them."""
    linked = [m for link in circle.links for m in (link.leader, link.second_link) if m is not None]
    names = {m.id: m.name for m in (*linked, *circle.members.values())}
    told = {person: names[person] for person in (brought_by, by) if person in names}
    return {"brought_by": brought_by, "by": by, "names": told}


def answer_form(words: Words, point: BacklogItem) -> Form:
    """Return the form of an answer, between meetings, to a point that another circle sent."""
    tr = words.gettext
    fields = (
        Field("text", tr("Our answer"), "text", required=True),
        Field("settled", tr("And the point"), "choice", _NO,
              options=((_NO, tr("keeps waiting")), (_YES, tr("is settled")))),
    )  # fmt: skip
    note = tr("Who sent it reads this answer beside their point.")
    return Form(ANSWER, capital(point.title), fields, tr("record"), note)


def read_answer(point: BacklogItem, values: Values) -> Fact:
    """Return the fact of an answer."""
    told = {"item": point.id, "text": values["text"], "settled": values["settled"] == _YES}
    return bt.ItemAnswered, told
