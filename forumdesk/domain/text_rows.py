"""What is done to the rows of a resolution: taken apart, joined, moved; always in all languages at once."""

import re
from collections.abc import Mapping
from dataclasses import replace

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.marks import joined, sliced
from forumdesk.domain.resolutions import (
    BELONGING_PARTS,
    DEEPEST,
    Part,
    ResolutionText,
    Row,
    Stage,
    Standing,
    text_hash,
)
from forumdesk.domain.texts import Language, LocalizedText

_SENTENCE_END = re.compile(r"[.!?…;:][»”\")]*\s+")
_STAGES = tuple(Stage)


class NothingBelowError(DomainError):
    """The last row has none to be joined with."""

    code = "text.nothing_below"
    message = N_("There is no paragraph below to join with.")


class NothingToSplitError(DomainError):
    """A row cannot be split before its first or behind its last word."""

    code = "text.nothing_to_split"
    message = N_("Put the cursor between two words: there the paragraph is split.")


class LevelError(DomainError):
    """A level that points do not have."""

    code = "text.level"
    message = N_("Points have levels from 1 to {deepest}.")


def suggested_cuts(row: Row, language: Language, position: int) -> dict[Language, int]:
    """Where the row is to be split in every language if it is split at ``position`` in ``language``.

    The others are cut behind as many sentences, or where they have fewer, at the word nearest to the same share of
    the text. NothingToSplitError where nothing would stand on one side.
    """
    text = row.text.get(language)
    before, behind = text[:position], text[position:]
    if not before.strip() or not behind.strip():
        raise NothingToSplitError
    sentences = len(_SENTENCE_END.findall(before.rstrip() + " "))
    ends_sentence = bool(_SENTENCE_END.fullmatch(before.rstrip()[-1:] + " ")) or before.rstrip()[-1:] in "»”"
    cuts = {language: position}
    for other, words in row.text.items():
        if other is not language:
            ends = [match.end() for match in _SENTENCE_END.finditer(words)]
            exact = ends_sentence and 0 < sentences <= len(ends)
            cuts[other] = ends[sentences - 1] if exact else _nearest_gap(words, len(before) / len(text))
    return cuts


def _nearest_gap(words: str, share: float) -> int:
    gaps = [match.end() for match in re.finditer(r"\s+", words)]
    return min(gaps, key=lambda gap: abs(gap - share * len(words)), default=len(words))


def split(
    text: ResolutionText, row_id: RowId, cuts: Mapping[Language, int], new_id: RowId, sure: Language
) -> ResolutionText:
    """The row as two, parted in each language at its cut; what a person did not cut wants to be checked.

    ``sure`` is the language that the person has cut.
    """
    place = text.place(row_id)
    row = text.rows[place]
    first, second = (
        _part_of(row, row.id, cuts, sure, first=True),
        _part_of(row, new_id, cuts, sure, first=False),
    )
    if row.part is Part.TITLE:
        second = replace(second, part=Part.THEME)
    return replace(text, rows=(*text.rows[:place], first, second, *text.rows[place + 1 :]))


def _part_of(row: Row, row_id: RowId, cuts: Mapping[Language, int], sure: Language, *, first: bool) -> Row:
    texts: dict[Language, str] = {}
    standings: dict[Language, Standing] = {}
    for language, words in row.text.items():
        cut = cuts.get(language, len(words))
        start, stop = (0, len(words[:cut].rstrip())) if first else (_begin(words, cut), len(words))
        if start < stop:
            old = row.standing(language)
            stage = old.stage if language is sure else min(old.stage, Stage.TRANSLATED, key=_STAGES.index)
            texts[language] = words[start:stop]
            standings[language] = replace(old, stage=stage, marks=sliced(old.marks, start, stop))
    stale = {language for language in texts if row.source_of(language) is not None}
    return _agreeing(replace(row, id=row_id, text=_localized(texts), standings=standings), stale)


def _begin(words: str, cut: int) -> int:
    return cut + len(words[cut:]) - len(words[cut:].lstrip())


def join(text: ResolutionText, row_id: RowId) -> ResolutionText:
    """The row and the one below as one in all languages; it is what the upper was."""
    place = text.place(row_id)
    if place + 1 == len(text.rows):
        raise NothingBelowError
    upper, lower = text.rows[place : place + 2]
    texts: dict[Language, str] = {}
    standings: dict[Language, Standing] = {}
    stale: set[Language] = set()
    for language in Language:
        pieces = [(row.text.get(language), row) for row in (upper, lower) if row.text.get(language)]
        if pieces:
            words, marks = joined([(words, row.marks(language)) for words, row in pieces])
            stage = min((row.standing(language).stage for _, row in pieces), key=_STAGES.index)
            texts[language], standings[language] = words, Standing(stage=stage, marks=marks)
            if any(row.source_of(language) is not None for _, row in pieces):
                stale.add(language)
    one = _agreeing(replace(upper, text=_localized(texts), standings=standings), stale)
    return replace(text, rows=(*text.rows[:place], one, *text.rows[place + 2 :]))


def _agreeing(row: Row, stale: set[Language]) -> Row:
    """The row with its languages in step, but for those that were stale: they stay so."""
    standings: dict[Language, Standing] = {}
    for language in row.text.languages:
        others = [other for other in row.text.languages if other is not language]
        follows = {other: row.hash(other) for other in others}
        if language in stale and others:
            source = next((other for other in others if other not in stale), others[0])
            follows[source] = text_hash("")
        standings[language] = replace(row.standing(language), follows=follows)
    return replace(row, standings=standings)


def _localized(texts: Mapping[Language, str]) -> LocalizedText:
    return LocalizedText.from_mapping({language.value: words for language, words in texts.items()})


def move(text: ResolutionText, row_id: RowId, step: int) -> ResolutionText:
    """The row with what belongs to it, moved over the one before (-1) or behind (1) with what belongs to that.

    The text as it is where there is nothing to move over.
    """
    rows = text.rows
    start = text.place(row_id)
    stop = _end_of(rows, start)
    if step > 0:
        if stop == len(rows):
            return text
        behind = _end_of(rows, stop)
        return replace(text, rows=(*rows[:start], *rows[stop:behind], *rows[start:stop], *rows[behind:]))
    if start == 0:
        return text
    before = _start_before(rows, start)
    return replace(text, rows=(*rows[:before], *rows[start:stop], *rows[before:start], *rows[stop:]))


def _end_of(rows: tuple[Row, ...], start: int) -> int:
    """Behind the last row that belongs to the one at ``start``."""
    row, stop = rows[start], start + 1
    while stop < len(rows) and _belongs(rows[stop], row):
        stop += 1
    return stop


def _start_before(rows: tuple[Row, ...], stop: int) -> int:
    """The first row above whose belongings end at ``stop`` and that may stand on one level with the row there."""
    moved, start = rows[stop], stop - 1
    if moved.part in BELONGING_PARTS:
        while start > 0 and _belongs(rows[start], moved) and rows[start].part is not moved.part:
            start -= 1
        while start > 0 and rows[start].part is Part.POINT is moved.part and rows[start].level > moved.level:
            start -= 1
        return start
    while start > 0 and rows[start].part in BELONGING_PARTS:
        start -= 1
    return start


def _belongs(row: Row, to: Row) -> bool:
    if row.part is Part.NOTE:
        return to.part is not Part.NOTE
    if to.part is Part.POINT:
        return row.part is Part.POINT and row.level > to.level
    return to.part not in BELONGING_PARTS and row.part in BELONGING_PARTS


def require_level(level: int) -> None:
    """LevelError for a level that points do not have."""
    if not 1 <= level <= DEEPEST:
        raise LevelError(deepest=DEEPEST)


def with_part(text: ResolutionText, row_id: RowId, part: Part, level: int = 1) -> ResolutionText:
    """The row as another part; ``level`` counts for points only."""
    require_level(level)
    row = text.row(row_id)
    return text.with_row(replace(row, part=part, level=level if part is Part.POINT else 1))
