"""What the lines of a book hold of one person: their part of each, and the texts that name them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cercle_tui.model.text import fold
from cercle_tui.register.search.words import tokens

_ALWAYS = frozenset({"kind", "n", "at", "id", "meeting", "title"})
"""What tells which line it is, kept of every line."""

_UNREAD = "ballot_cast"
"""Nothing of a ballot is told before its reading, except to who cast it."""


@dataclass(frozen=True, slots=True)
class Whom:
    """The person looked for. `alone` says that nobody else has this name, `given` that given name.

    `others` are the ids of everyone else.
    """

    id: str
    name: str
    alone: bool = True
    given: str = ""
    others: frozenset[str] = frozenset()

    @classmethod
    def among(cls, names: Mapping[str, str], person: str) -> "Whom":
        """Return the person of this id, among everyone known by id."""
        name = names[person]
        others = [other for id, other in names.items() if id != person]
        given = name.split()[0] if name.split() else ""
        unique = given and all(fold(given) not in fold(other).split() for other in others)
        alone = all(fold(other) != fold(name) for other in others)
        ids = frozenset(id for id in names if id != person)
        return cls(person, name, alone, given if unique else "", ids)

    def is_(self, value: object) -> bool:
        """Whether a value is this person: their id, or their very name where it is theirs alone."""
        if not isinstance(value, str):
            return False
        return value == self.id or (self.alone and bool(value) and fold(value) == fold(self.name))

    def named_in(self, text: str) -> bool:
        """Whether a text names them: the whole name, or a given name that is theirs alone."""
        words = list(tokens(text))
        forms = [word.form for word in words]
        name = [word.form for word in tokens(self.name)]
        size = len(name)
        starts = range(len(forms) - size + 1)
        if self.alone and name and any(forms[at : at + size] == name for at in starts):
            return True
        given = [word.form for word in tokens(self.given)]
        return len(given) == 1 and any(
            word.form == given[0] and text[word.start].isupper() for word in words
        )


def their_part(event: Mapping[str, Any], whom: Whom) -> dict[str, Any] | None:
    """Return what an event tells of the person, and not of others; None for nothing."""
    if event.get("kind") == _UNREAD and event.get("by") != whom.id:
        return None
    if event.get("kind") == "measured":
        return _scores(event, whom)
    part = _part(event, whom)
    return part if isinstance(part, dict) else None


def texts_naming(event: Mapping[str, Any], whom: Whom) -> tuple[str, ...]:
    """Return the texts of an event that name the person, each once."""
    if event.get("kind") == _UNREAD:
        return ()
    texts = (text for text in _texts(event) if text != whom.id and whom.named_in(text))
    return tuple(dict.fromkeys(texts))


def _scores(event: Mapping[str, Any], whom: Whom) -> dict[str, Any] | None:
    """Scores stand in the order of who gave them."""
    people = list(event.get("people", ()))
    if whom.id not in people:
        return None
    at = people.index(whom.id)
    scores = {scale: [given[at]] for scale, given in event["scores"].items()}
    return {**event, "people": [whom.id], "scores": scores}


def _part(value: Any, whom: Whom) -> Any:
    if isinstance(value, Mapping):
        return _part_of_object(value, whom)
    if isinstance(value, list | tuple):
        kept = [part for part in (_part(one, whom) for one in value) if part is not None]
        return kept or None
    return value if whom.is_(value) else None


def _part_of_object(value: Mapping[str, Any], whom: Whom) -> dict[str, Any] | None:
    """All of what they are named beside, but for the others; else only the parts that hold them."""
    parts = {
        key: one if key == whom.id else _part(one, whom)
        for key, one in value.items()
        if key != "name"
    }
    hits = {key: part for key, part in parts.items() if part is not None}
    if not hits:
        return None
    beside = any(
        whom.is_(one) or (isinstance(one, list | tuple) and any(map(whom.is_, one)))
        for key, one in value.items()
        if key != "name"
    )
    if beside:
        return {key: hits.get(key, one) for key, one in value.items()
                if key in hits or not _tells_of_others(one, whom)}  # fmt: skip
    return {key: hits.get(key, one) for key, one in value.items() if key in hits or key in _ALWAYS}


def _tells_of_others(value: Any, whom: Whom) -> bool:
    """Whether a value is a list of other people, or is kept by person."""
    if isinstance(value, Mapping):
        return any(key in whom.others for key in value)
    return isinstance(value, list | tuple) and any(
        isinstance(one, str) and one in whom.others for one in value
    )


def _texts(value: Any) -> Iterator[str]:
    """Yield every text; `name` is what someone is called, not a mention."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if key not in ("name", "at", "kind"):
                yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def known_to(lines: Iterable[Mapping[str, Any]], names: Mapping[str, str]) -> dict[str, str]:
    """Return the names of everyone whose id stands in the lines, by id."""
    found = {text for line in lines for text in _ids(line)}
    return {id: name for id, name in names.items() if id in found}


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield str(key)
            yield from _ids(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _ids(one)
