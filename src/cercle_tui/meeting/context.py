"""The circle as it stood when a meeting opened: all that a meeting knows of what came before."""

from datetime import date, datetime, timedelta

from pydantic import Field

from cercle_tui.meeting.reviews import HeldDecision, Suggestion
from cercle_tui.model.agenda import AgendaItem, BacklogItem
from cercle_tui.model.base import Line, Text, Value
from cercle_tui.model.circle import CircleInfo, LinkedCircle
from cercle_tui.model.followup import Action
from cercle_tui.model.people import Mandate, Member, Office, parts
from cercle_tui.model.practice import MinutesConsent, Practice
from cercle_tui.model.sending import Returned


class CircleContext(Value):
    """Kept whole in the first event of the book, so that one file tells the whole meeting."""

    info: CircleInfo
    members: tuple[Member, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    practice: Practice = Practice()
    actions: tuple[Action, ...] = ()
    last_meeting: str = ""
    """The meeting whose minutes are asked about, empty for none."""
    last_date: date | None = None
    last_closed: datetime | None = None
    minutes_settled: bool = False
    """The circle has consented to its last minutes already, as it closed."""
    minutes_by: MinutesConsent | None = None
    """How the circle consents to its last minutes: its practice when their meeting closed.

    None in older books, where the practice of this meeting holds; so does the next one.
    """
    minutes_silent_at: datetime | None = None
    """When silence is consent to the last minutes, if nothing is said of them until then."""
    minutes_corrected: tuple[Text, ...] = ()
    """What was corrected in the last minutes between meetings, as far as this machine knows."""
    minutes_objections: tuple[Text, ...] = ()
    """What was objected to the last minutes since, while silence would have been consent."""
    items: tuple[AgendaItem, ...] = ()
    """The prepared agenda."""
    waiting: tuple[BacklogItem, ...] = ()
    """The points that wait, for the agenda to take up."""
    decisions: tuple[HeldDecision, ...] = ()
    """The decisions in force that fall due, or that a point is about."""
    suggested: tuple[Suggestion, ...] = ()
    """What falls due and proposes itself for the agenda."""
    links: tuple[LinkedCircle, ...] = ()
    """The parent circle and the sub-circles, with who carries each double link."""
    returned: tuple[Returned, ...] = ()
    """What linked circles made of what this one sent, since it last met."""
    place: Line = ""
    facilitates: str = ""
    """Whose turn it is to facilitate, where the circle has a rota."""
    duties: dict[str, Text] = Field(default_factory=dict)
    """The duties of each office as the circle last consented to them."""

    def silent(self, at: datetime) -> bool:
        """Whether, by `at`, silence has been the circle's consent to its last minutes."""
        rule = self.minutes_by or self.practice.minutes
        if rule is not MinutesConsent.SILENCE or self.last_closed is None:
            return False
        hours = timedelta(hours=self.practice.minutes_hours)
        ends = self.minutes_silent_at or self.last_closed + hours
        return at >= ends and not self.minutes_objections

    def minutes_asked(self, at: datetime) -> bool:
        """Whether a meeting that opens at `at` asks for consent to the last minutes."""
        return bool(self.last_meeting) and not self.minutes_settled and not self.silent(at)

    def holder(self, office: str) -> str:
        """Return who holds `office`, or an empty string; facilitating goes by the rota, if any."""
        if self.facilitates and office == Office.FACILITATOR:
            return self.facilitates
        return next((m.person for m in reversed(self.mandates) if office in parts(m.office)), "")

    def decision(self, decision: str) -> HeldDecision | None:
        """Return what is known of a decision to review, or None."""
        return next((d for d in self.decisions if d.id == decision), None)

    @property
    def leader(self) -> str:
        """The leader's id, or an empty string."""
        return self.holder(Office.LEADER)
