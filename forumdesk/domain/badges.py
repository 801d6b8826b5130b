"""The code on a badge: which meeting, which person, and a letter that catches misreading.

Crockford's base 32 (figures and capitals without I, L, O, U), so that a scanner under any keyboard layout and
a person reading aloud can give it; the check letter is the Luhn algorithm modulo 32 (ISO/IEC 7812-1, extended
to 32 letters), which finds every wrong letter and every exchange of neighbours but one pair.
"""

from dataclasses import dataclass
from uuid import UUID

from forumdesk.domain.identifiers import MeetingId, ParticipantId

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEETING_LETTERS, _PERSON_LETTERS = 4, 10
CODE_LENGTH = _MEETING_LETTERS + _PERSON_LETTERS + 1
_FORGIVEN = str.maketrans("OILoil", "011011", " -–—.\u00a0")


@dataclass(frozen=True, slots=True)
class BadgeCode:
    """What a code says, both as letters: see :func:`meeting_tag` and :func:`person_tag`."""

    meeting_tag: str
    person_tag: str


def meeting_tag(meeting_id: MeetingId) -> str:
    """Four letters for a meeting: 20 bits of its identifier's random part."""
    return _letters(meeting_id, _MEETING_LETTERS)


def person_tag(participant_id: ParticipantId) -> str:
    """Ten letters for a person: 50 bits; two of 100,000 people agree once in 200,000 meetings."""
    return _letters(participant_id, _PERSON_LETTERS)


def badge_code(meeting_id: MeetingId, participant_id: ParticipantId) -> str:
    """The code of a badge, 15 letters."""
    body = meeting_tag(meeting_id) + person_tag(participant_id)
    return body + _check_letter(body)


def printed_badge_code(code: str) -> str:
    """The code as people read it: three groups."""
    return f"{code[:4]}-{code[4:9]}-{code[9:]}"


def read_badge_code(text: str) -> BadgeCode | None:
    """What a scanned or typed code says; None for anything else. Dashes, spaces and small letters are forgiven,
    and O, I, L are taken for 0, 1, 1."""
    code = text.strip().translate(_FORGIVEN).upper()
    if len(code) != CODE_LENGTH or set(code) - set(ALPHABET) or _check_letter(code[:-1]) != code[-1]:
        return None
    return BadgeCode(code[:_MEETING_LETTERS], code[_MEETING_LETTERS:-1])


def _letters(identifier: UUID, count: int) -> str:
    value = identifier.int
    return "".join(ALPHABET[value >> 5 * place & 31] for place in reversed(range(count)))


def _check_letter(body: str) -> str:
    total = 0
    for place, letter in enumerate(reversed(body)):
        value = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]
