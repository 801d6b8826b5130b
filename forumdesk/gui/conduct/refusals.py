"""What conduct mode says when something cannot be done, with the acts that lead out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from forumdesk.domain.circulation import (
    CirculatedTextDiffersError,
    DeadlineAheadError,
    DeadlineMissingError,
    ObjectedError,
)
from forumdesk.domain.conduct import ClockBehindError, NoQuorumToOpenError, NotOpenedError, SuspendedError
from forumdesk.domain.decisions import AlreadyAdoptedError, NothingToDecideError, TextNotReadyError
from forumdesk.domain.double_entry import CountsDifferError, EntriesDifferError, SecondEntryMissingError
from forumdesk.domain.errors import KnownError
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.proxies import ProxyToOneselfError
from forumdesk.domain.speaking import ListClosedError, SpeakerAbsentError
from forumdesk.domain.voices import AbsentVoiceError, NotCastingError, NotEntitledError, RecusedVoiceError
from forumdesk.domain.voting import (
    BallotsError,
    BallotsMissingError,
    ChairVoiceMissingError,
    CountsAboveError,
    CountsMissingError,
    NobodyEntitledError,
    NoQuorumError,
    NoQuorumOfSheetsError,
    NotUnanimousError,
    NotUnanimousOfAllError,
    ObjectionError,
    VoicesError,
    VoicesMissingError,
)
from forumdesk.gui.conduct.keys import GO_ON, LIST, PRESENCE, ROLL_CALL
from forumdesk.gui.conduct.recordable import WaysOut, chair_acts
from forumdesk.gui.models.page_parts import CONSULTATION
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.gui.words import Words
from forumdesk.services.batons import DecidedElsewhereError


@dataclass(frozen=True, slots=True, kw_only=True)
class Exits:
    """Where a refusal may lead."""

    desk: Callable[[], object]
    ways: WaysOut
    open_list: Callable[[], object]
    mark_arrival: Callable[[], object]
    call_present: Callable[[], object]
    go_on_from_last: Callable[[], object]
    record_despite_clock: Callable[[], object]
    enter_again: Callable[[], object]
    enter_both_anew: Callable[[], object]
    decide_here: Callable[[], object]


def refusal(
    error: KnownError,
    words: Words,
    exits: Exits,
    modes: Sequence[AdoptionMode] = (),
    *,
    deciding: bool = False,
) -> Message:
    """The message for an error; it can always be put away.

    ``modes`` are those of the body; ``deciding`` says that it was a decision that could not be recorded.
    """
    sentence = words.catalogue.sentence(error)
    acts = _of_decisions(error, words, exits, modes, deciding) or _acts(error, words, exits)
    return Message(kind="bad", sentence=sentence, acts=acts, dismiss=words.gettext("Close"))


def _of_decisions(
    error: KnownError, words: Words, exits: Exits, modes: Sequence[AdoptionMode], deciding: bool
) -> tuple[Act, ...]:
    """What leads out where a decision cannot be recorded."""
    _, ways = words.gettext, exits.ways
    match error:
        case VoicesError() | CountsMissingError() | CountsAboveError() | ChairVoiceMissingError():
            return _of_voices(error, words, ways, modes)
        case SecondEntryMissingError():
            return (Act(text=_("Enter it a second time"), run=exits.enter_again, icon_name="copy"),)
        case EntriesDifferError() | CountsDifferError():
            return (Act(text=_("Enter both anew"), run=exits.enter_both_anew),)
        case ClockBehindError() if deciding:
            text = _("Record it with this clock")
            return (Act(text=text, run=exits.record_despite_clock, icon_name="clock"),)
        case DecidedElsewhereError():
            return (
                Act(text=_("Record decisions here from now on"), run=exits.decide_here, icon_name="scales"),
            )
        case BallotsError() | BallotsMissingError() | NoQuorumOfSheetsError() | AlreadyAdoptedError():
            return (Act(text=_("To the decisions"), run=lambda: ways.ask_page("decisions")),)
        case DeadlineMissingError() | DeadlineAheadError() | CirculatedTextDiffersError() | ObjectedError():
            text = _("To the consultation")
            return (Act(text=text, run=lambda: ways.ask_page(CONSULTATION), icon_name="arrow-right"),)
    return ()


def _of_voices(
    error: KnownError, words: Words, ways: WaysOut, modes: Sequence[AdoptionMode]
) -> tuple[Act, ...]:
    """Out of voices and counts that do not fit the mode."""
    _ = words.gettext
    call = Act(text=_("Voices by name"), run=ways.call_roll, icon_name="list-bullets", key=ROLL_CALL)
    match error:
        case NotUnanimousError() | NotUnanimousOfAllError():
            return call, *_other_modes(words, ways, modes, AdoptionMode.RECORDED)
        case ObjectionError():
            return _other_modes(words, ways, modes, AdoptionMode.RECORDED, AdoptionMode.COUNTED)
        case VoicesMissingError():
            return call, Act(text=_("All other present: for"), run=ways.answer_rest, icon_name="checks")
        case ChairVoiceMissingError():
            return chair_acts(words, ways)
    return (Act(text=_("Count again"), run=ways.enter_counts),)


def _other_modes(
    words: Words, ways: WaysOut, modes: Sequence[AdoptionMode], *wanted: AdoptionMode
) -> tuple[Act, ...]:
    """A vote in place of agreement, where the body has it."""
    texts = {
        AdoptionMode.RECORDED: words.gettext("Make it a recorded vote"),
        AdoptionMode.COUNTED: words.gettext("Count the hands"),
    }
    return tuple(
        Act(text=texts[mode], run=partial(ways.choose_mode, mode), icon_name="arrow-right")
        for mode in wanted
        if mode in modes
    )


def _acts(error: KnownError, words: Words, exits: Exits) -> tuple[Act, ...]:
    _, ways = words.gettext, exits.ways
    presence = Act(text=_("Mark who has come"), run=ways.show_presence, icon_name="users", key=PRESENCE)
    match error:
        case NoQuorumToOpenError() | NoQuorumError():
            desk = Act(
                text=_("To the registration desk"), run=exits.desk, icon_name="identification-badge", key="F8"
            )
            return presence, desk
        case AbsentVoiceError() | RecusedVoiceError():
            return (presence,)
        case NobodyEntitledError() | NotEntitledError() | NotCastingError() | ProxyToOneselfError():
            return (Act(text=_("To the participants"), run=lambda: ways.ask_page("participants")),)
        case TextNotReadyError() | NothingToDecideError():
            return (
                Act(
                    text=_("To the text"),
                    run=lambda: ways.ask_page("recommendations"),
                    icon_name="arrow-right",
                ),
            )
        case NotOpenedError():
            return (Act(text=_("Open the meeting"), run=ways.go_on, icon_name="play", key=GO_ON),)
        case SuspendedError():
            return (Act(text=_("Resume the meeting"), run=ways.go_on, icon_name="play", key=GO_ON),)
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
