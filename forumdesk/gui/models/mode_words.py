"""How the ways to decide are worded: what each is called, how it is done, and the act that records."""

from collections.abc import Mapping, Sequence
from typing import Final

from forumdesk.domain.bodies import Abstention, BodyRules, UnanimityOf
from forumdesk.domain.errors import N_
from forumdesk.domain.modes import MODE_NAMES, AdoptionMode
from forumdesk.gui.words import Words

ELSEWHERE: Final = frozenset({AdoptionMode.SECRET, AdoptionMode.WRITTEN_POLL, AdoptionMode.ELECTION})
"""Modes whose papers and counts are entered on the page of the decisions, not in conduct mode."""

_NAMES: Final[Mapping[AdoptionMode, str]] = {
    AdoptionMode.UNANIMOUS: N_("Unanimous"),
    AdoptionMode.CONSENSUS: N_("Consensus"),
    AdoptionMode.WITHOUT_VOTE: N_("Without a vote"),
    AdoptionMode.ACCLAMATION: N_("Acclamation"),
    AdoptionMode.RECORDED: N_("Recorded vote"),
    AdoptionMode.COUNTED: N_("Show of hands, counted"),
    AdoptionMode.SECRET: N_("Secret ballot"),
    AdoptionMode.SILENCE: N_("Silence procedure"),
    AdoptionMode.WRITTEN_POLL: N_("Written poll"),
    AdoptionMode.ELECTION: N_("Election"),
}
_HOW: Final[Mapping[AdoptionMode, str]] = {
    AdoptionMode.UNANIMOUS: N_("nobody against, nobody abstaining"),
    AdoptionMode.CONSENSUS: N_("the chair asks for objections"),
    AdoptionMode.WITHOUT_VOTE: N_("nobody asks for a vote"),
    AdoptionMode.ACCLAMATION: N_("by applause"),
    AdoptionMode.RECORDED: N_("every voice by name"),
    AdoptionMode.COUNTED: N_("three numbers, no names"),
    AdoptionMode.SECRET: N_("ballots and counting commission"),
    AdoptionMode.SILENCE: N_("no objection by the deadline"),
    AdoptionMode.WRITTEN_POLL: N_("sheets returned by the deadline"),
    AdoptionMode.ELECTION: N_("candidates and their votes"),
}
RECORD_ACTS: Final[Mapping[AdoptionMode, str]] = {
    AdoptionMode.UNANIMOUS: N_("Adopt unanimously"),
    AdoptionMode.CONSENSUS: N_("Adopt by consensus"),
    AdoptionMode.WITHOUT_VOTE: N_("Adopt without a vote"),
    AdoptionMode.ACCLAMATION: N_("Adopt by acclamation"),
    AdoptionMode.RECORDED: N_("Record the vote"),
    AdoptionMode.COUNTED: N_("Record the counts"),
    AdoptionMode.SECRET: N_("Record the ballot"),
    AdoptionMode.SILENCE: N_("Adopt by silence"),
    AdoptionMode.WRITTEN_POLL: N_("Record the poll"),
    AdoptionMode.ELECTION: N_("Record the election"),
}
"""What the button says that records a decision in this mode."""
BEGIN_CALLING: Final = N_("Call the roll")
ENTER_COUNTS: Final = N_("Enter the counts")
TO_DECISIONS: Final = N_("To the ballot and sheets")


def own_modes(rules: BodyRules) -> tuple[AdoptionMode, ...]:
    """The modes that the body uses, in its order; all of them where its rules name none."""
    return tuple(dict.fromkeys(rules.modes)) or tuple(AdoptionMode)


def other_modes(rules: BodyRules) -> tuple[AdoptionMode, ...]:
    """The modes that the rules of the body do not name."""
    own = own_modes(rules)
    return tuple(mode for mode in AdoptionMode if mode not in own)


def mode_names(modes: Sequence[AdoptionMode], words: Words) -> list[tuple[str, AdoptionMode]]:
    """Names to choose among."""
    return [(words.gettext(MODE_NAMES[mode]), mode) for mode in modes]


def mode_title(mode: AdoptionMode, words: Words) -> str:
    """What a way to decide is called in the list."""
    return words.gettext(_NAMES[mode])


def mode_how(mode: AdoptionMode, rules: BodyRules, words: Words) -> str:
    """How it is done by the rules of the body."""
    _ = words.gettext
    if mode is AdoptionMode.UNANIMOUS and rules.unanimity_of is UnanimityOf.ALL:
        return _("every voice of the body is for")
    if mode is AdoptionMode.UNANIMOUS and rules.abstention is Abstention.LENIENT:
        return _("nobody against; abstentions allowed")
    return _(_HOW[mode])


def act_words(mode: AdoptionMode, words: Words, *, begun: bool) -> str:
    """What F9 does in conduct mode; ``begun`` says that what it needs is there, or is being entered."""
    if mode in ELSEWHERE:
        return words.gettext(TO_DECISIONS)
    if not begun and mode is AdoptionMode.RECORDED:
        return words.gettext(BEGIN_CALLING)
    if not begun and mode is AdoptionMode.COUNTED:
        return words.gettext(ENTER_COUNTS)
    return words.gettext(RECORD_ACTS[mode])


def all_act_words(modes: tuple[AdoptionMode, ...], words: Words) -> tuple[str, ...]:
    """Everything that F9 may be called with these modes, for the room that it takes."""
    return tuple(act_words(mode, words, begun=begun) for mode in modes for begun in (False, True))
