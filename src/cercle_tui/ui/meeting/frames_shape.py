"""What the circle has in front of it while it shapes a proposal, helps someone or learns."""

from collections.abc import Callable, Iterable

from cercle_tui.locale.formats import names_list, short_date
from cercle_tui.locale.steps import title as step_title
from cercle_tui.meeting.events import LineAdded
from cercle_tui.meeting.gathering import dimensions, ideas_under, last_text
from cercle_tui.ui.meeting.forms_shape import need_known
from cercle_tui.ui.meeting.here import Here
from cercle_tui.ui.widgets.views import FrameView


def _text(here: Here, step: str) -> str:
    written = last_text(here.state.item, step)
    return written.text if written else ""


def _said(here: Here, lines: Iterable[LineAdded]) -> list[str]:
    return [
        f"· {line.text} — {here.name(line.person)}" if line.person else f"· {line.text}"
        for line in lines
    ]


def _lines(here: Here, step: str) -> list[str]:
    item = here.state.item
    return _said(here, (line for line in (item.lines if item else ()) if line.step == step))


def _picture(here: Here) -> list[str]:
    """Each question with its number, its ideas under it."""
    item, rows = here.state.item, []
    for number, dimension in enumerate(dimensions(item), 1):
        rows.append(f"{number}. {dimension}")
        rows += [f"   {line}" for line in _said(here, ideas_under(item, dimension))]
    return rows


def _need(here: Here) -> FrameView:
    tr, rows = here.words.gettext, _picture(here)
    if not rows:
        return FrameView(step_title(here.words, "need"), need_known(here))
    earlier = [tr("From an earlier meeting:"), *rows]
    return FrameView(step_title(here.words, "need"), "\n".join([need_known(here), *earlier]))


def _questions(here: Here) -> FrameView:
    rows = [f"{n}. {text}" for n, text in enumerate(dimensions(here.state.item), 1)]
    need = need_known(here)
    if not rows:
        return FrameView(step_title(here.words, "need"), need)
    title = here.words.gettext("Questions to cover")
    return FrameView(title, "\n".join(rows), end=here.step == "picture")


def _ideas(here: Here) -> FrameView:
    item, about = here.state.item, here.state.stage.about
    known = dimensions(item)
    rows = _said(here, ideas_under(item, about))
    number = known.index(about) + 1 if about in known else 0
    title = f"{number} / {len(known)} · {about}" if number else step_title(here.words, "ideas")
    following = known[number] if number and number < len(known) else ""
    foot = here.words.gettext("then: {question}").format(question=following) if following else ""
    body = "\n".join(rows) or here.words.gettext("No idea yet: i writes one.")
    return FrameView(title, body, foot, end=True)


def _tuners(here: Here) -> FrameView:
    title = here.words.gettext("Questions and ideas")
    return FrameView(title, "\n".join(_picture(here)), _by(here))


def _by(here: Here) -> str:
    item = here.state.item
    names = names_list(here.words, [here.name(p) for p in (item.tuners if item else ())])
    return here.words.gettext("put together by {names}").format(names=names) if names else ""


def _synthesis(here: Here) -> FrameView:
    written = last_text(here.state.item, "synthesis")
    if written is None:
        return _tuners(here)
    parts = [written.text]
    if written.left_out:
        parts += [here.words.gettext("Left out:"), written.left_out]
    return FrameView(step_title(here.words, "synthesis"), "\n".join(parts), _by(here))


def _written(step: str) -> Callable[[Here], FrameView]:
    def show(here: Here) -> FrameView:
        return FrameView(step_title(here.words, step), _text(here, step))

    return show


def _wanted(here: Here) -> FrameView:
    item = here.state.item
    text = (item.item.draft or item.item.wanted) if item is not None else ""
    return FrameView(here.words.gettext("Wanted outcome"), text)


def _situation(here: Here) -> FrameView:
    told = _text(here, "codev_present")
    return FrameView(step_title(here.words, "codev_present"), told) if told else _wanted(here)


def _contract(here: Here) -> FrameView:
    asked = _text(here, "codev_contract")
    return FrameView(_asked(here), asked) if asked else _situation(here)


def _asked(here: Here) -> str:
    """What the client asks for, by name."""
    item = here.state.item
    client = here.name(item.item.brought_by) if item is not None else ""
    said = here.words.gettext("What {person} asks for")
    return said.format(person=client) if client else step_title(here.words, "codev_contract")


def _offers(here: Here) -> FrameView:
    rows = [f"→ {_text(here, 'codev_contract')}", *_lines(here, "codev_consult")]
    return FrameView(_asked(here), "\n".join(rows), end=True)


def _plan(here: Here) -> FrameView:
    """The plan as it grows; until then what was offered."""
    item, kept = here.state.item, _text(here, "codev_plan")
    rows = [kept] if kept else []
    for action in here.state.actions:
        if item is not None and action.item == item.item.id:
            who = names_list(here.words, [here.name(p) for p in action.who])
            due = short_date(here.words, action.due) if action.due else ""
            rows.append("→ " + " · ".join(part for part in (action.what, who, due) if part))
    if not rows:
        offered = here.words.gettext("What was offered")
        return FrameView(offered, "\n".join(_lines(here, "codev_consult")))
    return FrameView(step_title(here.words, "codev_plan"), "\n".join(rows), end=True)


def _sentences(step: str, before: Callable[[Here], FrameView]) -> Callable[[Here], FrameView]:
    def show(here: Here) -> FrameView:
        rows = _lines(here, step)
        if not rows:
            return before(here)
        return FrameView(step_title(here.words, step), "\n".join(rows), end=True)

    return show


FRAMES: dict[str, Callable[[Here], FrameView]] = {
    "need": _need,
    "need_consent": _written("need"),
    "picture": _questions,
    "picture_complete": _questions,
    "ideas": _ideas,
    "tuners": _tuners,
    "synthesis": _synthesis,
    "codev_present": _situation,
    "codev_clarify": _situation,
    "codev_contract": _contract,
    "codev_consult": _offers,
    "codev_plan": _plan,
    "codev_learn": _sentences("codev_learn", _plan),
    "theory_present": _wanted,
    "theory_clarify": _wanted,
    "theory_use": _sentences("theory_use", _wanted),
}
"""What the frame shows at each of these steps."""
