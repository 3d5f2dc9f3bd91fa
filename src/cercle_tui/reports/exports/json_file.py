"""The export as JSON, which is the model itself, and its schema as the documents hold it."""

import json

from cercle_tui.reports.exports.model import Export, export_schema


def json_bytes(export: Export) -> bytes:
    """Return the export as indented JSON in UTF-8, every field said."""
    return (json.dumps(export.plain(), ensure_ascii=False, indent=1) + "\n").encode()


def schema_text() -> str:
    """Return the schema as `docs/export.schema.json` holds it."""
    return json.dumps(export_schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
