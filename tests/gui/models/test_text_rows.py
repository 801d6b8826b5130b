"""The states and marks of a text in the words and roles of its table."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.marks import Mark, MarkKind
from forumdesk.domain.notices import Notice
from forumdesk.domain.resolutions import Part, ResolutionText, Row, Stage
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.text_filter import KEYS, filter_names, rows_in
from forumdesk.gui.models.text_rows import TextRowsModel, TextTable
from forumdesk.gui.models.text_rows_lines import ALL, PART_NAMES, LineKeeper, TextView, table_of
from forumdesk.gui.widgets.paragraph_cells import GridRole, ParagraphCell
from forumdesk.services.text_checks import Finding
from tests.gui.widgets.paragraph_builders import words

KK, RU, EN = Language
ROW = Row(
    id=RowId(UUID(int=1)), part=Part.RECOMMENDATION, text=LocalizedText(kk="Мәтін", ru="Текст", en="Text")
)


BEFORE = Row(id=RowId(UUID(int=2)), part=Part.TITLE, text=LocalizedText(kk="Атау", ru="Название", en="Title"))


def table(*rows: Row, **fields: Any) -> TextTable:
    text = ResolutionText(meeting_id=MeetingId(UUID(int=9)), rows=rows)
    return table_of(TextView(text=text, languages=(KK, RU, EN), decided={}, **fields), ALL, words())


def cell(row: Row, language: Language, **fields: Any) -> ParagraphCell:
    return table(BEFORE, row, **fields).lines[-1].cells[language]


def finding(text: str, part: str, *, code: str = "text.dash", **fields: Any) -> Finding:
    start = text.index(part)
    return Finding(
        row_id=ROW.id,
        reference="1",
        language=RU,
        span=(start, start + len(part)),
        words=part,
        notice=Notice(code=code, message="Look here.", values={}),
        **fields,
    )


@pytest.mark.parametrize(
    ("stage", "said", "icon_name", "confirm"),
    [
        (Stage.DRAFT, "Draft, not checked", "circle-half", "Confirm"),
        (Stage.TRANSLATED, "Translated, not checked", "translate", "Confirm"),
        (Stage.AUTHENTIC, "Authentic", "star", ""),
    ],
)
def test_a_stage_is_said_with_icon_and_word(stage: Stage, said: str, icon_name: str, confirm: str) -> None:
    shown = cell(ROW.confirmed(RU, stage), RU)

    assert [(note.words, note.icon_name) for note in shown.notes] == [(said, icon_name)]
    assert shown.confirm == confirm
    assert not shown.checked


def test_a_checked_text_has_a_tick_and_no_words() -> None:
    shown = cell(ROW.confirmed(RU), RU)

    assert shown.checked
    assert shown.notes == ()


def test_a_translation_of_a_changed_text_is_stale() -> None:
    shown = cell(ROW.confirmed(RU).edited(KK, "Басқа мәтін"), RU)

    assert shown.ground == "warn_ground"
    assert shown.notes[0].words == "Out of date"


def test_a_column_that_is_authentic_as_a_whole_says_so_once_in_its_head() -> None:
    rows = [row.confirmed(RU, Stage.AUTHENTIC) for row in (BEFORE, ROW)]

    made = table(*rows)

    assert made.authentic == {RU: "authentic"}
    assert made.lines[-1].cells[RU].checked
    assert made.lines[-1].cells[RU].notes == ()


def test_a_finding_is_a_wave_and_a_differing_term_a_dash() -> None:
    found = (
        finding("Текст", "Тек"),
        finding("Текст", "ст", code="text.term_differs", is_suggestion=True),
    )

    shown = cell(ROW, RU, findings=found)

    assert [(one.stroke, one.token) for one in shown.marks] == [("wave", "warn"), ("dashes", "accent")]
    assert [one.words for one in shown.notes] == ["2 findings"]
    assert [one.key for one in shown.acts] == ["findings"]


def test_a_finding_whose_words_have_gone_is_not_shown() -> None:
    shown = cell(ROW.edited(RU, "Другой текст"), RU, findings=(finding("Текст", "Тек"),))

    assert shown.marks == ()


def test_a_fact_is_not_marked_a_second_time_as_a_finding() -> None:
    assert cell(ROW, RU, findings=(finding("Текст", "Тек", code="fact.people"),)).marks == ()


def test_open_amendments_are_a_chip_in_the_first_language() -> None:
    chips = [cell(ROW, language, amendments={ROW.id: 2}).amendments for language in (KK, RU, EN)]

    assert chips == ["2 amendments", "", ""]


def test_lines_whose_row_stays_are_the_same_objects() -> None:
    keeper = LineKeeper()
    text = ResolutionText(meeting_id=MeetingId(UUID(int=9)), rows=(BEFORE, ROW))
    view = TextView(text=text, languages=(KK, RU, EN), decided={})
    first = keeper.table(view, ALL, words())

    changed = replace(view, text=text.with_row(ROW.edited(RU, "Другой")))
    second = keeper.table(changed, ALL, words())

    assert second.lines[1] is first.lines[1]
    assert second.lines[-1].cells[RU].text == "Другой"


def test_a_filter_lets_rows_through_and_counts_them() -> None:
    untranslated = replace(ROW, text=LocalizedText(kk="Мәтін", ru="Текст"))
    text = ResolutionText(meeting_id=MeetingId(UUID(int=9)), rows=(BEFORE, untranslated))
    view = TextView(
        text=text,
        languages=(KK, RU, EN),
        decided={},
        findings=(finding("Текст", "Тек"),),
        amendments={BEFORE.id: 1},
    )

    rows = {key: rows_in(view, key) for key in KEYS}

    assert rows["missing"] == rows["unchecked"] == rows["found"] == {ROW.id}
    assert rows["amended"] == {BEFORE.id}
    assert rows["stale"] == frozenset()
    assert dict(filter_names(view, words()))["every"].endswith("2")


def test_emphasis_is_shown() -> None:
    bold = (Mark(start=0, end=5, kind=MarkKind.BOLD),)

    assert cell(ROW.edited(RU, "Текст", bold), RU).emphasis == bold


def test_every_part_has_a_name() -> None:
    assert set(PART_NAMES) == set(Part)


def test_the_head_of_the_authentic_language_says_so() -> None:
    text = ResolutionText(meeting_id=MeetingId(UUID(int=9)), rows=(ROW,))
    table = table_of(TextView(text=text, languages=(KK, RU), decided={}), ALL, words())
    model = TextRowsModel()
    model.show(replace(table, authentic={KK: "authentic"}))
    across = Qt.Orientation.Horizontal

    assert model.headerData(1, across, GridRole.AUTHENTIC) == "authentic"
    assert model.headerData(2, across, GridRole.AUTHENTIC) == ""
    assert model.headerData(1, across, Qt.ItemDataRole.AccessibleTextRole) == "Қазақша, authentic"
