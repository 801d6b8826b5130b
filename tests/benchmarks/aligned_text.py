"""A letter typed into an open cell of a text of 800 paragraphs in three languages, against a bare text field.

Both are painted after every letter. Here the milliseconds count as well: a person waits for every letter.
"""

import os
import time
from collections.abc import Callable
from functools import cache
from itertools import cycle
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from forumdesk.domain.identifiers import RowId
from forumdesk.domain.texts import Language
from forumdesk.foundation.paths import translations_folder
from forumdesk.gui.models.text_rows import TextLine, TextRowsModel, TextTable
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.paragraph_cells import CellNote, ParagraphCell
from forumdesk.gui.widgets.paragraph_grid import ParagraphGrid
from forumdesk.gui.words import Words
from forumdesk.language.catalogue import load_catalogue

TITLE = "a letter in an open paragraph of 800, painted"
LIMIT = 6.0
PARAGRAPHS, WORDS = 800, 60
KEYSTROKE = 16.0
"""What a person may wait for a letter, in milliseconds."""
_SIZE = (1100, 640)
_VOCABULARY = {
    Language.KK: "мемлекеттік білім беру сапасын арттыру жөніндегі шараларды жүзеге асыру",
    Language.RU: "развитие сотрудничества в области образования и науки между участниками форума",
    Language.EN: "the development of cooperation in education and science among participants",
}
_KEYS = (*[Qt.Key.Key_A] * 5, Qt.Key.Key_Space)


def ours() -> Callable[[], object]:
    """Our grid with its editor open."""
    print(_slowest(*opened()))
    grid, model = opened()
    grid.write(model.index(3, 2), texts().lines[3].cells[Language.RU].text, name="")
    QApplication.processEvents()
    editor, keys = grid.editor, cycle(_KEYS)
    assert editor is not None

    def type_letter() -> object:
        QTest.keyClick(editor, next(keys))
        QApplication.processEvents()
        return grid, model  # both live as long as the act

    return type_letter


def base() -> Callable[[], object]:
    """Qt's own field with the same paragraph."""
    dressed()
    field = QPlainTextEdit(texts().lines[3].cells[Language.RU].text)
    field.resize(_SIZE[0] // 3, 300)
    field.show()
    field.moveCursor(field.textCursor().MoveOperation.End)
    QApplication.processEvents()
    keys = cycle(_KEYS)

    def type_letter() -> None:
        QTest.keyClick(field, next(keys))
        QApplication.processEvents()

    return type_letter


def _slowest(grid: ParagraphGrid, model: TextRowsModel) -> str:
    """The slowest letter of many in milliseconds, the rows behind being measured meanwhile."""
    grid.write(model.index(5, 1), texts().lines[5].cells[Language.KK].text, name="")
    QApplication.processEvents()
    assert grid.editor is not None
    taken = []
    for key in _KEYS * 10:
        start = time.perf_counter()
        QTest.keyClick(grid.editor, key)
        QApplication.processEvents()
        taken.append((time.perf_counter() - start) * 1000)
    grid.leave()
    verdict = "good" if max(taken) < KEYSTROKE else "over the limit"
    return f"  the slowest of {len(taken)} letters: {max(taken):.1f} ms (limit {KEYSTROKE:.0f}, {verdict})"


def opened() -> tuple[ParagraphGrid, TextRowsModel]:
    """The whole text in a grid, painted."""
    theme = dressed()
    words = Words(lambda code: load_catalogue(translations_folder(), code, "interface"), "ru")
    model = TextRowsModel()
    grid = ParagraphGrid(theme, words, name="", keep=lambda *_: True)
    grid.setModel(model)
    grid.resize(*_SIZE)
    model.show(texts())
    grid.show()
    grid.settle()
    grid.grab()
    return grid, model


@cache
def dressed() -> Theme:
    """An application in our dress."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme("light")
    theme.apply(app)
    return theme


@cache
def texts() -> TextTable:
    """800 paragraphs in three languages."""
    lines = tuple(
        TextLine(
            row_id=RowId(UUID(int=number + 1)),
            number=f"{number // 10 + 1}.{number % 10 + 1}",
            cells={language: _cell(language, number) for language in Language},
        )
        for number in range(PARAGRAPHS)
    )
    return TextTable(languages=tuple(Language), lines=lines, number_head="№")


def _cell(language: Language, number: int) -> ParagraphCell:
    vocabulary = _VOCABULARY[language].split()
    chosen = [vocabulary[(number * 7 + place * place) % len(vocabulary)] for place in range(WORDS)]
    draft = CellNote(icon_name="circle-half", token="text2", words="Черновик, не сверен")
    checked = number % 3 > 0
    return ParagraphCell(text=" ".join(chosen), checked=checked, notes=() if checked else (draft,))
