"""The sheet from which a resolution is printed: what was sealed comes from the sealed bytes alone."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from forumdesk.domain.consultations import Draft
from forumdesk.domain.decisions import short_code
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import NumberedRow, Part, ResolutionText, Row
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.formulas import adoption_in_prose
from forumdesk.services.sealing import SealedFacts, opened, verify_chains
from forumdesk.services.sheets import (
    Adoption,
    DraftMark,
    ResolutionSheet,
    SheetRow,
    Signature,
    SignatureRole,
)
from forumdesk.services.text_fields import current_text
from forumdesk.storage.work import UnitOfWork


class SealBrokenError(DomainError):
    """What was sealed has been altered. Values: ``place``, the first record that does not fit."""

    code = "seal.broken"
    message = N_(
        "The sealed records of this meeting have been altered, first at {place}. Nothing was printed."
        " Open a backup of this register in which they hold."
    )


def resolution_sheet(work: UnitOfWork, meeting_id: MeetingId, made_at: datetime) -> ResolutionSheet:
    """The resolution of a meeting, ready to be printed at ``made_at``; refuses altered records."""
    meeting = work.meetings.get(meeting_id)
    body = work.bodies.get(meeting.body_id)
    text = current_text(work, meeting_id)
    sealed = _opened_records(work, meeting_id)
    rows = _rows(text, sealed)
    adopted = _last_if_adopted(text, sealed)
    order = adopted.languages if adopted else body.rules.languages
    written = tuple(language for language in Language if any(row.text.get(language) for row in rows))
    return ResolutionSheet(
        body=adopted.body if adopted else body.name,
        meeting=adopted.meeting if adopted else meeting.title,
        first_day=adopted.first_day if adopted else meeting.first_day,
        last_day=adopted.last_day if adopted else meeting.last_day,
        place=adopted.place if adopted else meeting.place,
        languages=tuple(dict.fromkeys([*(one for one in order if one in written), *written])),
        rows=rows,
        signatures=(
            Signature(role=SignatureRole.CHAIR, name=meeting.chair),
            Signature(role=SignatureRole.SECRETARY, name=meeting.secretary),
        ),
        adoption=_adoption(adopted, rows) if adopted else None,
        made_at=made_at,
        meeting_id=str(meeting_id),
        draft=None if adopted else draft_mark(work, text, meeting.time_zone, made_at),
        numbering=text.numbering,
    )


def draft_mark(work: UnitOfWork, text: ResolutionText, time_zone: str, made_at: datetime) -> DraftMark:
    """The mark of a text that is not adopted: that of the last draft if it reads so, else of the next one.

    Its moment is that of the draft, else of the last change: the same text has the same mark whenever printed.
    """
    drafts = work.drafts.of_meeting(text.meeting_id)
    if drafts and _same_words(drafts[-1], text):
        return DraftMark(number=drafts[-1].number, at=drafts[-1].issued_at, time_zone=time_zone)
    changed_at = work.journal.last_change(text.meeting_id, ("text_row", "text_setting")) or made_at
    return DraftMark(number=drafts[-1].number + 1 if drafts else 1, at=changed_at, time_zone=time_zone)


def _same_words(draft: Draft, text: ResolutionText) -> bool:
    def words(rows: Iterable[NumberedRow]) -> list[tuple[str, LocalizedText]]:
        return [(one.number, one.row.text) for one in rows]

    return words(draft.rows) == words(text.numbered())


def sheet_row(numbered: NumberedRow) -> SheetRow:
    """A row as papers print it."""
    row = numbered.row
    return SheetRow(
        id=str(row.id),
        part=row.part,
        number=numbered.number,
        text=row.text,
        level=row.level,
        marks={language: one.marks for language, one in row.standings.items() if one.marks},
    )


def _opened_records(work: UnitOfWork, meeting_id: MeetingId) -> tuple[SealedFacts, ...]:
    links = work.sealed_records.of_meeting(meeting_id)
    verdict = verify_chains(links)
    if not verdict.holds:
        raise SealBrokenError(place=verdict.first_break)
    return tuple(opened(link.record) for link in links)


def _rows(text: ResolutionText, sealed: Sequence[SealedFacts]) -> tuple[SheetRow, ...]:
    for facts in sealed:
        if facts.whole:
            return facts.rows
    frozen = {row.id: row for facts in sealed for row in facts.rows}
    kept = map(sheet_row, text.numbered())
    return tuple(frozen.get(row.id, row) for row in kept)


def _last_if_adopted(text: ResolutionText, sealed: Sequence[SealedFacts]) -> SealedFacts | None:
    """The last sealed decision, once each recommendation is adopted by one."""
    adopted = {row_id for facts in sealed for row_id in facts.subject}
    known = [str(one.id) for one in text.recommendations()]
    whole = any(facts.whole for facts in sealed)
    if whole or (known and adopted.issuperset(known)):
        return max(sealed, key=lambda facts: facts.number)
    return None


def _adoption(last: SealedFacts, rows: tuple[SheetRow, ...]) -> Adoption:
    return Adoption(
        mode=last.mode,
        tally=last.tally,
        sealed_at=last.sealed_at,
        code=short_code(last.hash),
        head=short_code(last.hash),
        stated=frozenset(stated_adoptions(rows)),
    )


def stated_adoptions(rows: Iterable[Row | SheetRow]) -> dict[Language, str]:
    """The languages whose own closing says how the resolution was adopted, with the mode that it names."""
    stated: dict[Language, str] = {}
    for row in rows:
        if row.part is Part.CLOSING:
            for language, prose in row.text.items():
                mode = adoption_in_prose(prose, language)
                if mode:
                    stated[language] = mode
    return stated
