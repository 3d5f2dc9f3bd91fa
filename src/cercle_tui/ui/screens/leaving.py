"""How a meeting's screen is left: nothing that the disk refused is lost without asking."""

from cercle_tui.store.session import MeetingSession
from cercle_tui.ui.meeting.here import Choose
from cercle_tui.ui.screens.asking import AskingScreen
from cercle_tui.ui.widgets.form import FormPanel


class LeavingScreen(AskingScreen):
    """Writes what waits, gives the book back, and keeps what was being typed."""

    session: MeetingSession

    def asks_first(self) -> bool:
        """Ask before the app itself is left with what is not saved; tell whether it asked."""
        if self._saved():
            return False
        while self.app.screen is not self:
            self.app.pop_screen()
        panel = self.query_one(FormPanel)
        if panel.is_open:  # what is being typed may find no room on the disk either
            panel.show_error("", self.desk.words.gettext(
                "The disk refuses: the latest is not saved. Close this form to choose what to do."
            ))  # fmt: skip
        else:
            self.perform(Choose("unsaved", "app"))
        return True

    def leave(self) -> None:
        """Go back to where the meeting was opened from, once all is saved or given up."""
        if self._saved():
            self.give_back()
        else:
            self.perform(Choose("unsaved"))

    def abandon(self, *, app: bool) -> None:
        """Leave with what is not saved, the app too where that was asked."""
        self.give_back()
        if app:
            self.app.exit()

    def give_back(self) -> None:
        """Close the book, and the screen."""
        self.keeper.keep_draft()
        self.keeper.project()
        self.session.close()
        self.dismiss()

    def on_unmount(self) -> None:
        """However the screen is left, what was being typed is kept."""
        self.keeper.keep_draft()

    def _saved(self) -> bool:
        return not self.session.unsaved or self.session.save()
