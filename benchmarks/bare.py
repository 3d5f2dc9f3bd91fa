"""The reference: the smallest Textual app that shows something and answers a key."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """A line of text that changes at each key."""

    count = 0

    def compose(self) -> ComposeResult:
        yield Static("bare-ready")

    def on_key(self) -> None:
        """Show that the key was heard."""
        self.count += 1
        self.query_one(Static).update(f"key {self.count}")


if __name__ == "__main__":
    Bare().run()
