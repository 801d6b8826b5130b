"""Reading a resolution or minutes in one language from paragraphs, text in light markup, or plain text."""

from collections.abc import Iterable, Iterator, Sequence

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.resolutions import Numbering, Part
from forumdesk.domain.texts import Language
from forumdesk.exchange.errors import LanguageUnknownError, TextEmptyError
from forumdesk.exchange.item_numbers import Kind
from forumdesk.exchange.light_markup import Block, read_blocks
from forumdesk.exchange.resolution_head import date_and_place, is_capitals
from forumdesk.exchange.resolution_regions import placed
from forumdesk.exchange.resolution_rows import (
    NOTHING_RECOMMENDED,
    DraftRow,
    notice,
    unplaced_notices,
    with_notes,
)
from forumdesk.services.proposals import ResolutionProposal

_LONGEST_LINE_ALONE = 120  # characters
_DETECTED_ON = 20_000  # characters that suffice to tell a language


def read_resolution(text: str, language: Language | None) -> ResolutionProposal:
    """Place the paragraphs of ``text``; not a word is dropped.

    Without ``language`` the words tell it; LanguageUnknownError if they do not. A given language is kept even
    if the words tell another, which then stands in ``detected``. TextEmptyError for a text without words.
    """
    return read_resolution_blocks(read_blocks(text, _never_wraps), language)


def read_resolution_blocks(
    blocks: Iterable[Block], language: Language | None, notices: Sequence[Notice] = ()
) -> ResolutionProposal:
    """Place the paragraphs of a file that was read by any reader, whose ``notices`` are handed on first.

    ``language`` and the errors as in :func:`read_resolution`.
    """
    worded = [block for block in blocks if block.written]
    if not worded:
        raise TextEmptyError
    detected = _detected(worded)
    chosen = language or detected
    if chosen is None:
        raise LanguageUnknownError
    found = placed(worded)
    when = found.when
    told = [*notices, *_flattened(worded), *found.notices]
    if not any(row.part is Part.RECOMMENDATION for row in found.rows):
        told.append(notice("resolution.nothing_recommended", NOTHING_RECOMMENDED))
    told += unplaced_notices(found.rows)
    return ResolutionProposal(
        language=chosen,
        detected=detected,
        rows=tuple(with_notes(found.rows)),
        first_day=when.first_day if when else None,
        last_day=when.last_day if when else None,
        place=when.place if when else "",
        notices=tuple(told),
        numbering=_numbering(found.rows),
    )


def _flattened(blocks: Sequence[Block]) -> Iterator[Notice]:
    """What became paragraphs though it was none."""
    rows = sum(block.style == "cell" for block in blocks)
    notes = sum(block.style == "note" for block in blocks)
    if rows:
        yield Notice(
            code="resolution.table_flattened",
            message=N_("{count} row of a table was kept as a paragraph."),
            plural=N_("{count} rows of tables were kept as paragraphs."),
            count=rows,
            values={"count": rows},
        )
    if notes:
        yield Notice(
            code="resolution.notes_flattened",
            message=N_("{count} footnote was kept as a paragraph below the one that it belongs to."),
            plural=N_("{count} footnotes were kept as paragraphs below those that they belong to."),
            count=notes,
            values={"count": notes},
        )


def _never_wraps(line: str) -> bool:
    if len(line) > _LONGEST_LINE_ALONE:
        return False
    return is_capitals(line) or date_and_place(line) is not None


def _detected(blocks: Iterable[Block]) -> Language | None:
    from forumdesk.language.detection import detect_language

    code = detect_language("\n".join(block.text for block in blocks)[:_DETECTED_ON])
    return Language(code) if code else None


def _numbering(rows: Iterable[DraftRow]) -> Numbering:
    """Lettered where more sub-points have letters or Roman numerals than figures."""
    kinds = [
        row.block.labels[0].kind for row in rows if row.part is Part.POINT and row.block.labels and row.number
    ]
    lettered = sum(kind in {Kind.LETTER, Kind.ROMAN} for kind in kinds)
    return Numbering.LETTERED if lettered > len(kinds) - lettered else Numbering.DECIMAL
