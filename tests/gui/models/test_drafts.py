"""Two drafts compared row by row."""

from dataclasses import replace

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.redline import PieceKind
from forumdesk.domain.resolutions import NumberedRow, Part, ResolutionText, Row
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.drafts import compared
from forumdesk.gui.words import Words
from forumdesk.language.catalogue import Catalogue
from tests.builders import number

LANGUAGES = (Language.KK, Language.EN)


def words() -> Words:
    return Words(lambda language: Catalogue(language, "interface"), "en")


def numbered(*rows: Row) -> tuple[NumberedRow, ...]:
    return ResolutionText(meeting_id=MeetingId(number(99)), rows=rows).numbered()


def row(n: int, english: str, kazakh: str = "бір") -> Row:
    return Row(id=RowId(number(n)), part=Part.RECOMMENDATION, text=LocalizedText(kk=kazakh, en=english))


def test_rows_that_stayed_are_left_out() -> None:
    rows = numbered(row(1, "one"), row(2, "two"))
    assert compared(rows, rows, LANGUAGES, words()).lines == ()


def test_a_changed_row_is_a_redline_in_the_language_that_changed() -> None:
    line = compared(numbered(row(1, "one two")), numbered(row(1, "one three")), LANGUAGES, words()).lines[0]

    assert line.cells[Language.KK].redline == ()
    kinds = [piece.kind for piece in line.cells[Language.EN].redline]
    assert kinds == [PieceKind.SAME, PieceKind.DELETED, PieceKind.INSERTED]
    assert "two" in line.spoken[Language.EN]


def test_new_and_gone_rows_stand_in_their_places() -> None:
    before = numbered(row(1, "one"), row(2, "two"), row(3, "three"))
    after = numbered(row(1, "one"), row(4, "four"), row(3, "three"))
    lines = compared(before, after, LANGUAGES, words()).lines

    assert {line.row_id: line.cells[Language.EN].notes[0].words for line in lines} == {
        RowId(number(4)): "New paragraph",
        RowId(number(2)): "Taken out",
    }


def test_rows_taken_out_at_the_end_come_last() -> None:
    before = numbered(row(1, "one"), row(2, "two"))
    after = numbered(replace(row(1, "one"), text=LocalizedText(en="first")))
    lines = compared(before, after, LANGUAGES, words()).lines
    assert [line.row_id for line in lines] == [RowId(number(1)), RowId(number(2))]
