"""What does a deed is held back where the register in sight does not take it, and says why.

A widget that does one names it once; whether it is taken is asked of what stands around it whenever it is shown.
"""

from typing import Final, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

CHANGE: Final = "change"
"""Any deed that is not named in an access of its own."""
ARRIVED: Final = "attendance.arrived"
CONNECTED: Final = "attendance.connected"
LEFT: Final = "attendance.left"
TAKEN_BACK: Final = "attendance.taken_back"


@runtime_checkable
class TakesDeeds(Protocol):
    """What shows a register: a page, or the view around the pages."""

    def why_not(self, deed: str) -> str:
        """The sentence that says why a deed is not taken; empty where it is."""


def why_not(widget: QWidget, deed: str) -> str:
    """Why a deed of ``widget`` is not taken where it stands; empty where it is, or where no register is around."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, TakesDeeds):
            return above.why_not(deed)
        above = above.parentWidget()
    return ""
