"""The colours: a calm dark theme, a light one for projectors, a high-contrast one, a plain one.

Style sheets use Textual's own variables only, so that any theme of the user's works too:
`accent` is "now", `primary` titles, `error` objections, `success` no objection, `warning`
concerns, `foreground-muted` secondary text, `primary-muted` lines.
"""

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="cercle-dark",
    primary="#8ab4ff",
    secondary="#8ab4ff",
    accent="#ffc766",
    warning="#ffe08a",
    error="#ffaea6",
    success="#a3dcae",
    foreground="#f1f2f6",
    background="#121318",
    surface="#181a22",
    panel="#1d212b",
    dark=True,
    variables={
        "foreground-muted": "#b6b9c3",
        "text-muted": "#b6b9c3",
        "primary-muted": "#5a76a8",
        "border": "#5a76a8",
        "block-cursor-foreground": "#121318",
        "block-cursor-background": "#ffc766",
        "input-selection-background": "#5a76a8 60%",
    },
)

LIGHT = Theme(
    name="cercle-light",
    primary="#0f4793",
    secondary="#0f4793",
    accent="#753c00",
    warning="#574300",
    error="#7d1a1a",
    success="#0f5228",
    foreground="#14161b",
    background="#fcfbf7",
    surface="#f3f2ec",
    panel="#e9e7de",
    dark=False,
    variables={
        "foreground-muted": "#46484d",
        "text-muted": "#46484d",
        "primary-muted": "#6f93c8",
        "border": "#6f93c8",
        "block-cursor-foreground": "#fcfbf7",
        "block-cursor-background": "#753c00",
        "input-selection-background": "#6f93c8 50%",
    },
)

CONTRAST = Theme(
    name="cercle-contrast",
    primary="#9cc8ff",
    secondary="#9cc8ff",
    accent="#ffd500",
    warning="#fff2a0",
    error="#ffc0ba",
    success="#a6f5b8",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#141414",
    dark=True,
    variables={
        "foreground-muted": "#dddddd",
        "text-muted": "#dddddd",
        "primary-muted": "#9cc8ff",
        "border": "#9cc8ff",
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#ffd500",
        "input-selection-background": "#3a5a8a",
    },
)

ANSI = Theme(
    name="cercle-ansi",
    ansi=True,
    primary="ansi_bright_cyan",
    secondary="ansi_cyan",
    accent="ansi_bright_yellow",
    warning="ansi_yellow",
    error="ansi_bright_red",
    success="ansi_bright_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "foreground-muted": "ansi_default",
        "text-muted": "ansi_default",
        "primary-muted": "ansi_cyan",
        "border": "ansi_cyan",
        "border-blurred": "ansi_cyan",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_yellow",
    },
)

THEMES: tuple[Theme, ...] = (DARK, LIGHT, CONTRAST, ANSI)
"""Every theme of ours; the first is the default."""


def starting_theme(environ: Mapping[str, str], wanted: str = "") -> tuple[str, bool | None]:
    """Return the theme to start with and the `ansi_color` to build the app with.

    `NO_COLOR` strips colours only from ANSI ones, so it needs the plain theme and
    ``ansi_color=True``; without them text and ground turn the same black. A terminal that says
    neither truecolor nor 256 colours gets the plain theme, unless another is `wanted`.
    """
    if environ.get("NO_COLOR") is not None:
        return ANSI.name, True
    if wanted:
        return wanted, None
    rich_terminal = (
        environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}
        or "256" in environ.get("TERM", "")
        or environ.get("TERM_PROGRAM", "") != ""
        or "WT_SESSION" in environ
        or not environ.get("TERM")
    )
    return (DARK.name, None) if rich_terminal else (ANSI.name, None)


def wants_ascii(environ: Mapping[str, str], encoding: str) -> bool:
    """Whether the terminal shows plain characters only: by its name, or by what it can encode."""
    if environ.get("TERM", "") in {"linux", "dumb", "vt100", "vt220"}:
        return True
    try:
        "○✓▶⠿━…".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return True
    return False
