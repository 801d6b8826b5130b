"""The printers of this computer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterOffer:
    """A printer to choose; what it can is asked when it is chosen: one far away is slow to answer."""

    name: str
    is_usual: bool
    prints_both_sides: Callable[[], bool]
    make: Callable[[], "QPrinter"]


def installed_printers() -> Sequence[PrinterOffer]:
    """All that the system knows, in its order."""
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    return [
        PrinterOffer(
            name=info.description() or info.printerName(),
            is_usual=info.printerName() == usual,
            prints_both_sides=partial(_prints_both_sides, info),
            make=partial(_made, info),
        )
        for info in QPrinterInfo.availablePrinters()
    ]


def _prints_both_sides(info: "QPrinterInfo") -> bool:
    from PySide6.QtPrintSupport import QPrinter

    return any(mode is not QPrinter.DuplexMode.DuplexNone for mode in info.supportedDuplexModes())


def _made(info: "QPrinterInfo") -> "QPrinter":
    from PySide6.QtPrintSupport import QPrinter

    return QPrinter(info, QPrinter.PrinterMode.HighResolution)
