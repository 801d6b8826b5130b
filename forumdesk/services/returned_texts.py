"""What an exported document that came back proposes to change."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from forumdesk.domain.amendments import Amendment, AmendmentKind, Origin
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AmendmentId, MeetingId, RowId
from forumdesk.domain.notices import Notice
from forumdesk.domain.resolutions import Part, ResolutionText, Row
from forumdesk.domain.texts import LANGUAGE_NAMES, Language, LocalizedText
from forumdesk.services.proposals import ReturnedRow, ReturnedText
from forumdesk.services.returned import short_hash
from forumdesk.services.row_versions import row_versions
from forumdesk.storage.work import UnitOfWork

_NOT_YET = datetime(1, 1, 1, tzinfo=UTC)
_MOVED = N_(
    "Paragraph {reference} stands at another place in the document. The order of the paragraphs was not changed."
)


class OtherMeetingError(DomainError):
    """The document was exported from another meeting."""

    code = "returned.other_meeting"
    message = N_(
        "This document was exported from another meeting. Nothing was imported."
        " Open that meeting, or import the file as a new text."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnResult:
    """``changes`` are the amendments that come of a document; ``same`` counts paragraphs that nobody touched."""

    changes: tuple[Amendment, ...]
    same: int
    known: int
    notices: tuple[Notice, ...] = ()


def proposed_changes(work: UnitOfWork, text: ResolutionText, returned: ReturnedText) -> ReturnResult:
    """What ``returned`` changes of ``text``, as amendments without number, moment and proposer.

    OtherMeetingError for a document of another meeting.
    """
    if returned.meeting_id != str(text.meeting_id):
        raise OtherMeetingError
    return _Comparison(work, text, returned).result()


class _Comparison:
    def __init__(self, work: UnitOfWork, text: ResolutionText, returned: ReturnedText) -> None:
        self._work = work
        self._text = text
        self._returned = returned
        self._rows = {row.id: row for row in text.rows}
        self._changes: list[Amendment] = []
        self._notices: list[Notice] = list(returned.notices)
        self._same = 0
        self._known = 0

    def result(self) -> ReturnResult:
        self._returned = replace(self._returned, rows=tuple(self._recognised()))
        for row in self._returned.rows:
            if row.exported_hash is not None and short_hash(row.text) == row.exported_hash:
                # Also a proposal printed in its place, which is no row: nobody touched it.
                self._same += 1
            elif row.row_id is not None and row.exported_hash is not None and row.row_id in self._rows:
                self._compare(self._rows[row.row_id], row)
            elif row.text:
                self._add(row)
        self._look_for_missing()
        self._look_at_order()
        known = [_said(one) for one in self._work.amendments.of_meeting(self._text.meeting_id)]
        new = [one for one in self._changes if _said(one) not in known]
        return ReturnResult(
            changes=tuple(new),
            same=self._same,
            known=len(self._changes) - len(new),
            notices=tuple(self._notices),
        )

    def _recognised(self) -> Iterator[ReturnedRow]:
        """The rows; one that lost its bookmark is known by words that nobody changed."""
        there = {(row.row_id, row.language) for row in self._returned.rows}
        lost = {
            (language, row.text.get(language)): row.id
            for row in reversed(self._text.rows)
            for language in self._returned.languages
            if row.text.get(language) and (row.id, language) not in there
        }
        for back in self._returned.rows:
            found = lost.pop((back.language, back.text), None) if back.row_id is None else None
            yield replace(back, row_id=found, exported_hash=short_hash(back.text)) if found else back

    def _compare(self, row: Row, back: ReturnedRow) -> None:
        here = row.text.get(back.language)
        if back.text == here:
            self._same += 1
        elif not back.text:
            self._point_out_empty(row, back.language)
        else:
            base = row.text.with_text(back.language, self._exported(row, back))
            self._changes.append(
                self._amendment(
                    AmendmentKind.REPLACE, row.id, row.part, row.level, base, _only(back.language, back.text)
                )
            )

    def _exported(self, row: Row, back: ReturnedRow) -> str:
        """The words that were exported: those of now, or of an earlier version that has their hash."""
        here = row.text.get(back.language)
        if short_hash(here) == back.exported_hash:
            return here
        earlier = (one.text.get(back.language) for one in row_versions(self._work, row.id))
        return next((words for words in earlier if short_hash(words) == back.exported_hash), here)

    def _add(self, back: ReturnedRow) -> None:
        self._changes.append(
            self._amendment(
                AmendmentKind.INSERT,
                back.after if back.after in self._rows else None,
                back.part or Part.BODY,
                back.level,
                LocalizedText(),
                _only(back.language, back.text),
            )
        )

    def _look_for_missing(self) -> None:
        there = {(row.row_id, row.language) for row in self._returned.rows}
        exported_at = self._returned.exported_at or _NOT_YET
        for row in self._text.rows:
            written = [one for one in self._returned.languages if row.text.get(one)]
            missing = [one for one in written if (row.id, one) not in there]
            if not missing or _made_at(row.id) > exported_at:
                continue
            if missing == written:
                self._changes.append(
                    self._amendment(
                        AmendmentKind.DELETE, row.id, row.part, row.level, row.text, LocalizedText()
                    )
                )
            else:
                for language in missing:
                    self._point_out_empty(row, language)

    def _look_at_order(self) -> None:
        """Point out the rows that stand elsewhere in the document; the order of the register stays."""
        here = {row.id: at for at, row in enumerate(self._text.rows)}
        moved: dict[RowId, Language] = {}
        for language in self._returned.languages:
            rows = [
                row.row_id for row in self._returned.rows if row.language == language and row.row_id in here
            ]
            stayed = _longest_rise([here[one] for one in rows if one is not None])
            moved |= {one: language for one in rows if one is not None and here[one] not in stayed}
        for row_id, language in moved.items():
            reference = self._text.place_name(row_id, language)
            self._notices.append(
                Notice(code="returned.moved", message=_MOVED, values={"reference": reference})
            )

    def _point_out_empty(self, row: Row, language: Language) -> None:
        self._notices.append(
            Notice(
                code="returned.text_missing",
                message=N_(
                    "Paragraph {reference} has no text in the document ({language}). Nothing is proposed for it."
                ),
                values={
                    "reference": self._text.place_name(row.id, language),
                    "language": LANGUAGE_NAMES[language],
                },
            )
        )

    def _amendment(
        self,
        kind: AmendmentKind,
        row_id: RowId | None,
        part: Part,
        level: int,
        base: LocalizedText,
        text: LocalizedText,
    ) -> Amendment:
        return Amendment(
            id=_NOBODY,
            meeting_id=MeetingId(self._text.meeting_id),
            number=0,
            kind=kind,
            row_id=row_id,
            part=part,
            level=level,
            base=base,
            text=text,
            origin=Origin.WORD,
            proposed_at=_NOT_YET,
        )


_NOBODY = AmendmentId(UUID(int=0))


def _only(language: Language, text: str) -> LocalizedText:
    return LocalizedText().with_text(language, text)


def _made_at(row_id: RowId) -> datetime:
    """When a row was made: an identifier of version 7 begins with the milliseconds of its moment."""
    return datetime.fromtimestamp((row_id.int >> 80) / 1000, UTC)


def _longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """The members of the longest rising part of ``numbers``, which are all different."""
    lasts: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(lasts, number)
        before[number] = lasts[at - 1] if at else None
        lasts[at : at + 1] = [number]
    found: set[int] = set()
    one = lasts[-1] if lasts else None
    while one is not None:
        found.add(one)
        one = before[one]
    return frozenset(found)


def _said(amendment: Amendment) -> tuple[object, ...]:
    return (amendment.kind, amendment.row_id, amendment.text)
