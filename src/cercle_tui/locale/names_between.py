"""What values of what happens between meetings are called: fates, ways, kinds of resources."""

from enum import StrEnum

from cercle_tui.locale.catalogue import NP_
from cercle_tui.model.resource import ResourceKind
from cercle_tui.model.sending import FateState
from cercle_tui.model.tension_note import Way

BETWEEN: dict[type[StrEnum], dict[StrEnum, tuple[str, str]]] = {
    FateState: {
        FateState.UNKNOWN: NP_("fate", "their books are not on this machine"),
        FateState.WAITING: NP_("fate", "waits there"),
        FateState.ON_AGENDA: NP_("fate", "on their agenda"),
        FateState.UNDER_WAY: NP_("fate", "under way in their meeting"),
        FateState.REACHED: NP_("fate", "treated"),
        FateState.CARRIED_OVER: NP_("fate", "carried over to their next meeting"),
        FateState.POSTPONED: NP_("fate", "postponed to {until}"),
        FateState.REFERRED: NP_("fate", "referred to {to}"),
        FateState.DROPPED: NP_("fate", "dropped"),
        FateState.TAKEN: NP_("fate", "taken off their list"),
        FateState.ANSWERED: NP_("fate", "answered"),
    },
    Way: {
        Way.TOLD: NP_("way", "told to {name}"),
        Way.BACKLOG: NP_("way", "taken to the circle’s points"),
        Way.LINK: NP_("way", "taken to {name}"),
    },
    ResourceKind: {
        ResourceKind.BOOK: NP_("resource", "book"),
        ResourceKind.ARTICLE: NP_("resource", "article"),
        ResourceKind.VIDEO: NP_("resource", "video"),
        ResourceKind.SITE: NP_("resource", "site"),
        ResourceKind.TOOL: NP_("resource", "tool"),
        ResourceKind.CONTACT: NP_("resource", "contact"),
        ResourceKind.OTHER: NP_("resource", "something else"),
    },
}
