"""Tab goes in the order in which the window is read, whatever was made, shown or moved meanwhile."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QWidget


def tab_stops(root: QWidget) -> list[QWidget]:
    """Return the visible and enabled widgets below ``root`` that Tab reaches, in the order of the layouts."""
    return [one for one in _read(root) if _stops(one)]


def move_focus(root: QWidget, *, forward: bool) -> bool:
    """Put the focus on the next or the previous stop, round the end; False where there is none."""
    stops = tab_stops(root)
    if not stops:
        return False
    step = 1 if forward else -1
    place = _place(root, stops, QApplication.focusWidget(), forward)
    beside = stops[(place + step) % len(stops)]
    beside.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _place(root: QWidget, stops: list[QWidget], focused: QWidget | None, forward: bool) -> int:
    """Where the focus stands; for a widget that is no stop, between the stops around it."""
    if focused in stops:
        return stops.index(focused)
    read = list(_read(root))
    if focused not in read:
        return -1 if forward else 0
    before = sum(_stops(one) for one in read[: read.index(focused)])
    return before - 1 if forward else before


def _stops(widget: QWidget) -> bool:
    # The order of the checks: most widgets take no focus at all.
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
    )


def _read(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all below it; what floats at the left of a layout is read before it, else after it."""
    yield widget
    below = [one for one in widget.children() if isinstance(one, QWidget) and not one.isWindow()]
    laid = list(_laid(widget.layout(), below))
    children = [one for one in below if one not in laid]
    middle = widget.width() / 2
    left = [one for one in children if laid and one.geometry().center().x() < middle]
    for child in (*left, *laid, *(one for one in children if one not in left)):
        yield from _read(child)


def _laid(layout: QLayout | None, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Yield those of ``widgets`` that a layout or one inside it holds, in its order.

    Its items are never asked for: their Python wrappers outlive them, and what Qt makes at the same address next
    would be taken for a layout item.
    """
    if layout is None:
        return
    held: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(one), one) for one in widgets]
    held += [(layout.indexOf(one), one) for one in layout.children() if isinstance(one, QLayout)]
    for _place, one in sorted((one for one in held if one[0] >= 0), key=lambda one: one[0]):
        if isinstance(one, QWidget):
            yield one
        else:
            yield from _laid(one, widgets)
