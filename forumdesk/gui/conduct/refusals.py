"""What conduct mode says when something cannot be done, with the acts that lead out."""

from collections.abc import Callable
from dataclasses import dataclass

from forumdesk.domain.conduct import ClockBehindError, NoQuorumToOpenError, NotOpenedError, SuspendedError
from forumdesk.domain.decisions import (
    NobodyEntitledError,
    NoQuorumError,
    NothingToDecideError,
    TextNotReadyError,
)
from forumdesk.domain.errors import KnownError
from forumdesk.domain.speaking import ListClosedError, SpeakerAbsentError
from forumdesk.gui.conduct.keys import GO_ON, LIST, PRESENCE
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.gui.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Exits:
    """Where a refusal may lead."""

    desk: Callable[[], object]
    presence: Callable[[], object]
    page: Callable[[str], object]
    go_on: Callable[[], object]
    open_list: Callable[[], object]
    mark_arrival: Callable[[], object]
    call_present: Callable[[], object]
    go_on_from_last: Callable[[], object]


def refusal(error: KnownError, words: Words, exits: Exits) -> Message:
    """The message for an error; it can always be put away."""
    sentence = words.catalogue.sentence(error)
    return Message(
        kind="bad", sentence=sentence, acts=_acts(error, words, exits), dismiss=words.gettext("Close")
    )


def _acts(error: KnownError, words: Words, exits: Exits) -> tuple[Act, ...]:
    _ = words.gettext
    presence = Act(text=_("Mark who has come"), run=exits.presence, icon_name="users", key=PRESENCE)
    match error:
        case NoQuorumToOpenError() | NoQuorumError():
            desk = Act(
                text=_("To the registration desk"), run=exits.desk, icon_name="identification-badge", key="F8"
            )
            return presence, desk
        case NobodyEntitledError():
            return (Act(text=_("To the participants"), run=lambda: exits.page("participants")),)
        case TextNotReadyError() | NothingToDecideError():
            return (
                Act(
                    text=_("To the text"), run=lambda: exits.page("recommendations"), icon_name="arrow-right"
                ),
            )
        case NotOpenedError():
            return (Act(text=_("Open the meeting"), run=exits.go_on, icon_name="play", key=GO_ON),)
        case SuspendedError():
            return (Act(text=_("Resume the meeting"), run=exits.go_on, icon_name="play", key=GO_ON),)
        case ClockBehindError():
            return (
                Act(
                    text=_("Go on from the last recorded time"), run=exits.go_on_from_last, icon_name="clock"
                ),
            )
        case ListClosedError():
            return (Act(text=_("Open the list of speakers"), run=exits.open_list, key=LIST),)
        case SpeakerAbsentError():
            arrived = Act(
                text=_("Mark the arrival and give the floor"), run=exits.mark_arrival, icon_name="check"
            )
            return arrived, Act(
                text=_("Call the next who is here"), run=exits.call_present, icon_name="arrow-right"
            )
    return ()
