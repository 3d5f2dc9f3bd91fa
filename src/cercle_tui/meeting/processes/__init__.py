"""The tables of every process of the method, by name."""

from cercle_tui.meeting.processes.codevelopment import CODEVELOPMENT, THEORY
from cercle_tui.meeting.processes.decide import DECIDE
from cercle_tui.meeting.processes.elect import ELECT
from cercle_tui.meeting.processes.questions import QUESTIONS
from cercle_tui.meeting.processes.review import REVIEW
from cercle_tui.meeting.processes.shape import SHAPE
from cercle_tui.meeting.processes.talk import EXPLORE, REPORT, TENSION
from cercle_tui.meeting.processes.whole import WHOLE
from cercle_tui.meeting.steps import Process

PROCESSES: dict[str, Process] = {
    process.name: process
    for process in (
        WHOLE, REPORT, EXPLORE, TENSION, DECIDE, SHAPE, REVIEW, ELECT, CODEVELOPMENT, THEORY,
        *QUESTIONS,
    )
}  # fmt: skip
