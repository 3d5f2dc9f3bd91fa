"""The forms of a resource, and the facts they write down."""

from cercle_tui.locale.names import name_of
from cercle_tui.meeting import between as bt
from cercle_tui.model.resource import Resource, ResourceKind, Use, link_fault
from cercle_tui.register.resources import Listed
from cercle_tui.ui.follow.action_forms import people_in
from cercle_tui.ui.home.changes import About, Facts, Values
from cercle_tui.ui.meeting.forms import FieldWrong
from cercle_tui.ui.widgets.fields import Field, Form


def resource_form(about: About, one: Listed | None = None) -> Form:
    """Return the form of a new resource, or of one as it stands."""
    words, tr = about.words, about.words.gettext
    known = one.resource if one else None
    called = {id: label for label, id in about.labels.items()}
    by = called.get(known.shared_by, one.by if one else "") if known else ""
    fields = (
        Field("title", tr("Title"), "line", known.title if known else "", required=True),
        Field("kind", tr("Kind"), "choice", (known.kind if known else ResourceKind.BOOK).value,
              options=tuple((kind.value, name_of(words, kind)) for kind in ResourceKind)),
        Field("where", tr("Link or place"), "line", known.where if known else "",
              hint=tr("http…, https…, mailto… or where it is; it is never opened from here.")),
        Field("tags", tr("Tags"), "line", ", ".join(known.tags) if known else "",
              hint=tr("Words between commas.")),
        Field("by", tr("Shared by"), "people", by, suggestions=tuple(about.labels)),
        Field("note", tr("Note"), "line", known.note if known else ""),
    )  # fmt: skip
    title = tr("The resource") if one else tr("A resource to share")
    return Form("resource", title, fields, tr("record"))


def read_resource(about: About, known: Resource | None, values: Values) -> Facts:
    """Return what the form writes down; raises FieldWrong for a link of another form."""
    tr, where = about.words.gettext, values["where"]
    match link_fault(where):
        case "scheme":
            raise FieldWrong("where", tr("Only http, https and mailto links are kept; "
                                         "a place is written without a colon."))  # fmt: skip
        case "shape":
            raise FieldWrong("where", tr("This link is not whole, such as https://example.org."))
    by = people_in(about, values["by"])
    if len(by) > 1:
        raise FieldWrong("by", tr("One person only."))
    tags = dict.fromkeys(tag.strip(" #") for tag in values["tags"].split(","))
    resource = Resource(
        id=known.id if known else about.new_id(),
        title=values["title"],
        kind=ResourceKind(values["kind"] or ResourceKind.OTHER),
        where=where,
        tags=tuple(tag for tag in tags if tag),
        shared_by="".join(by),
        note=values["note"],
        used=known.used if known else (),
    )
    kind = bt.ResourceChanged if known else bt.ResourceShared
    return Facts(circle=((kind, {"resource": resource}),))


def served(resource: Resource, use: Use) -> Facts:
    """Return the fact that a resource served in an item; chosen again, that it did not."""
    others = tuple(known for known in resource.used if known != use)
    used = others if use in resource.used else (use, *others)
    changed = resource.model_copy(update={"used": used})
    return Facts(circle=((bt.ResourceChanged, {"resource": changed}),))


def removed(resource: str) -> Facts:
    return Facts(circle=((bt.ResourceRemoved, {"resource": resource}),))
