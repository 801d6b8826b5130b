"""Python's cyclic garbage, collected in the thread of the window only.

Python collects in whichever thread happens to allocate. A widget that is left in a cycle and freed by the worker
takes the program with it, for Qt's objects belong to their thread.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EACH: Final = 250  # milliseconds between two looks at what has gathered


class Garbage(QObject):
    """Collects by a timer while another thread is at work, as often as Python itself would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EACH)
        self._timer.timeout.connect(self.collect)

    def hold(self) -> None:
        """From now on nothing is collected but here."""
        if gc.isenabled():
            gc.disable()
            self._held = True
        self._timer.start()

    def let_go(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        if self._held:
            self._held = False
            gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [place for place, count in enumerate(counts) if limits[place] and count > limits[place]]
        if due:
            gc.collect(due[-1])
