"""Sheets for tests of printed documents, made straight from the sample files."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.domain.voices import Tally
from forumdesk.services.sheets import Adoption, ResolutionSheet, SheetRow, Signature, SignatureRole

PROJECT = Path(__file__).resolve().parent.parent
SHIPPED = PROJECT / "resources" / "samples" / "forum.json"
FORUM_2024 = PROJECT.parent / "shared" / "samples" / "forum-2024.json"
MADE_AT = datetime(2025, 10, 16, 12, 30, tzinfo=UTC)
ADOPTION = Adoption(
    mode=AdoptionMode.UNANIMOUS,
    tally=Tally(
        entitled=24,
        present=24,
        needed=16,
        voices_for=24,
        against=0,
        abstaining=0,
        not_voting=0,
        recused=0,
        absent=0,
    ),
    sealed_at=MADE_AT,
    code="7F3A-91C2",
    head="B04E-55D1",
    decision_hash="7f3a91c2" + "0d" * 28,
    head_hash="b04e55d1" + "e7" * 28,
    stated=frozenset(STATE_LANGUAGE_FIRST),
)


def sheet_of(forum: Path = SHIPPED, *, adopted: bool = True) -> ResolutionSheet:
    """The resolution of a sample forum, all languages, adopted or a draft."""
    data: dict[str, Any] = json.loads(forum.read_text(encoding="utf-8"))
    return ResolutionSheet(
        body=_text(data["organiser"]),
        meeting=_text(data["title"]),
        first_day=date.fromisoformat(data["dates"]["from"]),
        last_day=date.fromisoformat(data["dates"]["to"]),
        place=_text(data["place"]),
        languages=STATE_LANGUAGE_FIRST,
        rows=tuple(_rows(data)),
        signatures=(
            Signature(
                role=SignatureRole.CHAIR,
                name=LocalizedText(kk="Г. С. Ахметова", ru="Г. С. Ахметова", en="G. Akhmetova"),
            ),
            Signature(role=SignatureRole.SECRETARY, name=LocalizedText()),
        ),
        adoption=ADOPTION if adopted else None,
        made_at=MADE_AT,
    )


def with_rows(sheet: ResolutionSheet, rows: Iterable[tuple[Part, str]]) -> ResolutionSheet:
    """The sheet with other rows, each the same text in all languages."""
    made = tuple(
        _row(part, "", LocalizedText.everywhere(text), number) for number, (part, text) in enumerate(rows)
    )
    return replace(sheet, rows=made)


def words_of(sheet: ResolutionSheet, language: Language) -> list[str]:
    """All words of the text in one language, with the numbers, in order."""
    return " ".join(
        f"{row.number} {row.text.get(language)}" for row in sheet.rows if row.text.get(language)
    ).split()


def _rows(data: dict[str, Any]) -> Iterator[SheetRow]:
    for number, (part, label, text) in enumerate(_paragraphs(data)):
        yield _row(part, label, _text(text), number)


def _paragraphs(data: dict[str, Any]) -> Iterator[tuple[Part, str, dict[str, str]]]:
    yield Part.TITLE, "", data["title"]
    yield Part.THEME, "", data["theme"]
    yield Part.DATE_PLACE, "", data["date_place_line"]
    for paragraph in data["preamble"]:
        yield Part.PREAMBLE, "", paragraph
    leads = data["intro_phrases"]
    yield Part.ISSUES_LEAD, "", leads["issues_heading"]
    yield from _items(Part.ISSUE, data["issues"])
    yield Part.RECOMMENDATIONS_LEAD, "", leads["recommendations_heading"]
    yield from _items(Part.RECOMMENDATION, data["recommendations"])
    yield Part.CLOSING, "", data["closing"]


def _items(part: Part, items: list[dict[str, Any]]) -> Iterator[tuple[Part, str, dict[str, str]]]:
    for number, item in enumerate(items, 1):
        yield part, f"{number}.", item["title"]
        if "body" in item:
            yield Part.BODY, "", item["body"]
        for point, text in enumerate(item.get("points", []), 1):
            yield Part.POINT, f"{number}.{point}.", text


def _row(part: Part, label: str, text: LocalizedText, number: int) -> SheetRow:
    return SheetRow(id=str(UUID(int=number + 1)), part=part, number=label, text=text)


def _text(texts: dict[str, str]) -> LocalizedText:
    return LocalizedText(kk=texts["kk"], ru=texts["ru"], en=texts["en"])
