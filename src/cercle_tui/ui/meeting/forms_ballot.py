"""The form of a ballot typed unseen: nothing of it shows, nor is kept before it is recorded."""

from cercle_tui.locale.formats import names_list
from cercle_tui.meeting import events as ev
from cercle_tui.meeting.eligibility import eligible
from cercle_tui.model.text import clean_line
from cercle_tui.ui.meeting.forms import FieldWrong, FormSpec, Values
from cercle_tui.ui.meeting.here import Here, Record
from cercle_tui.ui.widgets.fields import UNCLEAR, Field, Form


def _by_name(here: Here) -> dict[str, str]:
    return {clean_line(name): person for person, name in here.names().items()}


def _ballot_form(here: Here, arg: str) -> Form:
    """A name completes among everyone's: a guest's is never taken for a member's it begins."""
    tr = here.words.gettext
    who = names_list(here.words, [here.name(person) for person in eligible(here.state)])
    nominee = Field(
        "nominee",
        tr("Proposed person"),
        "secret",
        required=True,
        suggestions=tuple(_by_name(here)),
        hint=tr("One or two letters are enough. Nothing of the name shows."),
    )
    return Form(
        "ballot",
        tr("{person}’s ballot").format(person=here.name(arg)),
        (nominee,),
        tr("record"),
        note=tr("{label}: {value}").format(label=tr("Who can be proposed"), value=who),
        private=True,
    )


def _read_ballot(here: Here, arg: str, values: Values) -> Record:
    """Refuse who cannot be nominated in the words for any other name: they tell nothing."""
    nominee = _by_name(here).get(values["nominee"], "")
    if nominee not in eligible(here.state):
        raise FieldWrong("nominee", here.words.gettext(UNCLEAR))
    return Record(ev.BallotCast, {"by": arg, "nominee": nominee})


FORMS: dict[str, FormSpec] = {"ballot": FormSpec(_ballot_form, _read_ballot)}
