"""Playing an election as it is written: the role, the criteria, the ballots and the rounds."""

from collections.abc import Sequence
from itertools import cycle

from cercle_tui.meeting import events as ev
from cercle_tui.store.demo.player import Player
from cercle_tui.store.demo.script import ItemScript


class Electing:
    """The steps of an election, each by a method of its name."""

    player: Player
    item: ItemScript
    echoes: Sequence[str]

    def _role(self) -> None:
        player, item = self.player, self.item
        player.do(ev.RoleDescribed, office=item.office, duties=item.duties, why=item.why)
        player.done()

    def _role_consent(self) -> None:
        """Duties known from the last time are put otherwise where the history says so."""
        item, known = self.player.state.item, self.item
        assert item is not None
        if known.duties not in ("", item.election.duties) or item.election.why != known.why:
            self.player.do(ev.StepChosen, step="role")
        else:
            self.player.consent()

    def _office_term(self) -> None:
        player = self.player
        player.do(ev.OfficeTermSet, term=self.item.term or player.state.practice.office_term)
        player.done()

    def _criteria(self) -> None:
        for person, words in self.item.criteria.items():
            self.player.do(ev.LineAdded, step="criteria", text=words, person=person)
        self.player.done()

    def _ballots(self) -> None:
        self.player.do(ev.BallotsIn)

    def _nominations(self) -> None:
        """Who has no ballot written proposes someone just named by another; one who has begins."""
        player, ballots = self.player, self.item.ballots
        if player.state.speaker() not in ballots:
            first = next(p for p in player.state.waiting() if p in ballots)
            player.do(ev.RoundTurned, first=first)
        named, echoes = list[str](), cycle(self.echoes)
        for by in player.state.waiting():
            said = ballots.get(by)
            if said is None:
                others = (p for p in reversed(named) if p != by)
                said = next(others, self.item.person), next(echoes)
            nominee, reasons = said
            named.append(nominee)
            player.do(ev.Nominated, by=by, nominee=nominee, reasons=reasons)
        player.done()

    def _change(self) -> None:
        player = self.player
        for by in player.state.waiting():
            if by in self.item.changes:
                nominee, reasons = self.item.changes[by]
                player.do(ev.NominationChanged, by=by, nominee=nominee, reasons=reasons)
            else:
                player.do(ev.SpokeUp, person=by)
        player.done()

    def _propose(self) -> None:
        player, item = self.player, self.item
        term = item.term or player.state.practice.office_term
        player.do(
            ev.NomineeProposed, person=item.person, term=term, reasons=item.reason,
            interim=item.interim,
        )  # fmt: skip
