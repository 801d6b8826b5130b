"""Texts, a speller and a grid for the tests of paragraphs."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex

from forumdesk.domain.identifiers import RowId
from forumdesk.domain.marks import Mark, MarkKind, Marks
from forumdesk.domain.texts import Language
from forumdesk.gui.models.text_rows import TextLine, TextRowsModel, TextTable
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.paragraph_cells import ParagraphCell
from forumdesk.gui.widgets.paragraph_grid import ParagraphGrid
from forumdesk.gui.words import Words
from tests.gui.catalogues import catalogue

KK, RU, EN = Language.KK, Language.RU, Language.EN
LANGUAGES = (KK, RU, EN)
TEXT = "Обобщить опыт 22 стран и принять меры."


def words(language: str = "en") -> Words:
    return Words(catalogue, language)


def mark(text: str, part: str, kind: MarkKind, field: str = "") -> Mark:
    start = text.index(part)
    return Mark(start=start, end=start + len(part), kind=kind, field=field)


def field(text: str, part: str, name: str = "countries") -> Marks:
    return (mark(text, part, MarkKind.FIELD, name),)


class WordList:
    """A speller that knows which words are wrong."""

    def __init__(self, **wrong: Sequence[str]) -> None:
        self.known = dict(wrong)
        self.added: list[str] = []

    def wrong(self, text: str) -> list[tuple[int, int]]:
        found = [(text.find(word), text.find(word) + len(word)) for word in self.known]
        return sorted(span for span in found if span[0] >= 0)

    def suggest(self, word: str) -> Sequence[str]:
        return self.known[word]

    def add(self, word: str) -> None:
        self.added.append(word)
        del self.known[word]


def row_id(number: int) -> RowId:
    return RowId(UUID(int=number + 1))


def line(number: int, *, length: int = 12, **texts: str) -> TextLine:
    long = " ".join(f"сөз{number}" for _ in range(length))
    cells = {one: ParagraphCell(text=texts.get(one.value, long), checked=True) for one in LANGUAGES}
    return TextLine(row_id=row_id(number), number=f"{number + 1}.", cells=cells)


def table(*lines: TextLine) -> TextTable:
    return TextTable(languages=LANGUAGES, lines=lines, number_head="№")


def grid_of(
    theme: Theme, shown: TextTable, keep: Callable[[QModelIndex, str, Marks], bool] | None = None
) -> ParagraphGrid:
    grid = ParagraphGrid(theme, words(), name="Text", keep=keep or (lambda *_: True))
    model = TextRowsModel()
    model.setParent(grid)
    grid.setModel(model)
    model.show(shown)
    grid.resize(900, 400)
    grid.show()
    grid.settle()
    return grid
