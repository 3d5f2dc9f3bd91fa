"""Playing an item of the agenda as it is written, step by step, by the process of its kind."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from cercle_tui.meeting import events as ev
from cercle_tui.model.agenda import ItemKind, ItemOutcome
from cercle_tui.model.decision import DecisionKind, ProposalEnd, Version
from cercle_tui.model.term import Term
from cercle_tui.store.demo.electing import Electing
from cercle_tui.store.demo.names import Names
from cercle_tui.store.demo.player import Player
from cercle_tui.store.demo.script import ItemScript, ObjectionScript

# The events that an item of a kind is made of: so many per person, and so many more.
_EVENTS = {
    ItemKind.REPORT: (0.0, 6), ItemKind.DECIDE: (1.3, 8), ItemKind.ELECT: (2.8, 8),
    ItemKind.SHAPE: (4.0, 14), ItemKind.CODEVELOPMENT: (2.2, 12),
}  # fmt: skip
_OTHERS = (1.2, 6)


class Playing(Electing):
    """One item being played; each step of its process has a method of its name, or goes plainly."""

    def __init__(
        self, player: Player, item: ItemScript, id: str, names: Names, echoes: Sequence[str]
    ) -> None:
        self.player, self.item, self.id, self.names, self.echoes = player, item, id, names, echoes
        self.version = 0

    def play(self) -> None:
        """Open the item, walk its process, agree on what follows and end it."""
        player, item = self.player, self.item
        player.pace = 5.0
        player.do(ev.ItemOpened, item=self.id)
        each, more = _EVENTS.get(item.kind, _OTHERS)
        player.pace = item.minutes * 60 / (each * len(player.state.here) + more)
        while player.step != "item_end":
            step: Callable[[], None] = getattr(self, f"_{player.step}", player.plain)
            step()
        player.pace = 12.0
        for note in item.notes:
            player.do(ev.Noted, text=note)
        for action in item.actions:
            player.do(ev.ActionAgreed, action=self.names.action(action, player.past.moment))
        for point in item.points:
            player.do(ev.BacklogAdded, item=self.names.point(point, player.past.moment))
        outcome = ItemOutcome.REFERRED if item.end is ProposalEnd.REFERRED else item.outcome
        player.do(ev.ItemEnded, outcome=outcome, to=item.to)

    # Rounds in which something is said

    def _asked(self) -> None:
        self.player.round(self.item.asked)

    def _said(self) -> None:
        self.player.round(self.item.said)

    def _listed(self) -> None:
        self.player.round(self.item.said, lines=True)

    _report = _clarify = _codev_clarify = _theory_clarify = _asked
    _react = _tension_needs = _said
    _explore = _codev_consult = _theory_use = _listed

    def _codev_learn(self) -> None:
        self.player.round(self.item.learned, lines=True)

    # Deciding

    def _make(self, text: str, term: Term | None = None) -> Version:
        item = self.item
        one_off = item.one_off
        return Version(
            title=item.title,
            text=text,
            why=item.why,
            kind=DecisionKind.ONE_OFF if one_off else DecisionKind.POLICY,
            term=None if one_off else term or item.term,
            responsible=item.responsible,
            measures=item.measures,
        )

    def _propose_text(self) -> None:
        proposal = self.names.past.new_id()
        item, state = self.item, self.player.state
        self.names.keep(item.key, f"{state.meeting}.{proposal}")
        author = item.by or state.here[0]
        replaces = self.names.id_of(item.about)
        self.player.do(
            ev.ProposalMade, proposal=proposal, author=author,
            version=self._make(item.text), replaces=replaces,
        )  # fmt: skip

    def _present(self) -> None:
        if self.player.state.proposal is None:
            self._propose_text()
        self.player.done()

    def _amend(self) -> None:
        item, player = self.item, self.player
        if item.amended:
            player.do(ev.Amended, version=self._make(item.amended))
        if item.end is ProposalEnd.DROPPED:
            player.do(ev.ConsentAsked, question="drop", text=item.reason)
            player.consent()
        elif item.end is not None:
            until = player.past.moment.date() + timedelta(days=item.until)
            player.do(
                ev.NotAdopted, end=item.end, to=item.to, reason=item.reason,
                until=until if item.end is ProposalEnd.POSTPONED else None,
            )  # fmt: skip
        else:
            player.done()

    def _consent(self) -> None:
        """The first round hears objections; the next ones what their authors say of the change."""
        player, item = self.player, self.item
        first = not self.version
        self.version += 1
        player.pace = 9.0
        player.answers(
            objections={o.by: o.reason for o in item.objections} if first else {},
            concerns=item.concerns if first else {},
            reasons={} if first else {o.by: o.how for o in item.objections if o.text or o.term},
        )
        if first and item.objections:
            player.done()
        else:
            self._decided()

    def _decided(self) -> None:
        if self.item.kind is ItemKind.ELECT:
            self.player.do(ev.Elected, substitute=self.item.substitute)
        else:
            self.player.do(ev.Adopted)

    def _objections(self) -> None:
        """Each in turn; then a new round if a text or a term changed, else the outcome."""
        player = self.player
        about = player.state.stage.about
        unmet = player.state.unmet_objections(about)
        if unmet:
            player.do(ev.ObjectionsTaken, objections=(unmet[0].id,))
        elif player.state.open_objections(about):
            player.done()
        else:
            self._decided()

    def _treated(self) -> tuple[str, ObjectionScript]:
        """Return the objection on the table, with what the history says of it."""
        state = self.player.state
        (focus,) = state.stage.focus
        author = next(o.author for _, o in state.objections if o.id == focus)
        return focus, next(o for o in self.item.objections if o.by == author)

    def _integrate(self) -> None:
        player = self.player
        player.pace = 40.0
        focus, objection = self._treated()
        if objection.state is not None:
            player.do(
                ev.ObjectionSettled, objection=focus, state=objection.state,
                said_by=objection.by, how=objection.how,
            )  # fmt: skip
        elif self.item.kind is ItemKind.ELECT:
            player.do(
                ev.NomineeProposed, person=self.item.person, term=objection.term,
                reasons=objection.text or self.item.reason,
            )  # fmt: skip
        else:
            text = objection.text or self.item.amended or self.item.text
            version = self._make(text, objection.term)
            player.do(ev.Amended, version=version, integrates=(focus,))

    def _read_back(self) -> None:
        if self.item.told:
            self.player.do(ev.Told, to=self.item.told)
        self.player.done()

    # Review

    def _review(self) -> None:
        player, item = self.player, self.item
        waiting = set(player.state.waiting())
        for person, words in item.said.items():
            if person in waiting:
                player.do(ev.Noted, text=words, person=person)
        for person in player.state.waiting():
            player.do(ev.SpokeUp, person=person)
        if item.choice == "change":
            self._propose_text()
        else:
            player.do(ev.ReviewChosen, choice=item.choice, term=item.term)

    # Shaping

    def _need(self) -> None:
        self.player.write(self.item.need)

    def _picture(self) -> None:
        self.player.round(self.item.dimensions, lines=True)

    def _ideas(self) -> None:
        """The ideas written are shared out among the questions, in their order."""
        about, written = self.player.state.stage.about, self.item.ideas
        place = list(self.item.dimensions.values()).index(about)
        share = len(self.item.dimensions) / max(1, len(written))
        words = {who: text for n, (who, text) in enumerate(written.items())
                 if int(n * share) == place}  # fmt: skip
        self.player.round(words, lines=True, under=about)

    def _tuners(self) -> None:
        state = self.player.state
        who = self.item.by if self.item.by in state.here else state.here[0]
        self.player.do(ev.TunersChosen, people=(who,))
        self.player.done()

    def _synthesis(self) -> None:
        item = self.item
        facts = {"left_out": item.left_out} if item.left_out else {}
        self.player.do(ev.TextWritten, step=self.player.step, text=item.synthesis, **facts)
        self._propose_text()

    _nominee_consent = _consent

    # The other kinds

    def _codev_contract(self) -> None:
        self.player.write(self.item.contract)

    def _codev_plan(self) -> None:
        self.player.write(self.item.plan)

    def _tension_heard(self) -> None:
        if self.item.tension is not None:
            self.player.do(ev.TensionNoted, tension=self.item.tension)
        self.player.done()

    def _tension_next(self) -> None:
        self.player.write(self.item.next_step)
