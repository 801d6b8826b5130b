"""Sheets of other structures than the sample's, for editable papers."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.marks import Mark, MarkKind
from forumdesk.domain.redline import redline
from forumdesk.domain.resolutions import Numbering, Part, ResolutionText, Row
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.sheets import DraftMark, ResolutionSheet, RowChange, SheetRow
from tests.builders_sheets import sheet_of

MEETING = "0192d3a4-0000-7000-8000-000000000001"
KK, RU, EN = Language
DRAFT = DraftMark(number=2, at=datetime(2024, 10, 17, 6, 42, tzinfo=UTC), time_zone="Asia/Almaty")
_DEEP = (
    (Part.TITLE, 1, "Resolution 70/1"),
    (Part.DATE_PLACE, 1, "17 October 2024, Astana"),
    (Part.HEADING, 1, "A. General provisions"),
    (Part.PREAMBLE, 1, "Recalling its resolution 69/1,"),
    (Part.RECOMMENDATION, 1, "Decides to act, and to do so:"),
    (Part.POINT, 1, "first point;"),
    (Part.POINT, 2, "second level;"),
    (Part.POINT, 3, "third level;"),
    (Part.POINT, 4, "fourth level;"),
    (Part.POINT, 4, "fourth level again;"),
    (Part.POINT, 2, "second level again;"),
    (Part.POINT, 1, "second point;"),
    (Part.NOTE, 1, "[1] A note about the second point."),
    (Part.RECOMMENDATION, 1, "Requests a report;"),
    (Part.HEADING, 1, "B. Final provisions"),
    (Part.RECOMMENDATION, 1, "Remains seized of the matter."),
    (Part.CLOSING, 1, "Done in Astana."),
    (Part.ANNEX, 1, "Annex I. Programme"),
    (Part.POINT, 1, "annex point one;"),
    (Part.POINT, 2, "annex second level;"),
    (Part.POINT, 2, "annex second level again;"),
    (Part.POINT, 1, "annex point two."),
    (Part.ANNEX, 1, "Annex II. Budget"),
    (Part.POINT, 1, "second annex, point one."),
)


def deep_sheet(numbering: Numbering) -> ResolutionSheet:
    """All levels and two annexes; the first word of each row is italic in English."""
    rows = tuple(
        Row(id=RowId(UUID(int=at)), part=part, level=level, text=LocalizedText.everywhere(text))
        for at, (part, level, text) in enumerate(_DEEP, 1)
    )
    text = replace(ResolutionText(meeting_id=MeetingId(UUID(int=5)), rows=rows), numbering=numbering)
    made = tuple(
        SheetRow(
            id=str(one.row.id),
            part=one.row.part,
            level=one.row.level,
            number=one.number,
            text=one.row.text,
            marks={EN: (Mark(start=0, end=len(one.row.text.en.split()[0]), kind=MarkKind.ITALIC),)},
        )
        for one in text.numbered()
    )
    return replace(sample(), rows=made, numbering=numbering)


def sample(*, adopted: bool = True) -> ResolutionSheet:
    """The sample that is shipped, of a meeting with an identifier."""
    return replace(sheet_of(adopted=adopted), meeting_id=MEETING)


def changed_sheet() -> ResolutionSheet:
    """A draft with a redlined paragraph, a deleted point and an inserted one, proposed by Norway."""
    sheet = replace(sample(adopted=False), draft=DRAFT)
    rows = list(sheet.rows)
    authors = (LocalizedText(kk="Норвегия", ru="Норвегия", en="Norway"),)
    before = rows[3].text
    after = LocalizedText(
        *(
            f"{before.get(one)} {word}"
            for one, word in zip(Language, ("Соңы.", "Конец.", "End."), strict=True)
        )
    )
    rows[3] = replace(
        rows[3],
        redline={one: redline(before.get(one), after.get(one)) for one in Language},
        authors=authors,
    )
    gone = next(at for at, row in enumerate(rows) if row.number == "1.2.")
    rows[gone] = replace(rows[gone], change=RowChange.DELETED, authors=authors)
    rows.insert(
        gone + 1,
        SheetRow(
            id=str(UUID(int=999)),
            part=Part.POINT,
            number="",
            text=LocalizedText(kk="Жаңа тармақ.", ru="Новый пункт.", en="A new point."),
            change=RowChange.INSERTED,
            authors=authors,
        ),
    )
    return replace(sheet, rows=tuple(rows))
