"""How a paragraph is set: emphasis, fields, findings, redlines, and what stands under the text."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QTextCharFormat

from forumdesk.domain.marks import MarkKind
from forumdesk.domain.redline import redline
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.paragraph_cells import (
    CellNote,
    HeightGuess,
    ParagraphCell,
    mark_at,
    plan_cell,
)
from forumdesk.gui.widgets.paragraph_formats import TextMark, character, unit
from tests.gui.widgets.paragraph_builders import TEXT, field, mark

WIDTH = 340
STYLE = QTextCharFormat.UnderlineStyle


def looks(theme: Theme, cell: ParagraphCell) -> dict[str, QTextCharFormat]:
    layout = plan_cell(theme, cell, WIDTH).text.layout
    units = cell.shown.encode("utf-16-le")
    return {
        units[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le"): QTextCharFormat(one.format)
        for one in layout.formats()
    }


def weight(look: QTextCharFormat) -> float:
    return look.font().variableAxisValue(QFont.Tag("wght"))


def test_bold_is_heavier_and_italic_leans_in_plain_and_in_strong_texts(theme: Theme) -> None:
    marks = (mark(TEXT, "опыт", MarkKind.BOLD), mark(TEXT, "меры", MarkKind.ITALIC))
    for strong, own in ((False, 400), (True, 600)):
        found = looks(theme, ParagraphCell(text=TEXT, emphasis=marks, strong=strong))

        assert weight(found["опыт"]) > own
        assert found["меры"].fontItalic()


def test_a_field_is_underlined_with_dots_in_accent(theme: Theme) -> None:
    found = looks(theme, ParagraphCell(text=TEXT, emphasis=field(TEXT, "22 стран")))

    assert found["22 стран"].underlineStyle() is STYLE.DotLine
    assert found["22 стран"].underlineColor() == theme.colour("accent")


def test_findings_over_emphasis_show_both(theme: Theme) -> None:
    start = TEXT.index("опыт")
    cell = ParagraphCell(
        text=TEXT,
        emphasis=(mark(TEXT, "опыт 22", MarkKind.BOLD),),
        marks=(TextMark(start=start, length=4, token="warn", stroke="wave"),),
    )

    found = looks(theme, cell)

    assert weight(found["опыт"]) > 400
    assert found["опыт"].underlineStyle() is STYLE.WaveUnderline
    assert found[" 22"].underlineStyle() is STYLE.NoUnderline


def test_marks_behind_a_letter_of_two_units_stand_under_their_words(theme: Theme) -> None:
    text = "𝒜𝒜 опыт"

    assert list(looks(theme, ParagraphCell(text=text, emphasis=(mark(text, "опыт", MarkKind.BOLD),)))) == [
        "опыт"
    ]
    assert [character(text, unit(text, place)) for place in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )


def test_a_redline_is_told_apart_without_colour(theme: Theme) -> None:
    cell = ParagraphCell(text="новый текст", redline=redline("старый текст", "новый текст"))

    found = looks(theme, cell)

    assert found["старый"].fontStrikeOut()
    assert not found["старый"].fontUnderline()
    assert found["новый"].fontUnderline()
    assert cell.shown == "старый\u2009новый текст"


def test_the_finding_under_the_pointer_is_known_by_its_words(theme: Theme) -> None:
    said = TextMark(start=0, length=8, token="text2", stroke="dashes", words="The glossary has another word.")
    cell = ParagraphCell(text=TEXT, marks=(said,))
    plan = plan_cell(theme, cell, WIDTH)
    first = plan.text_at.toPoint() + QPoint(4, 6)

    assert mark_at(cell, plan, first) == said
    assert mark_at(cell, plan, first + QPoint(150, 0)) is None
    assert mark_at(cell, plan, first + QPoint(0, 400)) is None


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.4])
@pytest.mark.parametrize("width", [170, 260, 340, 500])
def test_the_chip_keeps_clear_of_states_and_links(theme: Theme, scale: float, width: int) -> None:
    theme.set_text_size(scale)
    note = CellNote(icon_name="circle-half", token="text2", words="Черновик, не сверен, и ещё слова")
    cell = ParagraphCell(text=TEXT, notes=(note,), confirm="Подтвердить", amendments="12 поправок")

    plan = plan_cell(theme, cell, width)

    lines, at = plan.notes[0]
    assert plan.chip.top() + 4 >= at.y() + lines.height or plan.chip.left() >= at.x() + lines.last_width
    assert not plan.chip.intersects(plan.confirm)
    assert plan.chip.bottom() < plan.height
    assert plan.chip.right() <= width


@pytest.mark.parametrize("words", [8, 60, 200])
@pytest.mark.parametrize("width", [220, 340, 480])
def test_a_guessed_height_is_near_the_right_one(theme: Theme, words: int, width: int) -> None:
    for text in (
        "мемлекеттік білім беру сапасын арттыру жөніндегі іс шараларды жүзеге асыру",
        "развитие сотрудничества в области образования и науки между участниками",
        "the development of cooperation in education and science among participants",
    ):
        parts = text.split()
        long = " ".join(parts[place * place % len(parts)] for place in range(words))
        cell = ParagraphCell(text=long, checked=True)
        right = plan_cell(theme, cell, width).height

        assert HeightGuess(theme).height(cell, width) == pytest.approx(right, rel=0.2, abs=20)
