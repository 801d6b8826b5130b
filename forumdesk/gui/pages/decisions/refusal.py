"""What the page says when a decision cannot be recorded: who stands in the way, by which rule, what leads out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forumdesk.domain.bodies import Abstention, BodyRules
from forumdesk.domain.circulation import (
    CirculatedTextDiffersError,
    DeadlineAheadError,
    DeadlineMissingError,
    LateSheetError,
    ObjectedError,
)
from forumdesk.domain.conduct import ClockBehindError
from forumdesk.domain.decisions import (
    AlreadyAdoptedError,
    NothingToDecideError,
    NotInForceError,
    QuestionMissingError,
    TextNotReadyError,
)
from forumdesk.domain.double_entry import CountsDifferError, EntriesDifferError
from forumdesk.domain.elections import (
    CandidateTwiceError,
    NoCandidatesError,
    TotalVotesAboveError,
    VotesAboveError,
)
from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.modes import MODE_NAMES, AdoptionMode
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import (
    AbsentVoiceError,
    NotCastingError,
    NotEntitledError,
    RecusedVoiceError,
    Voice,
    Voter,
)
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
from forumdesk.gui.models.mode_words import own_modes
from forumdesk.gui.models.page_parts import CONSULTATION
from forumdesk.gui.models.roll_call import ANSWERS
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.gui.words import Words
from forumdesk.services.batons import DecidedElsewhereError

_NAMES_SHOWN = 3
_BUTTON_NAME = 28
_VOTES = (AdoptionMode.RECORDED, AdoptionMode.COUNTED)
_IN_FIELDS = (
    CountsMissingError, CountsAboveError, BallotsMissingError, BallotsError, CountsDifferError, NoCandidatesError,
    CandidateTwiceError, VotesAboveError, TotalVotesAboveError, DeadlineMissingError, DeadlineAheadError,
    QuestionMissingError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What leads out of a refusal.

    To a voter, to a page of the meeting, to the rules of the body, to the field that is wrong; another mode; the
    chair's voice; recording though the clock was set back; the rest *for*; the decisions taken; recording at this
    desk from now on. ``voters`` are those who are called. Where the page is ``narrow`` the way to the rules is left
    to the panel beside.
    """

    go_to: Callable[[Voter], object]
    ask_page: Callable[[str], object]
    show_rules: Callable[[], object]
    take_focus: Callable[[], object]
    change_mode: Callable[[AdoptionMode], object]
    chair: Callable[[Voice], object]
    despite_clock: Callable[[], object]
    answer_rest: Callable[[], object]
    show_taken: Callable[[], object]
    decide_here: Callable[[], object]
    rules: BodyRules
    mode: AdoptionMode
    voters: Sequence[Voter]
    narrow: bool = False


def refusal_message(error: KnownError, words: Words, ways: Ways) -> Message:
    """The red band for an error; it always has an act or can be put away."""
    if isinstance(error, NotUnanimousError):
        return _not_unanimous(error.standing_in_the_way, words, ways)
    sentence = words.catalogue.sentence(error)
    acts = tuple(_acts(error, words, ways))
    return Message(kind="bad", sentence=sentence, acts=acts, dismiss=words.gettext("Close"))


def decide_here_act(words: Words, act: Callable[[], object]) -> Act:
    """What takes the recording of decisions over from another desk."""
    return Act(text=words.gettext("Record decisions here from now on"), run=act, icon_name="scales")


def named_in(error: KnownError, voters: Sequence[Voter]) -> tuple[Voter, ...]:
    """The voters whom a refusal names."""
    if isinstance(error, VoicesError):
        return tuple(voter for voter, _voice in error.standing_in_the_way)
    if isinstance(error, EntriesDifferError):
        wanted = [one.voter for one in error.differences]
        return tuple(voter for voter in voters if voter.label in wanted)
    if isinstance(error, AbsentVoiceError | RecusedVoiceError | NotCastingError | NotEntitledError):
        return _called(error, voters)
    return _called(error, voters) if isinstance(error, LateSheetError) else ()


def _called(error: KnownError, voters: Sequence[Voter]) -> tuple[Voter, ...]:
    name = error.values.get("name")
    return tuple(
        voter for voter in voters if isinstance(name, LocalizedText) and name in (voter.label, voter.name)
    )


def _acts(error: KnownError, words: Words, ways: Ways) -> list[Act]:
    _ = words.gettext
    if isinstance(error, DecidedElsewhereError):
        return [decide_here_act(words, ways.decide_here)]
    named = named_in(error, ways.voters)
    acts = [_to_voter(named[0], words, ways)] if named else []
    match error:
        case NobodyEntitledError() | NoQuorumError() | NoQuorumOfSheetsError():
            return [_to_page("participants", words, ways), *_rules_act(words, ways)]
        case NotUnanimousOfAllError():
            return [*acts, *_another_mode(words, ways), *_rules_act(words, ways)]
        case ObjectionError():
            return [*acts, *_another_mode(words, ways)]
        case VoicesMissingError():
            return [
                *acts,
                Act(text=_("All other present: for"), run=ways.answer_rest, icon_name="checks"),
            ]
        case ChairVoiceMissingError():
            return [*_chair(words, ways), *_rules_act(words, ways)]
        case AbsentVoiceError() | NotEntitledError():
            return [*acts, _to_page("participants", words, ways)]
    return acts or _other_acts(error, words, ways)


def _other_acts(error: KnownError, words: Words, ways: Ways) -> list[Act]:
    """What leads out where no voter is named."""
    _ = words.gettext
    match error:
        case TextNotReadyError() | NothingToDecideError() | CirculatedTextDiffersError():
            return [_to_page("recommendations", words, ways)]
        case ClockBehindError():
            said = _("Record all the same; the record says so")
            return [Act(text=said, run=ways.despite_clock, icon_name="clock")]
        case ObjectedError():
            return [_consultation(words, ways), *_another_mode(words, ways)]
        case DeadlineAheadError() if ways.mode is AdoptionMode.SILENCE:
            return [_consultation(words, ways)]
        case AlreadyAdoptedError() | NotInForceError():
            return [Act(text=_("Decisions taken"), run=ways.show_taken, icon_name="arrow-right")]
    return [_back(words, ways)] if isinstance(error, _IN_FIELDS) else []


def _to_page(key: str, words: Words, ways: Ways) -> Act:
    names = {"recommendations": N_("To the text"), "participants": N_("To the participants")}
    return Act(text=words.gettext(names[key]), run=lambda: ways.ask_page(key), icon_name="arrow-right")


def _rules_act(words: Words, ways: Ways) -> list[Act]:
    act = Act(text=words.gettext("Rules of the body"), run=ways.show_rules, icon_name="scales")
    return [] if ways.narrow else [act]


def _to_voter(voter: Voter, words: Words, ways: Ways) -> Act:
    return Act(
        text=words.gettext("Go to {name}").format(name=_short_name(voter, words)),
        run=lambda: ways.go_to(voter),
        icon_name="arrow-right",
    )


def _back(words: Words, ways: Ways) -> Act:
    return Act(text=words.gettext("Go to the field"), run=ways.take_focus, icon_name="arrow-right")


def _consultation(words: Words, ways: Ways) -> Act:
    return Act(
        text=words.gettext("To the consultation"),
        run=lambda: ways.ask_page(CONSULTATION),
        icon_name="arrow-right",
    )


def _another_mode(words: Words, ways: Ways) -> list[Act]:
    """The vote by which it can be put to a majority, one of the body's if it has any."""
    own = own_modes(ways.rules)
    wanted = next((mode for mode in _VOTES if mode in own and mode is not ways.mode), AdoptionMode.RECORDED)
    said = words.gettext("Change the mode: {mode}").format(mode=words.gettext(MODE_NAMES[wanted]))
    return [Act(text=said, run=lambda: ways.change_mode(wanted), icon_name="arrows-left-right")]


def _chair(words: Words, ways: Ways) -> list[Act]:
    _ = words.gettext
    return [
        Act(text=_("The chair: for"), run=lambda: ways.chair(Voice.FOR), icon_name="check"),
        Act(text=_("The chair: against"), run=lambda: ways.chair(Voice.AGAINST), icon_name="x"),
    ]


def _not_unanimous(in_the_way: tuple[tuple[Voter, Voice | None], ...], words: Words, ways: Ways) -> Message:
    _ = words.gettext
    count = len(in_the_way)
    sentence = words.ngettext(
        "“Unanimously” cannot be recorded: {count} present voice is not “for”.",
        "“Unanimously” cannot be recorded: {count} present voices are not “for”.",
        count,
    ).format(count=count)
    detail, nothing = _detail(in_the_way, words, ways.rules), _("Nothing was recorded.")
    acts = [_to_voter(in_the_way[0][0], words, ways), *_another_mode(words, ways), *_rules_act(words, ways)]
    return Message(
        kind="bad",
        sentence=sentence,
        detail=f"{detail} {nothing}" if ways.narrow else detail,
        acts=tuple(acts),
        remark="" if ways.narrow else nothing,
        dismiss=_("Close"),
    )


def _short_name(voter: Voter, words: Words) -> str:
    """A name that a button can hold; a longer one gives way to the number that stands before it in the grid."""
    name = voter.label.in_language(words.language)
    return name if len(name) <= _BUTTON_NAME else f"№\u00a0{voter.number}"


def _detail(in_the_way: tuple[tuple[Voter, Voice | None], ...], words: Words, rules: BodyRules) -> str:
    _ = words.gettext
    named = [
        f"{voter.label.in_language(words.language)} – {_(ANSWERS[voice].word)}"
        for voter, voice in in_the_way[:_NAMES_SHOWN]
    ]
    more = len(in_the_way) - len(named)
    if more:
        named.append(words.ngettext("{count} more", "{count} more", more).format(count=more))
    return " ".join(["; ".join(named) + ".", *_rules({voice for _voter, voice in in_the_way}, words, rules)])


def _rules(voices: set[Voice | None], words: Words, rules: BodyRules) -> list[str]:
    """The rules of the body that these voices run against."""
    _ = words.gettext
    said = []
    if Voice.ABSTAINING in voices and rules.abstention is Abstention.STRICT:
        said.append(_("By the rules of this body an abstention prevents unanimity."))
    if None in voices:
        said.append(_("Everybody present who is entitled to vote has to answer."))
    if voices & {Voice.AGAINST, Voice.NOT_VOTING} or not said:
        said.append(_("Unanimity needs every present voice to be “for”."))
    return said
