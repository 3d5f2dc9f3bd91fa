"""The form of a person's profile, and of the file that is made for them."""

from datetime import date
from pathlib import Path

from cercle_tui.locale.formats import full_date
from cercle_tui.meeting import between as bt
from cercle_tui.model.profile import Profile
from cercle_tui.register.profiles import Person
from cercle_tui.ui.follow.action_forms import typed_date
from cercle_tui.ui.home.changes import About, Facts, Values
from cercle_tui.ui.home.documents import documents, named
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.widgets.fields import Field, Form


def profile_form(about: About, person: Person) -> Form:
    """Return the form of what someone lets the community know; no way to reach them is asked."""
    words, tr, profile = about.words, about.words.gettext, person.profile
    fields = (
        Field("field", tr("Field of work"), "line", profile.field),
        Field("interests", tr("Interests"), "line", ", ".join(profile.interests),
              hint=tr("Words between commas: new circles are formed with them.")),
        Field("since", tr("In the community since"), "line",
              full_date(words, profile.since) if profile.since else "",
              hint=tr("A day, with its year.")),
    )  # fmt: skip
    return Form("profile", person.name, fields, tr("record"),
                tr("Everyone in the community can read it."))  # fmt: skip


def read_profile(about: About, person: str, values: Values) -> Facts:
    """Return what the form writes down; raises FieldWrong."""
    interests = dict.fromkeys(one.strip() for one in values["interests"].split(","))
    profile = Profile(
        field=values["field"],
        interests=tuple(one for one in interests if one),
        since=past_day(about, values, "since"),
    )
    return Facts(community=((bt.ProfileSet, {"person": person, "profile": profile}),))


def past_day(about: About, values: Values, field: str) -> date | None:
    """Return a day typed that is not to come, None for none; raises FieldWrong."""
    day = typed_date(about, values, field)
    if day is not None and day > about.today:
        raise FieldWrong(field, about.words.gettext("This day is to come: write its year."))
    return day


def export_form(about: About, person: Person) -> Form:
    """Return the form that asks where to write a person's data."""
    tr = about.words.gettext
    path = Field("path", tr("File"), "line", str(documents() / f"{file_name(person)}.json"),
                 required=True,
                 hint=tr("Two files: .json holds all, .txt is to be read."))  # fmt: skip
    note = tr("Absences, objections, tensions: the file is for this person alone.")
    return Form("person", tr("Data of {person}").format(person=person.name), (path,), tr("write"),
                note)  # fmt: skip


def file_name(person: Person) -> str:
    """Return a name of ids alone."""
    return f"personne-{person.id.replace('/', '-')}"


def read_path(about: About, person: Person, values: Values) -> Path:
    """Return where to write; raises FieldWrong for a folder that is not there."""
    return named(about.words, values["path"], f"{file_name(person)}.json")
