"""Tables to and from JSON: compact UTF-8 one way, suspicious reading the other."""

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from math import isfinite
from pathlib import Path
from typing import Any

from cercle_tui.store.problems import StoreProblem

_WORTH_PAUSING = 256 * 1024  # bytes of JSON from which the garbage collector is felt

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def encode(document: object) -> bytes:
    """Return a document as one line of compact UTF-8 JSON, without the newline.

    Raises TypeError or ValueError for what JSON cannot say.
    """
    text = _encoder.encode(document)
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a character from a foreign file: only an escape can say it
        return json.dumps(document, separators=(",", ":"), allow_nan=False).encode()


@contextmanager
def gc_paused() -> Iterator[None]:
    """Hold the garbage collector while many values are made: they are all meant to stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def parse(data: bytes, path: Path) -> Tables:
    """Return the tables in `data`: ``{table: {doc_id: document}}``.

    Raises StoreProblem: ``broken_file``, ``conflict_markers`` or, for JSON of another shape,
    ``foreign_file``.
    """
    try:
        if len(data) < _WORTH_PAUSING:
            tables = _loads(data)
        else:
            with gc_paused():
                tables = _loads(data)
    except (ValueError, RecursionError) as error:
        if b"\n<<<<<<< " in b"\n" + data:
            raise StoreProblem("conflict_markers", path=str(path)) from error
        raise StoreProblem("broken_file", path=str(path), kept="") from error
    if not (
        isinstance(tables, dict)
        and all(isinstance(table, dict) for table in tables.values())
        and all(isinstance(doc, dict) for table in tables.values() for doc in table.values())
    ):
        raise StoreProblem("foreign_file", path=str(path))
    return tables


def _loads(data: bytes) -> Any:
    return json.loads(data, parse_constant=_finite, parse_float=_finite)


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(f"not a number of ours: {text}")
    return number
