"""The journal of a register as a table or as JSON: what was done, by whom, when, and what it changed."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from forumdesk.exchange.tables_out import Cell, table_as_csv, table_as_xlsx
from forumdesk.services.telling.teller import ToldDeed
from forumdesk.services.telling.told import ToldField, ToldValue, line_of

_HEADS = ("place", "date", "time", "utc", "desk", "meeting", "deed", "changes", "code", "id")
_CELL_MOST = 32_000  # characters that a spreadsheet takes in a cell, with some room


def journal_as_csv(deeds: Iterable[ToldDeed], language: str) -> bytes:
    """One row a deed, newest first; date and time by the clock of its meeting."""
    return table_as_csv(_HEADS, _rows(deeds, language))


def journal_as_xlsx(deeds: Iterable[ToldDeed], language: str) -> bytes:
    """The same rows as a workbook."""
    return table_as_xlsx(_HEADS, _rows(deeds, language), sheet="Журнал")


def journal_as_json(deeds: Iterable[ToldDeed], language: str) -> bytes:
    """The same as JSON, with the values of each deed and its changes apart."""
    document = {"journal": [deed_as_json(one, language) for one in deeds]}
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8")


def deed_as_json(deed: ToldDeed, language: str) -> dict[str, Any]:
    """A deed as plain data."""
    entry = deed.entry
    return {
        "id": str(entry.id),
        "place": entry.place,
        "at": entry.at.isoformat(),
        "desk": entry.desk_name,
        "desk_id": entry.desk_id,
        "meeting": str(entry.meeting_id) if entry.meeting_id else None,
        "meeting_title": deed.meeting.in_language(language) or None,
        "code": entry.code,
        "deed": deed.sentence,
        "values": dict(entry.values),
        "concerns": str(entry.concerns) if entry.concerns else None,
        "merged_by": str(entry.merged_by) if entry.merged_by else None,
        "changes": [_change(one) for one in deed.changes],
    }


def _change(value: ToldValue) -> dict[str, Any]:
    return {
        "kind": value.kind,
        "id": str(value.id) if value.id else None,
        "act": value.act.value,
        "count": value.count,
        "title": value.title,
        "fields": [_field(one) for one in value.fields],
    }


def _field(field: ToldField) -> dict[str, Any]:
    return {
        "name": field.name,
        "language": field.language.value if field.language else None,
        "before": field.before,
        "after": field.after,
    }


def _rows(deeds: Iterable[ToldDeed], language: str) -> Iterator[list[Cell]]:
    for deed in deeds:
        local = deed.entry.at.astimezone(deed.zone)
        changes = "\n".join(line_of(one) for one in deed.changes)
        yield [
            deed.entry.place,
            local.date(),
            local.time(),
            deed.entry.at.isoformat(),
            deed.entry.desk_name,
            deed.meeting.in_language(language),
            deed.sentence,
            changes[:_CELL_MOST],
            deed.entry.code,
            str(deed.entry.id),
        ]
