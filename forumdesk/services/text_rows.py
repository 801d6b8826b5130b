"""Deeds on the rows of a resolution: they come, go, are split, joined and moved in all languages at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from forumdesk.domain import text_rows
from forumdesk.domain.identifiers import MeetingId, RowId, new_uuid
from forumdesk.domain.marks import Marks
from forumdesk.domain.resolutions import Numbering, Part, ResolutionText, Row
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.deeds import Deeds
from forumdesk.services.resolutions import place_of, require_undecided
from forumdesk.services.text_fields import current_text


class TextRows:
    """The rows of a meeting's resolution. Every deed is refused once something was decided."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def add(self, meeting_id: MeetingId, part: Part, after: RowId | None, level: int = 1) -> Row:
        """Add an empty row after another, or at the end."""
        row = Row(id=RowId(new_uuid(self._deeds.clock())), part=part, text=LocalizedText(), level=level)
        self._insert("text.row_added", meeting_id, [row], after)
        return row

    def add_written(
        self,
        meeting_id: MeetingId,
        part: Part,
        after: RowId | None,
        language: Language,
        texts: Sequence[tuple[str, Marks]],
        level: int = 1,
    ) -> tuple[Row, ...]:
        """Add a row for each text after another row, or at the end: pasted paragraphs."""
        now = self._deeds.clock()
        rows = [
            Row(id=RowId(new_uuid(now)), part=part, text=LocalizedText(), level=level).edited(
                language, text, marks
            )
            for text, marks in texts
        ]
        self._insert("text.rows_added", meeting_id, rows, after)
        return tuple(rows)

    def remove(self, meeting_id: MeetingId, row_id: RowId) -> None:
        """Take a row out in all languages."""
        self._change(
            "text.row_removed",
            meeting_id,
            row_id,
            lambda text: replace(text, rows=tuple(row for row in text.rows if row.id != row_id)),
        )

    def split(self, meeting_id: MeetingId, row_id: RowId, language: Language, position: int) -> RowId:
        """Part a row at a place in one language, and at the like place in the others; the lower row's identifier."""
        new_id = RowId(new_uuid(self._deeds.clock()))

        def change(text: ResolutionText) -> ResolutionText:
            cuts = text_rows.suggested_cuts(text.row(row_id), language, position)
            return text_rows.split(text, row_id, cuts, new_id, language)

        self._change("text.row_split", meeting_id, row_id, change)
        return new_id

    def join(self, meeting_id: MeetingId, row_id: RowId) -> None:
        """Make one row of it and the one below."""
        self._change("text.rows_joined", meeting_id, row_id, lambda text: text_rows.join(text, row_id))

    def move(self, meeting_id: MeetingId, row_id: RowId, step: int) -> None:
        """Move a row with what belongs to it, up (-1) or down (1)."""
        self._change("text.row_moved", meeting_id, row_id, lambda text: text_rows.move(text, row_id, step))

    def set_part(self, meeting_id: MeetingId, row_id: RowId, part: Part, level: int = 1) -> None:
        """Make another part of a row; ``level`` counts for points, from 1 to 4."""
        self._change(
            "text.part_changed",
            meeting_id,
            row_id,
            lambda text: text_rows.with_part(text, row_id, part, level),
        )

    def set_numbering(self, meeting_id: MeetingId, numbering: Numbering) -> None:
        """Number sub-paragraphs 1.1. or (a)."""
        with self._deeds.begin("text.numbering_changed", meeting_id) as deed:
            text = current_text(deed.work, meeting_id)
            if numbering is not text.numbering:
                require_undecided(deed.work, meeting_id)
            deed.work.texts.put_resolution(replace(text, numbering=numbering))

    def _insert(self, code: str, meeting_id: MeetingId, rows: Sequence[Row], after: RowId | None) -> None:
        for row in rows:
            text_rows.require_level(row.level)
        with self._deeds.begin(code, meeting_id) as deed:
            require_undecided(deed.work, meeting_id)
            text = current_text(deed.work, meeting_id)
            at = len(text.rows) if after is None else 1 + text.place(after)
            whole = replace(text, rows=(*text.rows[:at], *rows, *text.rows[at:]))
            deed.work.texts.put_resolution(whole)
            deed.values.update(part=rows[0].part.value if rows else "", count=len(rows))

    def _change(
        self,
        code: str,
        meeting_id: MeetingId,
        row_id: RowId,
        change: Callable[[ResolutionText], ResolutionText],
    ) -> None:
        with self._deeds.begin(code, meeting_id) as deed:
            text = current_text(deed.work, meeting_id)
            deed.values.update(place_of(text, row_id))
            changed = change(text)
            if changed != text:
                require_undecided(deed.work, meeting_id)
            deed.work.texts.put_resolution(changed)
