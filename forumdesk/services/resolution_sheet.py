"""The sheet from which a resolution is printed: what was sealed comes from the sealed bytes alone."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from forumdesk.domain.consultations import Draft
from forumdesk.domain.decisions import short_code
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import BY_MAJORITY
from forumdesk.domain.resolutions import NumberedRow, Part, ResolutionText, Row
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.authenticity import authenticity_in_prose
from forumdesk.language.formulas import adoption_in_prose
from forumdesk.services.minutes_sheets import StatementOnSheet
from forumdesk.services.sealed_facts import SealedFacts, facts_in_force, opened, opened_statement
from forumdesk.services.sheets import (
    AdoptedPart,
    Adoption,
    Authenticity,
    DraftMark,
    ResolutionSheet,
    SheetRow,
    Signature,
    SignatureRole,
)
from forumdesk.services.text_fields import current_text
from forumdesk.services.verification import verify_records
from forumdesk.storage.repositories.decisions import RecordKind, SealedRecord
from forumdesk.storage.work import UnitOfWork


class SealBrokenError(DomainError):
    """What was sealed has been altered. Values: ``place``, the first record that does not fit."""

    code = "seal.broken"
    message = N_(
        "The sealed records of this meeting have been altered, first at {place}. Nothing was printed."
        " Open a backup of this register in which they hold."
    )


def resolution_sheet(work: UnitOfWork, meeting_id: MeetingId, made_at: datetime) -> ResolutionSheet:
    """The resolution of a meeting, ready to be printed; a draft at ``made_at``. Refuses altered records."""
    meeting = work.meetings.get(meeting_id)
    body = work.bodies.get(meeting.body_id)
    text = current_text(work, meeting_id)
    links = sound_records(work, meeting_id)
    sealed = facts_in_force(_opened(links))
    rows = _rows(text, sealed)
    adopted = _last_if_adopted(text, sealed)
    order = adopted.languages if adopted else body.rules.languages
    written = tuple(language for language in Language if any(row.text.get(language) for row in rows))
    languages = tuple(dict.fromkeys([*(one for one in order if one in written), *written]))
    authentic = adopted.authentic if adopted else body.rules.authentic
    return ResolutionSheet(
        body=adopted.body if adopted else body.name,
        meeting=adopted.meeting if adopted else meeting.title,
        first_day=adopted.first_day if adopted else meeting.first_day,
        last_day=adopted.last_day if adopted else meeting.last_day,
        place=adopted.place if adopted else meeting.place,
        languages=languages,
        rows=rows,
        signatures=(
            Signature(role=SignatureRole.CHAIR, name=meeting.chair),
            Signature(role=SignatureRole.SECRETARY, name=meeting.secretary),
        ),
        adoption=_adoption(sealed, adopted, rows, links) if adopted else None,
        # What is adopted is dated by its records: printed on another day, it is the same file.
        made_at=max(one.sealed_at for one in sealed) if adopted else made_at,
        meeting_id=str(meeting_id),
        draft=None if adopted else draft_mark(work, text, meeting.time_zone, made_at),
        numbering=text.numbering,
        statements=tuple(_statements(links, {one.id for one in sealed if one.subject})) if adopted else (),
        authenticity=authenticity_of(languages, authentic, rows),
    )


def authenticity_of(
    languages: Sequence[Language], authentic: Sequence[Language], rows: Iterable[SheetRow]
) -> Authenticity | None:
    """Which of the ``languages`` of a text hold, by the body's ``authentic`` ones (none: all are equal).

    None for one language, and where every authentic text is still missing.
    """
    prevailing = tuple(language for language in languages if language in authentic)
    if len(languages) < 2 or (authentic and not prevailing):
        return None
    known = list(rows)
    stated = (
        language
        for language in languages
        if any(authenticity_in_prose(row.text.get(language), language) for row in known)
    )
    return Authenticity(languages=tuple(languages), prevailing=prevailing, stated=frozenset(stated))


def _statements(links: Sequence[SealedRecord], decisions: Collection[str]) -> Iterator[StatementOnSheet]:
    """What was said to these decisions, from the sealed bytes alone."""
    said = (opened_statement(one.record) for one in links if one.kind is RecordKind.STATEMENT)
    for one in sorted(said, key=lambda one: one.number):
        if one.decision in decisions:
            yield StatementOnSheet(
                number=one.number,
                kind=one.kind,
                author=one.author,
                text=one.text,
                made_at=one.made_at,
                voice=one.voice,
            )


def draft_mark(work: UnitOfWork, text: ResolutionText, time_zone: str, made_at: datetime) -> DraftMark:
    """The mark of a text that is not adopted: that of the last draft if it reads so, else of the next one.

    Its moment is that of the draft, else of the last change: the same text has the same mark whenever printed.
    """
    drafts = work.drafts.of_meeting(text.meeting_id)
    if drafts and _same_words(drafts[-1], text):
        return DraftMark(number=drafts[-1].number, at=drafts[-1].issued_at, time_zone=time_zone)
    changed_at = work.journal_search.last_change(text.meeting_id, ("text_row", "text_setting")) or made_at
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


def sound_records(work: UnitOfWork, meeting_id: MeetingId) -> tuple[SealedRecord, ...]:
    """The sealed records of a meeting; refuses (SealBrokenError) those that do not hold or are gone."""
    links = work.sealed_records.of_meeting(meeting_id)
    verdict = verify_records(links)
    if not verdict.holds:
        raise SealBrokenError(place=verdict.first_break)
    for number in work.decisions.without_record(meeting_id):
        raise SealBrokenError(place=f"decision {number}")
    return links


def _opened(links: Sequence[SealedRecord]) -> list[SealedFacts]:
    decisions = [opened(one.record) for one in links if one.kind is RecordKind.DECISION]
    return sorted(decisions, key=lambda one: one.number)


def _rows(text: ResolutionText, sealed: Sequence[SealedFacts]) -> tuple[SheetRow, ...]:
    for facts in sealed:
        if facts.whole:
            return facts.rows
    frozen = {row.id: row for facts in sealed for row in facts.rows}
    kept = map(sheet_row, text.numbered())
    return tuple(frozen.get(row.id, row) for row in kept)


def _last_if_adopted(text: ResolutionText, sealed: Sequence[SealedFacts]) -> SealedFacts | None:
    """The last sealed decision on the text, once each recommendation is adopted by one."""
    on_text = [facts for facts in sealed if facts.subject]
    adopted = {row_id for facts in on_text for row_id in facts.subject}
    known = [str(one.id) for one in text.recommendations()]
    whole = any(facts.whole for facts in on_text)
    return on_text[-1] if whole or (known and adopted.issuperset(known)) else None


def _adoption(
    sealed: Sequence[SealedFacts],
    last: SealedFacts,
    rows: tuple[SheetRow, ...],
    links: Sequence[SealedRecord],
) -> Adoption:
    (desk,) = [one.desk_id for one in links if one.hash == last.hash]
    head = [one.hash for one in links if one.desk_id == desk][-1]
    stated = frozenset(stated_adoptions(rows))
    ways = [_one_adoption(one, head, stated) for one in sealed if one.subject]
    told = {(one.mode, one.by_chair, one.deadline, _counted(one)) for one in ways}
    if len(told) == 1:
        return ways[-1]
    numbers = {row.id: row.number.rstrip(".") for row in rows}
    parts = tuple(
        AdoptedPart(numbers=tuple(numbers.get(row, "") for row in facts.subject), adoption=way)
        for facts, way in zip((one for one in sealed if one.subject), ways, strict=True)
    )
    return replace(ways[-1], parts=parts)


def _counted(adoption: Adoption) -> tuple[int, int, int] | None:
    """The counts that a sentence of adoption prints; None where it prints none."""
    tally = adoption.tally
    printed = adoption.mode in BY_MAJORITY or tally.abstaining
    return (tally.voices_for, tally.against, tally.abstaining) if printed else None


def _one_adoption(facts: SealedFacts, head: str, stated: frozenset[Language]) -> Adoption:
    circulation = facts.plain.get("circulation", {})
    return Adoption(
        mode=facts.mode,
        tally=facts.tally,
        sealed_at=facts.sealed_at,
        code=short_code(facts.hash),
        head=short_code(head),
        decision_hash=facts.hash,
        head_hash=head,
        stated=stated,
        by_chair=facts.plain.get("majority", {}).get("by_chair", False),
        deadline=datetime.fromisoformat(circulation["deadline"]) if circulation else None,
        time_zone=circulation.get("time_zone", ""),
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
