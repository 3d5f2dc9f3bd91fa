"""Playing a whole meeting as it is written, from who is here to the closing."""

from collections.abc import Callable, Sequence

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.context import CircleContext
from cercle_tui.model.followup import ActionState, NextMeeting
from cercle_tui.model.people import Member, Office
from cercle_tui.store.demo.names import Names
from cercle_tui.store.demo.past import Past
from cercle_tui.store.demo.player import Player
from cercle_tui.store.demo.playing import Playing
from cercle_tui.store.demo.script import MeetingScript


class Evening:
    """One meeting being played; steps that have a method of their name do what is written."""

    def __init__(
        self,
        script: MeetingScript,
        context: CircleContext,
        past: Past,
        names: Names,
        echoes: Sequence[str],
        next_at: NextMeeting,
    ) -> None:
        self.script, self.names, self.echoes, self.next_at = script, names, echoes, next_at
        opened = ev.MeetingOpened(
            n=1,
            at=past.moment,
            meeting=past.new_id(),
            context=context,
            minutes=context.info.meeting_minutes,
        )
        self.player = Player(opened, past)

    def play(self) -> Player:
        """Play it to its end and return its player, with the events of the book."""
        player = self.player
        while player.step != "items":
            step: Callable[[], None] = getattr(self, f"_{player.step}", self._plain)
            step()
        self._items()
        player.pace = 30.0
        player.done()
        player.pace = 55.0
        player.round(self.script.closing)
        player.pace = 10.0
        player.do(ev.Measured, scores={"fingers": self.script.scores[: len(player.state.here)]})
        player.done()
        player.do(ev.MeetingClosed)
        return player

    def _plain(self) -> None:
        self.player.pace = 30.0
        self.player.plain()

    def _attendance(self) -> None:
        """Those who are here, whoever stands in for an officer who is not, and the guests."""
        player, script = self.player, self.script
        player.pace = 15.0
        members = [m.id for m in player.state.context.members]
        missing = {*script.absent, *script.late}
        player.do(ev.Arrived, people=[m for m in members if m not in missing])
        for guest in script.guests:
            member = Member(id=guest.id, name=guest.name, standing=guest.standing)
            player.do(ev.GuestArrived, guest=member)
        for office in (Office.FACILITATOR, Office.SECRETARY):
            holder = player.state.context.holder(office)
            takes = script.takes.get(office, "")
            if not takes and holder not in player.state.here:
                takes = next(p for p in player.state.counted[::-1] if p not in self._busy())
            if takes:
                player.do(ev.OfficeTaken, office=office, person=takes)
        player.done()

    def _busy(self) -> set[str]:
        """Who already has something to do tonight."""
        offices = (Office.LEADER, Office.FACILITATOR, Office.SECRETARY)
        return {self.player.state.holder(office) for office in offices}

    def _opening(self) -> None:
        self.player.pace = 60.0
        self.player.round()
        if self.script.procedure:
            self.player.do(ev.ConsentAsked, question="procedure", text=self.script.procedure)
            self.player.consent()

    def _minutes(self) -> None:
        if self.script.slip:
            self.player.do(ev.MinutesAmended, text=self.script.slip)
        self.player.consent()

    def _information(self) -> None:
        self.player.pace = 120.0
        for note in self.script.notes:
            self.player.do(ev.Noted, text=note)
        self.player.done()

    def _followups(self) -> None:
        self.player.pace = 25.0
        heard = ((self.script.done, ActionState.DONE), (self.script.still, ActionState.OPEN))
        for words, state in heard:
            for key, note in words.items():
                action = self.names.id_of(key)
                self.player.do(ev.ActionHeard, action=action, state=state, note=note)
        self.player.done()

    def _next_meeting(self) -> None:
        self.player.pace = 45.0
        self.player.do(ev.NextMeetingSet, next=self.next_at)
        self.player.done()

    def _items(self) -> None:
        """Each item in turn; who is late arrives before one, who leaves does so after one."""
        player, script = self.player, self.script
        ids = [i.item.id for i in player.state.items]
        for place, (item, id) in enumerate(zip(script.item, ids, strict=True)):
            for person in (p for p, at in script.late.items() if at == place):
                player.do(ev.Arrived, people=(person,))
                player.do(ev.CaughtUp, person=person)
            Playing(player, item, id, self.names, self.echoes).play()
            for person in (p for p, at in script.leaves.items() if at == place):
                player.do(ev.Left, person=person)
