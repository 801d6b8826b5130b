"""Tables of voices and of candidates, as spreadsheets write them."""

from argparse import ArgumentTypeError
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from forumdesk.cli.commands import typed
from forumdesk.cli.commands.people_named import PeopleNamed
from forumdesk.cli.commands.shown import moment_meant
from forumdesk.domain.elections import Candidate
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import ParticipantId, new_uuid
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice, VoiceTwiceError
from forumdesk.services.participants import full_name
from forumdesk.services.register import Register

_PARTICIPANT, _VOICE, _RETURNED = "participant", "voice", "returned_at"
_CANDIDATE, _VOTES = "candidate", "votes"
_VOICES = (Voice.FOR, Voice.AGAINST, Voice.ABSTAINING, Voice.NOT_VOTING, Voice.RECUSED, Voice.ABSENT)
_MOST_DIGITS = 9


class VoicesFileError(DomainError):
    """The file of voices is not one."""

    code = "voices.columns"
    message = N_("“{path}” has no columns “participant” and “voice”. Nothing was recorded.")


class UnknownVoiceError(DomainError):
    """A word that is no voice."""

    code = "voices.unknown"
    message = N_(
        "“{voice}” (participant {participant}) is no voice. Write one of: {voices}. Nothing was recorded."
    )


class ReturnedAtError(DomainError):
    """A word that is no moment."""

    code = "voices.returned_at"
    message = N_(
        "“{at}” (participant {participant}) does not say when the sheet came back. Write it like"
        " 2024-10-17T18:00. Nothing was recorded."
    )


class CandidatesFileError(DomainError):
    """The file of candidates is not one."""

    code = "candidates.columns"
    message = N_("“{path}” has no columns “candidate” and “votes”. Nothing was recorded.")


class CandidateVotesError(DomainError):
    """A word that is no number of votes."""

    code = "candidates.votes"
    message = N_("“{votes}” (candidate {candidate}) is no number of votes. Nothing was recorded.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenVoices:
    """Voices by name, and when each sheet of a poll came back as far as that was noted."""

    voices: dict[ParticipantId, Voice]
    returned: dict[ParticipantId, datetime]


def read_voices(register: Register, meeting: Meeting, path: Path) -> GivenVoices:
    """The voices in a table; refuses strangers, voices given twice, and words that are none."""
    rows = _rows(path, (_PARTICIPANT, _VOICE), (_RETURNED,))
    if rows is None:
        raise VoicesFileError(path=str(path))
    named = PeopleNamed(register, meeting.id)
    meant = {row[0]: named.find(row[0]) for row in rows}
    # A badge code is told to the service as the identifier; what is not found there is refused there.
    asked = {name: str(person.id) if person else name for name, person in meant.items()}
    voters = register.decisions.voters_named(meeting.id, list(asked.values()))
    given = GivenVoices(voices={}, returned={})
    for name, word, at in rows:
        voter, person = voters[asked[name]], meant[name]
        if voter in given.voices:
            raise VoiceTwiceError(name=full_name(person.names) if person else name)
        given.voices[voter] = _voice(name, word)
        if at:
            given.returned[voter] = _returned_at(meeting, name, at)
    return given


def read_candidates(register: Register, meeting: Meeting, path: Path) -> tuple[Candidate, ...]:
    """The candidates in a table with the votes of each.

    Who is on the list of participants, by number, badge code, identifier or full name, stands under that name.
    """
    rows = _rows(path, (_CANDIDATE, _VOTES), ())
    if rows is None:
        raise CandidatesFileError(path=str(path))
    named = PeopleNamed(register, meeting.id)
    found = []
    for name, votes, _ in rows:
        person = named.get(name) if name.isdigit() else named.find(name) or named.of_name(name)
        if not (votes.isascii() and votes.isdigit() and len(votes) <= _MOST_DIGITS):
            raise CandidateVotesError(votes=votes, candidate=name)
        found.append(
            Candidate(
                id=person.id if person else new_uuid(register.clock()),
                name=full_name(person.names) if person else LocalizedText.everywhere(name),
                votes=int(votes),
            )
        )
    return tuple(found)


def _rows(path: Path, needed: tuple[str, str], allowed: Sequence[str]) -> list[tuple[str, str, str]] | None:
    """The cells of the columns that are needed, and of the first one allowed; None where columns are missing."""
    from forumdesk.exchange.tables_in import read_table, tidy

    known = (*needed, *allowed)
    table = read_table(path, lambda heading: tidy(heading).casefold() in known)
    places = {tidy(heading).casefold(): place for place, heading in enumerate(table.headings)}
    if not places.keys() >= set(needed):
        return None
    wanted = [places.get(name, -1) for name in (*needed, *(allowed or ("",)))]
    rows = []
    for record in table.records:
        first, second, third = (tidy(record.cells[place]) if place >= 0 else "" for place in wanted)
        if first or second:
            rows.append((first, second, third))
    return rows


def _voice(participant: str, word: str) -> Voice:
    if word not in _VOICES:
        raise UnknownVoiceError(voice=word, participant=participant, voices=_VOICES)
    return Voice(word)


def _returned_at(meeting: Meeting, participant: str, text: str) -> datetime:
    try:
        at = moment_meant(meeting, typed.moment(text))
    except ArgumentTypeError as error:
        raise ReturnedAtError(at=text, participant=participant) from error
    assert at is not None
    return at
