"""Which list of a resolution has its issues and which its recommendations."""

from collections.abc import Sequence

from forumdesk.domain.resolutions import Part
from forumdesk.exchange.resolution_rows import DraftRow
from forumdesk.exchange.resolution_words import LONGEST_LEAD, RECOMMENDING, Region, is_discussing

_LEADS = frozenset({Part.ISSUES_LEAD, Part.RECOMMENDATIONS_LEAD})


def list_parts(rows: Sequence[DraftRow], lists: int, region: Region) -> list[Part]:
    """The part of the items of each list: told by the words before it, else by their order."""
    if region is Region.AGENDA:
        return [Part.ISSUE] * lists
    if region is Region.DECIDED:
        return [Part.RECOMMENDATION] * lists
    above = _rows_above(rows)
    words = [_words(row) for row in above]
    recommending = [bool(RECOMMENDING.search(text)) for text in words]
    led = [row is not None and row.part in _LEADS for row in above]
    if not any(recommending) and not any(led):
        return _unannounced(above, words)
    if len(recommending) == 1:
        return [Part.RECOMMENDATION if recommending[0] else Part.ISSUE]
    return _by_order(recommending)


def _rows_above(rows: Sequence[DraftRow]) -> list[DraftRow | None]:
    """For every list its lead, else what stands just above it."""
    found: list[DraftRow | None] = []
    above: DraftRow | None = None
    for row in rows:
        if row.part is Part.ISSUE and row.items > len(found):
            found.append(above)
        above = row
    return found


def _words(row: DraftRow | None) -> str:
    return "".join(run.text for run in row.pieces[-1])[-LONGEST_LEAD:] if row else ""


def _unannounced(above: Sequence[DraftRow | None], words: Sequence[str]) -> list[Part]:
    """Lists that no line announces: operative paragraphs, but for those under a heading that names issues."""
    headed = [row is not None and row.part is Part.HEADING for row in above]
    if len(above) == 1 or any(headed):
        issues = [heads and is_discussing(text) for heads, text in zip(headed, words, strict=True)]
        return [Part.ISSUE if issue else Part.RECOMMENDATION for issue in issues]
    return _by_order([False] * len(above))


def _by_order(recommending: Sequence[bool]) -> list[Part]:
    """With several lists the last that recommends is the one; where none says so, the second is."""
    if not recommending:
        return []
    chosen = max((at for at, told in enumerate(recommending) if told), default=1)
    parts = [Part.UNPLACED] * len(recommending)
    parts[chosen] = Part.RECOMMENDATION
    parts[0 if chosen else 1] = Part.ISSUE
    return parts
