"""From one problem of the text to the next: what keeps it from being decided, and what was found in it."""

from forumdesk.domain.identifiers import RowId
from forumdesk.domain.texts import Language
from forumdesk.gui.models.text_rows_lines import Place, TextView


def problem_beside(
    view: TextView, row_id: RowId | None, language: Language | None, step: int
) -> Place | None:
    """The problem after or before a cell in reading order, round the end; None where there is none."""
    rows = {row.id: at for at, row in enumerate(view.text.rows)}
    columns = {one: at for at, one in enumerate(view.languages)}
    places = {(one.row.id, one.language) for one in view.hindrances}
    places |= {(one.row_id, one.language) for one in view.findings if view.still_holds(one)}
    ordered = sorted(
        ((rows[row], columns[one], row, one) for row, one in places if row in rows and one in columns),
        key=lambda place: place[:2],
    )
    if not ordered:
        return None
    here = (
        rows.get(row_id, -1) if row_id is not None else -1,
        columns.get(language, -1) if language is not None else -1,
    )
    if step > 0:
        found = next((one for one in ordered if one[:2] > here), ordered[0])
    else:
        found = next((one for one in reversed(ordered) if one[:2] < here), ordered[-1])
    return found[2], found[3]
