"""The JSON Schema of every event, for those who read the books with other tools."""

import json
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from cercle_tui.meeting.between import BETWEEN_KINDS
from cercle_tui.meeting.events import KINDS


def events_schema() -> dict[str, Any]:
    """Return the schema of one event: of a meeting, or of a book of the year, told by `kind`."""
    kinds = {**KINDS, **BETWEEN_KINDS}
    union: Any = reduce(or_, (kinds[kind] for kind in sorted(kinds)))
    schema = TypeAdapter(Annotated[union, Field(discriminator="kind")]).json_schema()
    for definition in schema["$defs"].values():
        if definition.get("properties", {}).get("kind", {}).get("const"):
            definition["required"] = sorted({*definition.get("required", ()), "kind"})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An event of a book of cercle-tui",
        **schema,
    }


def schema_text() -> str:
    """Return the schema as `docs/events.schema.json` holds it."""
    return json.dumps(events_schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
