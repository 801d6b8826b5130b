"""A resolution in one language joins the rows of the others."""

from collections.abc import Sequence
from dataclasses import replace

from forumdesk.domain.decisions import SealedTextError
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId, RowId, new_uuid
from forumdesk.domain.marks import MarkKind, tidy
from forumdesk.domain.resolutions import Part, ResolutionText, Row
from forumdesk.domain.texts import LANGUAGE_NAMES, Language, LocalizedText
from forumdesk.foundation.clock import Clock
from forumdesk.services.deeds import Deed
from forumdesk.services.importing.alignment import aligned
from forumdesk.services.importing.differences import first_difference
from forumdesk.services.importing.item_heads import with_heads_as
from forumdesk.services.importing.meeting_facts import with_facts, with_name_and_language, with_resolution
from forumdesk.services.importing.results import ImportResult, MeetingFacts
from forumdesk.services.meetings import meeting_for_import
from forumdesk.services.proposals import ProposedRow, ResolutionProposal


class OtherLanguageError(DomainError):
    """The words are of another language than the one said."""

    code = "resolution.other_language"
    message = N_(
        "The language of the text looks like {detected}, but it was to be imported as {language}."
        " Nothing was imported. Choose the right language, or say that you are sure."
    )


class EmptyResolutionError(DomainError):
    """Nothing in the file."""

    code = "resolution.empty"
    message = N_("No text of a resolution was found. Nothing was imported.")


def import_resolution(
    deed: Deed,
    clock: Clock,
    proposal: ResolutionProposal,
    meeting_id: MeetingId | None,
    facts: MeetingFacts,
    *,
    loosely: bool,
    trust_language: bool,
) -> ImportResult:
    """Join a proposal to the resolution of a meeting, inside a deed."""
    if not proposal.rows:
        raise EmptyResolutionError
    if not trust_language and proposal.detected and proposal.detected is not proposal.language:
        raise OtherLanguageError(
            detected=LANGUAGE_NAMES[proposal.detected], language=LANGUAGE_NAMES[proposal.language]
        )
    work = deed.work
    before = meeting_for_import(work, clock(), meeting_id)
    deed.meeting_id = before.id
    meeting, notices = with_resolution(
        with_facts(before, facts, proposal.language), proposal, _title(proposal)
    )
    work.meetings.put(meeting)
    body = work.bodies.get(meeting.body_id)
    work.bodies.put(with_name_and_language(body, before, meeting, proposal.language))
    old = work.texts.resolution(meeting.id)
    proposal = with_heads_as(old, proposal) or proposal
    new, from_file = _joined(old, proposal, clock, loosely=loosely)
    _require_undecided(deed, old, new)
    work.texts.put_resolution(new)
    result = _counted(old, new, proposal, from_file)
    result.meeting_id, result.text = meeting.id, new
    result.notices = [*proposal.notices, *notices]
    deed.values.update(language=proposal.language.value, count=result.new + result.updated)
    return result


def _title(proposal: ResolutionProposal) -> str:
    return next((row.text for row in proposal.rows if row.part is Part.TITLE), "")


def _joined(
    old: ResolutionText, proposal: ResolutionProposal, clock: Clock, *, loosely: bool
) -> tuple[ResolutionText, frozenset[RowId]]:
    """The resolution with the proposal in it, and which of its rows the proposal has."""
    language = proposal.language
    here = [(row.part, row.level) for row in old.rows]
    there = [(row.part, row.level) for row in proposal.rows]
    own = [row for row in old.rows if row.text.get(language)]
    if not any(row.text for row in old.rows):
        rows = tuple(_new_row(one, language, clock) for one in proposal.rows)
        old = replace(old, numbering=proposal.numbering)
    elif here == there:
        rows = tuple(_with_text(row, language, one) for row, one in zip(old.rows, proposal.rows, strict=True))
    elif _are_own_rows(own, proposal):
        # Aligned loosely before: the language finds its own rows again among those of the others.
        return replace(old, rows=_into_own_rows(old, proposal)), frozenset(row.id for row in own)
    elif loosely:
        rows, from_file = _aligned_loosely(old, proposal, clock)
        return replace(old, rows=rows), from_file
    else:
        raise first_difference(old, proposal)
    return replace(old, rows=rows), frozenset(row.id for row in rows)


def _are_own_rows(own: Sequence[Row], proposal: ResolutionProposal) -> bool:
    """Whether the rows that the language has are those of the proposal, by their places or by their words."""
    places = [(row.part, row.level) for row in own] == [(row.part, row.level) for row in proposal.rows]
    return places or [row.text.get(proposal.language) for row in own] == [row.text for row in proposal.rows]


def _with_text(row: Row, language: Language, proposed: ProposedRow) -> Row:
    """The row with the text and its emphasis; a file without emphasis takes none away from the same words."""
    if row.text.get(language) != proposed.text:
        return row.edited(language, proposed.text, proposed.marks or None).confirmed(language)
    fields = tuple(mark for mark in row.marks(language) if mark.kind is MarkKind.FIELD)
    marks = tidy((*fields, *proposed.marks), len(proposed.text))
    if not proposed.marks or marks == row.marks(language):
        return row
    return row.edited(language, proposed.text, marks).confirmed(language)


def _into_own_rows(old: ResolutionText, proposal: ResolutionProposal) -> tuple[Row, ...]:
    language, texts = proposal.language, iter(proposal.rows)
    return tuple(
        _with_text(row, language, next(texts)) if row.text.get(language) else row for row in old.rows
    )


def _new_row(proposed: ProposedRow, language: Language, clock: Clock) -> Row:
    row = Row(id=RowId(new_uuid(clock())), part=proposed.part, text=LocalizedText(), level=proposed.level)
    return row.edited(language, proposed.text, proposed.marks).confirmed(language)


def _aligned_loosely(
    old: ResolutionText, proposal: ResolutionProposal, clock: Clock
) -> tuple[tuple[Row, ...], frozenset[RowId]]:
    """Rows that say the same side by side; what has no counterpart gets a row of its own, in its place."""
    language = proposal.language
    rows: list[Row] = []
    from_file: set[RowId] = set()
    for here, there in aligned(old, proposal.rows, language):
        if there is None:
            rows += [old.rows[here]] if here is not None else []
            continue
        proposed = proposal.rows[there]
        row = (
            _new_row(proposed, language, clock)
            if here is None
            else _with_text(old.rows[here], language, proposed)
        )
        rows.append(row)
        from_file.add(row.id)
    return tuple(rows), frozenset(from_file)


def _require_undecided(deed: Deed, old: ResolutionText, new: ResolutionText) -> None:
    if new == old:
        return
    for recorded in deed.work.decisions.of_meeting(old.meeting_id):
        raise SealedTextError(decision=recorded.decision.number)


def _counted(
    old: ResolutionText, new: ResolutionText, proposal: ResolutionProposal, from_file: frozenset[RowId]
) -> ImportResult:
    result = ImportResult(rows=len(proposal.rows))
    before = {row.id: row.text.get(proposal.language) for row in old.rows}
    for row in new.rows:
        text = row.text.get(proposal.language)
        if text and row.id in from_file:
            result.count(before.get(row.id) or None, text, row.id)
    result.not_imported = result.rows - result.new - result.updated - result.same
    return result
