"""What was said, as the oracle hears it: answers, objections, versions, ballots."""

from typing import Any

from oracle_parts import Ballots, Objected, Proposed, Round, label_of
from oracle_presence import PresenceOracle

from cercle_tui.meeting import events as ev
from cercle_tui.meeting.state import State
from cercle_tui.meeting.steps import StageKind
from cercle_tui.model.decision import Answer
from cercle_tui.model.practice import Ballots as VotesBy
from cercle_tui.model.practice import Nominations, ObjectionCounts


class WordsOracle(PresenceOracle):
    """Consent, proposals and elections, each event as it stands."""

    # Consent

    def on_answered(self, event: ev.Answered, before: State, met: Round | None) -> None:
        if met is None:
            self.blame("I5", "an answer to no question", event)
            return
        self.must_be_reachable(event.people, event)
        if event.answer is Answer.OBJECTION and not event.reason.strip():
            self.blame("I4", "an objection without words", event)
        for person in event.people:
            if person not in met.asked:
                self.blame("I5", f"{person} does not count here", event)
            if before.step.asks == "nominee" and person == self.election(met.item).now.nominee:
                waiting = met.asked - set(met.answers) - {person}
                if waiting:
                    self.blame("I6", f"the person proposed before {sorted(waiting)}", event)
            self.hear(event, person, met, label_of(before.walk))

    def hear(self, event: ev.Answered, person: str, met: Round, label: tuple[int, str]) -> None:
        mine = [o for o in self.open_about(met.matter) if o.author == person]
        for slip in [o for o in mine if o.born == label]:
            del self.objections[slip.id]
        earlier = [o for o in mine if o.born != label]
        if event.answer is not Answer.OBJECTION:
            for kept in earlier:
                kept.open = False
        elif earlier:
            for kept in earlier:
                kept.raised = label
        else:
            raised = Objected(f"o{event.n}", person, met.matter, label, label)
            self.objections[raised.id] = raised
        met.answers[person] = event.answer

    def must_be_heard(self, objection: str, event: ev.Event) -> Objected | None:
        """I3: nothing is treated before the round it was heard in is complete."""
        found = self.objections.get(objection)
        if found is None or not found.open:
            self.blame("I3", f"{objection} is treated and is not open", event)
            return None
        last = [met for met in self.rounds.values() if met.matter == found.matter][-1]
        missing = last.asked - set(last.answers)
        if missing:
            self.blame("I3", f"{objection} treated before {sorted(missing)} answered", event)
        return found

    def on_objections_taken(
        self, event: ev.ObjectionsTaken, _before: State, _met: Round | None
    ) -> None:
        for objection in event.objections:
            self.must_be_heard(objection, event)

    def on_objection_settled(
        self, event: ev.ObjectionSettled, _before: State, _met: Round | None
    ) -> None:
        found = self.must_be_heard(event.objection, event)
        if found is not None:
            found.open = False
            if event.said_by != found.author:
                self.blame("I3", "settled by another than its author", event)

    def on_consent_asked(self, event: ev.ConsentAsked, _before: State, _met: Round | None) -> None:
        if event.question == "objection_test":
            self.must_be_heard(event.objection, event)
            if self.circle.practice.objection_counts is not ObjectionCounts.TESTED:
                self.blame("I3", "tested where the practice does not", event)

    def on_step_chosen(self, event: ev.StepChosen, before: State, met: Round | None) -> None:
        if met is not None and before.step.kind is StageKind.ANSWERS:
            for objection in self.open_about(met.matter):
                if objection.raised == label_of(before.walk):
                    self.must_be_heard(objection.id, event)

    # Proposals

    def on_proposal_made(self, event: ev.ProposalMade, before: State, _met: Round | None) -> None:
        made = self.proposals.setdefault(self.on_table(before), [])
        made.append(Proposed(event.proposal, event.author))

    def on_amended(self, event: ev.Amended, before: State, _met: Round | None) -> None:
        made = self.proposals[self.on_table(before)][-1]
        made.count += 1
        made.version = made.count
        for objection in event.integrates:
            self.must_be_heard(objection, event)

    def on_not_adopted(self, _event: ev.NotAdopted, before: State, _met: Round | None) -> None:
        self.proposals[self.on_table(before)][-1].open = False

    def on_adopted(self, event: ev.Adopted, before: State, _met: Round | None) -> None:
        item = self.on_table(before)
        made = self.proposals[item]
        self.decided(("proposal", item, len(made)), made[-1].version, event)
        made[-1].open = False

    def decided(self, matter: tuple[Any, ...], version: int, event: ev.Event) -> Round | None:
        """I1: everyone has answered this version (I2: this one), and no objection is open."""
        taken = [met for met in self.rounds.values() if met.matter == matter]
        if not taken:
            self.blame("I1", "without any round", event)
            return None
        last = taken[-1]
        missing = last.asked - set(last.answers)
        if missing or not last.asked:
            self.blame("I1", f"without {sorted(missing)}", event)
        if self.open_about(matter):
            self.blame("I1", "over an open objection", event)
        if last.version != version:
            self.blame("I2", f"answers to {last.version}, not to {version}", event)
        return last

    # Elections

    def on_role_described(self, event: ev.RoleDescribed, before: State, _m: Round | None) -> None:
        settled = self.election(self.on_table(before)).settled
        settled -= {"role", "office_term"}
        settled.discard("criteria")  # of an office that nobody had heard of

    def on_office_term_set(self, _e: ev.OfficeTermSet, before: State, _met: Round | None) -> None:
        self.election(self.on_table(before)).settled.discard("office_term")

    def on_line_added(self, event: ev.LineAdded, before: State, _met: Round | None) -> None:
        if event.step == "criteria":
            self.election(self.on_table(before)).settled.discard("criteria")

    def on_ballot_cast(self, event: ev.BallotCast, before: State, met: Round | None) -> None:
        if met is None or event.by not in met.asked:
            self.blame("I5", f"{event.by} does not count here", event)
        self.election(self.on_table(before)).now.cast[event.by] = event.nominee

    def on_ballots_in(self, event: ev.BallotsIn, before: State, met: Round | None) -> None:
        election = self.election(self.on_table(before))
        ballots, asked = election.now, set(met.asked) if met is not None else set()
        ballots.are_in, ballots.voters, ballots.passed = True, asked, set(event.passed)
        typed = self.circle.practice.ballots is VotesBy.MASKED
        if typed and asked - set(ballots.cast) - ballots.passed:
            self.blame("I6", "read before all are in", event)
        if ballots.passed and self.circle.practice.nominations is not Nominations.PASS_ALLOWED:
            self.blame("I6", "a ballot was passed where nobody passes", event)
        needed = {"role", "office_term"} | (
            {"criteria"} if self.circle.practice.criteria else set()
        )
        if needed - election.settled:
            self.blame("I7", f"ballots before {sorted(needed - election.settled)}", event)

    def on_nominated(self, event: ev.Nominated, before: State, met: Round | None) -> None:
        ballots = self.election(self.on_table(before)).now
        if not ballots.are_in:
            self.blame("I6", "a ballot read before all are in", event)
        if event.by not in ballots.voters:
            self.blame("I5", f"{event.by} has no ballot", event)
        if event.by not in ballots.read and ballots.cast.get(event.by, event.nominee) != (
            event.nominee
        ):
            self.blame("I6", f"{event.by} had typed another name", event)
        ballots.read.add(event.by)
        if met is not None:
            met.heard.add(event.by)

    def on_nomination_changed(
        self, event: ev.NominationChanged, _before: State, met: Round | None
    ) -> None:
        if met is not None:
            met.heard.add(event.by)

    def on_step_done(self, event: ev.StepDone, before: State, met: Round | None) -> None:
        if met is not None and event.step == "nominations" and met.asked - met.heard:
            self.blame("I6", f"no ballot of {sorted(met.asked - met.heard)}", event)
        item = self.on_table(before)
        if event.step == "elected" and item:
            self.election(item).offices.append(Ballots())

    def on_nominee_proposed(
        self, event: ev.NomineeProposed, before: State, _met: Round | None
    ) -> None:
        item = self.on_table(before)
        election = self.election(item)
        for objection in self.open_about(("nominee", item, len(election.offices))):
            self.must_be_heard(objection.id, event)
        if not election.now.are_in:
            self.blame("I6", "a person is proposed before the ballots", event)
        election.now.attempts.append(event.person)
        election.now.nominee = event.person

    def on_nominee_declined(
        self, _event: ev.NomineeDeclined, before: State, _met: Round | None
    ) -> None:
        """The round on that person is over: its objections wait for the next person."""
        item = self.on_table(before)
        election = self.election(item)
        election.now.nominee = ""
        for met in self.rounds.values():
            if met.matter == ("nominee", item, len(election.offices)):
                met.asked &= set(met.answers)

    def on_elected(self, event: ev.Elected, before: State, _met: Round | None) -> None:
        item = self.on_table(before)
        election = self.election(item)
        matter = ("nominee", item, len(election.offices))
        last = self.decided(matter, len(election.now.attempts), event)
        answered = list(last.answers) if last is not None else []
        if election.now.nominee in answered[:-1]:
            self.blame("I6", "the person proposed did not answer last", event)
        if not election.now.nominee:
            self.blame("I1", "elected without being proposed", event)
