"""The papers of an agenda item as a list."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from forumdesk.domain.errors import N_
from forumdesk.domain.papers import Paper
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.numbers import decimal, whole

Index = QModelIndex | QPersistentModelIndex

_KINDS: Final[Sequence[tuple[str, str, str]]] = (
    ("application/pdf", "file-pdf", N_("PDF")),
    ("image/", "image", N_("Picture")),
    ("word", "file-text", N_("Word document")),
    ("opendocument.text", "file-text", N_("Text document")),
    ("sheet", "table", N_("Workbook")),
    ("excel", "table", N_("Workbook")),
    ("presentation", "presentation", N_("Presentation")),
    ("powerpoint", "presentation", N_("Presentation")),
    ("rtf", "file-text", N_("Text document")),
    ("text/", "file-text", N_("Plain text")),
    ("zip", "file", N_("Archive")),
)
"""What a media type has in it, the icon, and the words."""
_UNKNOWN: Final = ("file", N_("Unknown type"))


def kind_of(paper: Paper) -> tuple[str, str]:
    """The icon of a paper and its type in words, still to be translated."""
    return next(((icon, words) for part, icon, words in _KINDS if part in paper.media_type), _UNKNOWN)


class PapersModel(QAbstractListModel):
    """Name over type and size."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._papers: Sequence[Paper] = ()
        self._answers: Mapping[int, Callable[[Paper], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda paper: paper.name,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._spoken,
            RowRole.CAPTION: self._described,
            RowRole.ICON: lambda paper: kind_of(paper)[0],
            RowRole.ICON_TONE: lambda _: "text2",
        }

    @property
    def papers(self) -> Sequence[Paper]:
        """The papers in the order of the rows."""
        return self._papers

    def show(self, papers: Sequence[Paper]) -> None:
        """Show these papers."""
        self.beginResetModel()
        self._papers = tuple(papers)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a paper."""
        return 0 if parent.isValid() else len(self._papers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows and says."""
        answer = self._answers.get(role)
        return answer(self._papers[index.row()]) if answer is not None and index.isValid() else None

    def _described(self, paper: Paper) -> str:
        _ = self._words.gettext
        return _("{kind}, {size}").format(kind=_(kind_of(paper)[1]), size=self._size(paper.size))

    def _spoken(self, paper: Paper) -> str:
        return f"{paper.name}: {self._described(paper)}"

    def _size(self, size: int) -> str:
        _, language = self._words.gettext, self._words.language
        if size < 1_000:
            return _("{count} B").format(count=whole(size, language))
        if size < 1_000_000:
            return _("{count} KB").format(count=whole(round(size / 1_000), language))
        return _("{count} MB").format(count=decimal(size / 1_000_000, language, digits=1))
