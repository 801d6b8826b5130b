"""Rows and what is known of them as plain data, as registers and event packages keep them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from forumdesk.domain import marks
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.resolutions import NumberedRow, Part, Row, Stage, Standing
from forumdesk.domain.texts import Language, LocalizedText

Plain = dict[str, Any]


def standings_to_plain(standings: Mapping[Language, Standing]) -> Plain:
    """Standings by language code; what is as usual is left out."""
    return {
        language.value: _standing_to_plain(standings[language])
        for language in Language
        if language in standings and standings[language] != Standing()
    }


def _standing_to_plain(standing: Standing) -> Plain:
    plain: Plain = {"stage": standing.stage.value}
    if standing.follows:
        plain["follows"] = {language.value: kept for language, kept in sorted(standing.follows.items())}
    if standing.marks:
        plain["marks"] = marks.to_plain(standing.marks)
    return plain


def standings_from_plain(plain: Mapping[str, Any]) -> dict[Language, Standing]:
    """The reverse of :func:`standings_to_plain`; ValueError or KeyError for anything else."""
    return {
        Language(code): Standing(
            stage=Stage(one["stage"]),
            follows={Language(other): str(kept) for other, kept in one.get("follows", {}).items()},
            marks=marks.from_plain(one.get("marks", [])),
        )
        for code, one in plain.items()
    }


def row_to_plain(row: Row) -> Plain:
    """One row."""
    plain: Plain = {"id": str(row.id), "part": row.part.value, "text": row.text.to_mapping()}
    if row.level != 1:
        plain["level"] = row.level
    standings = standings_to_plain(row.standings)
    return {**plain, "standings": standings} if standings else plain


def row_from_plain(plain: Mapping[str, Any]) -> Row:
    """The reverse of :func:`row_to_plain`; ValueError or KeyError for anything else."""
    return Row(
        id=RowId(UUID(plain["id"])),
        part=Part(plain["part"]),
        text=LocalizedText.from_mapping(plain["text"]),
        level=int(plain.get("level", 1)),
        standings=standings_from_plain(plain.get("standings", {})),
    )


def numbered_to_plain(rows: Sequence[NumberedRow]) -> list[Plain]:
    """Rows with their numbers, as a draft keeps them."""
    return [{**row_to_plain(one.row), "number": one.number, "reference": one.reference} for one in rows]


def numbered_from_plain(plain: Sequence[Mapping[str, Any]]) -> tuple[NumberedRow, ...]:
    """The reverse of :func:`numbered_to_plain`."""
    return tuple(
        NumberedRow(row=row_from_plain(one), number=str(one["number"]), reference=str(one["reference"]))
        for one in plain
    )
