"""Amendments: what a delegation proposes to change in one row, and what becomes of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AmendmentId, DelegationId, MeetingId, RowId
from forumdesk.domain.marks import moved
from forumdesk.domain.redline import changed_words, merged
from forumdesk.domain.resolutions import Part, ResolutionText, Row
from forumdesk.domain.texts import LANGUAGE_NAMES, Language, LocalizedText


class AmendmentKind(StrEnum):
    """What an amendment does to a row."""

    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"


class AmendmentState(StrEnum):
    """What became of an amendment."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    MERGED = "merged"


class Origin(StrEnum):
    """Where an amendment came from."""

    DESK = "desk"
    WORD = "word"
    COMMENT = "comment"


class AmendmentConflictError(DomainError):
    """The row was changed since, at the same words."""

    code = "amendment.conflict"
    message = N_(
        "Paragraph {reference} has been changed at the same words since amendment {number} was proposed ({language})."
        " Nothing was changed. Look at both texts and write the amendment anew."
    )


class AmendedRowGoneError(DomainError):
    """The row that was to be changed is not there any more."""

    code = "amendment.row_gone"
    message = N_(
        "The paragraph that amendment {number} speaks of is no longer in the text. Reject or withdraw the amendment."
    )


class AmendmentSettledError(DomainError):
    """An amendment on which something was decided is not changed."""

    code = "amendment.settled"
    message = N_("Amendment {number} is no longer open. Undo what was decided on it, or propose a new one.")


class AmendmentEmptyError(DomainError):
    """An amendment that changes nothing."""

    code = "amendment.empty"
    message = N_("The amendment changes nothing. Write what the paragraph should say.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A proposed change of one row in one language or in all.

    ``row_id`` is the row to be changed; of an insertion the row after which it stands, None at the top. ``base`` is
    the row as it read when this was proposed, ``text`` what it should say, only in the languages it speaks of;
    ``part`` and ``level`` are those of the row. ``into`` names the amendment that took this one's place, and
    ``result_id`` the row that an accepted insertion made. ``place`` orders amendments to one row by hand, 0 as usual.
    """

    id: AmendmentId
    meeting_id: MeetingId
    number: int
    kind: AmendmentKind
    row_id: RowId | None
    part: Part
    level: int = 1
    base: LocalizedText = LocalizedText()
    text: LocalizedText = LocalizedText()
    proposer: LocalizedText = LocalizedText()
    delegation_id: DelegationId | None = None
    reason: str = ""
    origin: Origin = Origin.DESK
    proposed_at: datetime
    state: AmendmentState = AmendmentState.PROPOSED
    decided_at: datetime | None = None
    note: str = ""
    into: AmendmentId | None = None
    result_id: RowId | None = None
    place: int = 0

    @property
    def is_open(self) -> bool:
        """Whether nothing was decided on it yet."""
        return self.state is AmendmentState.PROPOSED

    @property
    def weight(self) -> int:
        """How far it is removed from the text: the number of words it changes, over all languages."""
        if self.kind is AmendmentKind.DELETE:
            return sum(len(text.split()) for _, text in self.base.items())
        return sum(changed_words(self.base.get(language), text) for language, text in self.text.items())

    def settled(self, state: AmendmentState, at: datetime, note: str = "") -> "Amendment":
        """The amendment with what became of it; AmendmentSettledError when something was decided before."""
        if not self.is_open:
            raise AmendmentSettledError(number=self.number)
        return replace(self, state=state, decided_at=at, note=note)


def changes_something(amendment: Amendment) -> bool:
    """Whether the text would be another with this amendment."""
    if amendment.kind is AmendmentKind.DELETE:
        return True
    if amendment.kind is AmendmentKind.INSERT:
        return bool(amendment.text)
    return any(amendment.base.get(language) != text for language, text in amendment.text.items())


_FIRST = {AmendmentKind.DELETE: 0, AmendmentKind.REPLACE: 1, AmendmentKind.INSERT: 2}


def order_of_consideration(text: ResolutionText, amendments: Iterable[Amendment]) -> tuple[Amendment, ...]:
    """In the order in which they are put: by row; for one row what is furthest removed from the text first.

    Rules of procedure of the General Assembly, rule 90: deletions, then the replacement of most words, then what
    adds. An order by hand (``place``) goes before. Amendments to a row that is gone come last.
    """
    places = {row.id: place for place, row in enumerate(text.rows)}

    def key(one: Amendment) -> tuple[int, int, int, int, int]:
        row = -1 if one.row_id is None else places.get(one.row_id, len(places))
        return (row, one.place, _FIRST[one.kind], -one.weight, one.number)

    return tuple(sorted(amendments, key=key))


def applied(text: ResolutionText, amendment: Amendment, new_id: RowId) -> ResolutionText:
    """The text with the amendment in it; languages that it does not speak of become stale.

    What was changed since it was proposed stays, if at other words. ``new_id`` is that of an inserted row.
    AmendmentConflictError, AmendedRowGoneError.
    """
    if amendment.row_id is not None and all(row.id != amendment.row_id for row in text.rows):
        raise AmendedRowGoneError(number=amendment.number)
    if amendment.kind is AmendmentKind.INSERT:
        return _inserted(text, amendment, new_id)
    assert amendment.row_id is not None
    if amendment.kind is AmendmentKind.DELETE:
        return replace(text, rows=tuple(row for row in text.rows if row.id != amendment.row_id))
    row = text.row(amendment.row_id)
    for language, words in amendment.text.items():
        row = _rewritten(text, row, amendment, language, words)
    return text.with_row(row)


def _inserted(text: ResolutionText, amendment: Amendment, new_id: RowId) -> ResolutionText:
    at = 0 if amendment.row_id is None else text.place(amendment.row_id) + 1
    row = Row(id=new_id, part=amendment.part, text=LocalizedText(), level=amendment.level)
    for language, words in amendment.text.items():
        row = row.edited(language, words)
    return replace(text, rows=(*text.rows[:at], row, *text.rows[at:]))


def _rewritten(text: ResolutionText, row: Row, amendment: Amendment, language: Language, words: str) -> Row:
    here, base = row.text.get(language), amendment.base.get(language)
    wanted = words if here == base else merged(base, here, words)
    if wanted is None:
        raise AmendmentConflictError(
            reference=text.place_name(row.id, language),
            number=amendment.number,
            language=LANGUAGE_NAMES[language],
        )
    return row.edited(language, wanted, moved(row.marks(language), here, wanted))


def consolidated(
    text: ResolutionText, amendments: Iterable[Amendment], new_ids: Iterable[RowId]
) -> ResolutionText:
    """The text with several amendments in it, in the order given; ``new_ids`` serve inserted rows."""
    for amendment, new_id in zip(amendments, new_ids, strict=False):
        text = applied(text, amendment, new_id)
    return text
