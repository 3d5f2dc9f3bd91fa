"""The community at a glance, as plain text for a terminal or a pipe, and as JSON."""

from collections.abc import Iterable

from cercle_tui.model.text import clean_line
from cercle_tui.register.community import CircleRow


def community_json(rows: Iterable[CircleRow]) -> list[dict[str, object]]:
    """Return each circle as plain values for `json.dumps`; nobody is named."""
    return [
        {
            "id": row.info.id,
            "slug": row.info.slug,
            "name": clean_line(row.info.name),
            "parent": row.info.parent,
            "depth": row.depth,
            "kind": row.info.kind.value,
            "standing": row.life.value,
            "members": row.counted,
            "size": row.size.value if row.size else None,
            "held": row.kept.held,
            "promised": row.kept.promised,
            "behind": row.behind,
            "vacant": list(row.vacant),
            "past_term": [
                {"office": office, "since": day.isoformat()} for office, day in row.past_term
            ],
            "reviews_past": row.reviews_past,
            "reviews_coming": row.due_soon,
            "actions_late": row.actions_late,
            "next": row.next.isoformat() if row.next else None,
            "last_met": row.last_met.isoformat() if row.last_met else None,
            "measure": round(row.measure, 2) if row.measure is not None else None,
            "cares": [care.value for care in row.cares],
        }
        for row in rows
    ]
