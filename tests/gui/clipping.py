"""What a person could not read because it does not fit."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QScrollArea, QWidget

from forumdesk.gui.widgets.labels import NameLabel


def clipped(page: QWidget) -> list[str]:
    """The words of every label and button in view that are cut; names may be cut and are left out."""
    widgets = [one for one in page.findChildren(QWidget) if one.isVisibleTo(page)]
    return [words for one in widgets for words in _cut(page, one)]


def clipped_at(
    page: QWidget, *sizes: tuple[int, int], part: QWidget | None = None
) -> dict[tuple[int, int], list[str]]:
    """What is cut in a page or a part of it at each size, or that it takes more; empty where all fits.

    A page takes far longer to be made than to be resized.
    """
    found = {}
    for size in sizes:
        page.resize(*size)
        for _round in range(6):
            QApplication.processEvents()
        found[size] = clipped(part or page)
        if page.width() > size[0]:
            found[size].append(f"{page.width()} wide")
    return {size: words for size, words in found.items() if words}


def _cut(page: QWidget, widget: QWidget) -> Iterator[str]:
    if isinstance(widget, NameLabel):
        return
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            fits = widget.heightForWidth(widget.width()) <= widget.height()
        else:
            fits = widget.sizeHint().width() <= widget.width()
    elif isinstance(widget, QAbstractButton):
        fits = widget.minimumSizeHint().width() <= widget.width()
    elif isinstance(widget, QComboBox):
        fits = widget.minimumWidth() <= widget.width()
    else:
        return
    if not fits or not _within(page, widget):
        words = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
        yield words or widget.accessibleName()


def _within(page: QWidget, widget: QWidget) -> bool:
    """Whether the sides of a widget lie within everything around it; in a scroll area more may lie below."""
    parent, scrolls = widget.parentWidget(), False
    while parent is not None:
        corner = widget.mapTo(parent, QPoint(0, 0))
        if corner.x() < 0 or corner.x() + widget.width() > parent.width():
            return False
        if not scrolls and (corner.y() < 0 or corner.y() + widget.height() > parent.height()):
            scrolls = isinstance(parent.parentWidget(), QScrollArea)
            if not scrolls:
                return False
        scrolls = scrolls or isinstance(parent.parentWidget(), QScrollArea)
        if parent is page:
            return True
        parent = parent.parentWidget()
    return True
