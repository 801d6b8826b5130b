"""Which paragraphs of a text are shown: those in a state, with findings, with amendments."""

from collections.abc import Iterator
from typing import Final

from forumdesk.domain.identifiers import RowId
from forumdesk.domain.resolutions import FIT_STATES, CellState
from forumdesk.gui.models.text_rows_lines import TextView
from forumdesk.gui.words import Words

EVERY: Final = "every"
UNCHECKED: Final = "unchecked"
FOUND: Final = "found"
AMENDED: Final = "amended"
KEYS: Final = (
    EVERY, CellState.MISSING.value, CellState.DRAFT.value, CellState.TRANSLATED.value, CellState.STALE.value,
    UNCHECKED, FOUND, AMENDED,
)  # fmt: skip


def rows_in(view: TextView, key: str) -> frozenset[RowId]:
    """The rows that a filter lets through."""
    return frozenset(_by_filter(view)[key])


def filter_names(view: TextView, words: Words) -> Iterator[tuple[str, str]]:
    """Each filter's key, and its words with the number of its paragraphs."""
    _ = words.gettext
    names = {
        EVERY: _("All paragraphs"),
        CellState.MISSING.value: _("Missing"),
        CellState.DRAFT.value: words.pgettext("text", "Drafts"),
        CellState.TRANSLATED.value: _("Translated"),
        CellState.STALE.value: _("Out of date"),
        UNCHECKED: _("Not checked"),
        FOUND: _("With findings"),
        AMENDED: _("With amendments"),
    }
    rows = _by_filter(view)
    for key in KEYS:
        yield key, f"{names[key]}  {len(rows[key])}"


def _by_filter(view: TextView) -> dict[str, set[RowId]]:
    rows: dict[str, set[RowId]] = {key: set() for key in KEYS}
    for row in view.text.rows:
        rows[EVERY].add(row.id)
        for language in view.languages:
            state = row.state(language)
            if state.value in rows:
                rows[state.value].add(row.id)
            if state not in FIT_STATES:
                rows[UNCHECKED].add(row.id)
    rows[FOUND] = {one.row_id for one in view.findings} & rows[EVERY]
    rows[AMENDED] = set(view.amendments) & rows[EVERY]
    return rows
