"""From the words of ``decide`` to the motion that is recorded."""

from argparse import Namespace
from pathlib import Path

from forumdesk.cli.commands.people_named import PeopleNamed
from forumdesk.cli.commands.shown import moment_meant
from forumdesk.cli.commands.typed import localized
from forumdesk.cli.commands.vote_tables import read_candidates, read_voices
from forumdesk.cli.context import UnfitWordsError, WordsMissingError
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.modes import BY_MAJORITY, BY_NAME, IN_WRITING, LISTED, AdoptionMode
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.domain.voting import Counts
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register

_FITTING: dict[str, frozenset[AdoptionMode]] = {
    "ballots": frozenset({AdoptionMode.SECRET, AdoptionMode.ELECTION}),
    "commission": frozenset({AdoptionMode.SECRET, AdoptionMode.ELECTION}),
    "candidates": frozenset({AdoptionMode.ELECTION}),
    "seats": frozenset({AdoptionMode.ELECTION}),
    "round_after": frozenset({AdoptionMode.ELECTION}),
    "deadline": IN_WRITING,
    "chair": BY_MAJORITY,
}
"""Words that only some modes know: passed over in silence they would seem to count."""

_PAIRS = (
    ("voices", "counts"),
    ("second_voices", "counts"),
    ("second_counts", "voices"),
)


class UnknownItemError(DomainError):
    """No agenda item has this number."""

    code = "decide.item"
    message = N_("The agenda has no item “{wanted}”. Nothing was recorded. “show … agenda” lists the items.")


class CountsForNamesError(DomainError):
    """Counts cannot say whose voices they were."""

    code = "decide.counts_for_names"
    message = N_(
        "This way of voting keeps everybody’s voice by name, and counts do not say whose they were."
        " Nothing was recorded. Give the voices with --voices."
    )


class CountsUncalledError(DomainError):
    """Nothing is counted in this mode."""

    code = "decide.counts_uncalled"
    message = N_(
        "Nothing is counted in this way of deciding, so that counts have no place. Nothing was recorded."
        " Leave --counts out, or put it to the vote."
    )


class HandsNotUnanimousError(DomainError):
    """A show of hands that was not unanimous, or did not take in everybody."""

    code = "decide.hands_not_unanimous"
    message = N_(
        "“Unanimous” cannot be recorded: {votes} for, {against} against, {abstaining} abstaining were counted, and"
        " {present} entitled to vote are present. Nothing was recorded."
    )


def require_words(words: Namespace) -> None:
    """Refuse words that do not go together. Raises UnfitWordsError, WordsMissingError."""
    if not (words.on or words.question or words.annuls):
        raise WordsMissingError(words=("--on", "--question", "--annuls"))
    election = words.mode == AdoptionMode.ELECTION
    if words.on and (words.annuls or (words.question and not election)):
        raise UnfitWordsError(words=("--on", "--annuls" if words.annuls else "--question"))
    for first, second in _PAIRS:
        if getattr(words, first) and getattr(words, second):
            raise UnfitWordsError(words=(_option(first), _option(second)))
    for second, first in (("second_voices", "voices"), ("second_counts", "counts")):
        if getattr(words, second) and not getattr(words, first):
            raise WordsMissingError(words=(_option(first),))
    if words.second_by and not (words.second_voices or words.second_counts):
        raise WordsMissingError(words=("--second-voices", "--second-counts"))
    for name, modes in _FITTING.items():
        if getattr(words, name) and words.mode not in modes:
            raise UnfitWordsError(words=(f"--mode {words.mode}", _option(name)))


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def motion_of(register: Register, meeting: Meeting, words: Namespace) -> Motion:
    """What is to be recorded. Refuses whom and what the meeting does not have, and counts that have no place."""
    mode = AdoptionMode(words.mode)
    subject = register.decisions.subject_of(meeting.id, words.on) if words.on else None
    voices = read_voices(register, meeting, Path(words.voices)) if words.voices else None
    second = read_voices(register, meeting, Path(words.second_voices)) if words.second_voices else None
    motion = Motion(
        mode=mode,
        on=subject,
        question=_question(register, meeting, words),
        annuls=register.decisions.decision_named(meeting.id, words.annuls).id if words.annuls else None,
        item_id=item_named(register, meeting.id, words.item) if words.item else None,
        voices=voices.voices if voices else None,
        returned=voices.returned if voices else {},
        counts=words.counts,
        ballots=words.ballots,
        commission=PeopleNamed(register, meeting.id).ids(words.commission) if words.commission else (),
        candidates=read_candidates(register, meeting, Path(words.candidates)) if words.candidates else (),
        seats=words.seats or 1,
        after=register.decisions.decision_named(meeting.id, words.round_after).id
        if words.round_after
        else None,
        chair=Voice(words.chair) if words.chair else None,
        deadline=moment_meant(meeting, words.deadline),
        second_voices=second.voices if second else None,
        second_counts=words.second_counts,
        second_by=words.second_by,
        despite_clock=words.despite_clock,
    )
    _require_counts_in_place(register, meeting.id, motion)
    return motion


def item_named(register: Register, meeting_id: MeetingId, wanted: str) -> AgendaItemId:
    """The agenda item of this number or identifier."""
    for item in register.agendas.items(meeting_id):
        if wanted in (item.number, str(item.id)):
            return item.id
    raise UnknownItemError(wanted=wanted)


def _question(register: Register, meeting: Meeting, words: Namespace) -> LocalizedText:
    """The question in words; of an election without one, the title of what it is on."""
    question = localized(words.question)
    if question or words.mode != AdoptionMode.ELECTION or not words.on:
        return question
    rows = register.decisions.subject_of(meeting.id, words.on)
    if rows is None:
        return meeting.title
    titles = {one.id: one.title for one in register.resolutions.text(meeting.id).recommendations()}
    return titles[rows[0]]


def _require_counts_in_place(register: Register, meeting_id: MeetingId, motion: Motion) -> None:
    """Counts beside a mode that does not keep them must not be passed over.

    A show of hands may be counted for unanimity: then every hand has to be up, which is asked here.
    """
    if motion.counts is None:
        return
    if motion.mode is AdoptionMode.UNANIMOUS:
        _require_all_hands(register, meeting_id, motion, motion.counts)
    elif motion.mode in BY_NAME:
        raise CountsForNamesError
    elif motion.mode in LISTED or motion.mode in (AdoptionMode.SILENCE, AdoptionMode.ELECTION):
        raise CountsUncalledError


def _require_all_hands(register: Register, meeting_id: MeetingId, motion: Motion, counts: Counts) -> None:
    tally = register.decisions.judge(meeting_id, motion).tally
    if (counts.voices_for, counts.against, counts.abstaining) != (tally.voices_for, 0, 0):
        raise HandsNotUnanimousError(
            votes=counts.voices_for,
            against=counts.against,
            abstaining=counts.abstaining,
            present=tally.taking_part,
        )
