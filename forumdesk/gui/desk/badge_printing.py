"""A finished badge to the printer; where there is none, into a file that is named in words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from forumdesk.services.register import Register

_POINTS = 72
_MOST_DOTS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBadge:
    """Where a badge went: to a printer by its name, or into a file."""

    printer: str = ""
    path: Path | None = None


class PrinterSilentError(DomainError):
    """The printer did not take the pages."""

    code = "badge.printer_silent"
    message = N_("“{printer}” did not take the badge. See whether the printer is switched on.")


PrintBadge = Callable[[ParticipantId], PrintedBadge]
"""Makes and prints the badge of one person; raises a KnownError in words."""


def where_printed(printed: PrintedBadge, words: Words) -> str:
    """The place of a badge in words."""
    _ = words.gettext
    if printed.path is not None:
        return _("There is no printer here. The badge was saved: {path}").format(path=printed.path)
    return _("The badge went to the printer “{printer}”.").format(printer=printed.printer)


def badge_printer(register: Register) -> PrintBadge:
    """Print badges one by one, as single labels; without a printer into a folder beside the register."""

    def print_one(person: ParticipantId) -> PrintedBadge:
        from forumdesk.gui.badges import print_badge

        number = register.participants.participant(person).number
        folder = register.path.parent / "badges"
        return print_pdf(print_badge(register, person), title=f"badge-{number}", folder=folder)

    return print_one


def print_pdf(pdf: bytes, *, title: str, folder: Path, printer_name: str = "") -> PrintedBadge:
    """Print the pages of a PDF in their own size on a printer, the system's usual one unless named.

    Without a printer the file is written into `folder` as `title`.pdf and left there. Raises DocumentError where
    it cannot be written, PrinterSilentError where the printer fails.
    """
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    info = QPrinterInfo.printerInfo(printer_name) if printer_name else QPrinterInfo.defaultPrinter()
    if info.isNull():
        from forumdesk.documents.output import write_whole

        with suppress(OSError):  # then the writing says what is wrong
            folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{title}.pdf"
        write_whole(path, pdf)
        return PrintedBadge(path=path)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    draw_pages(pdf, printer)
    return PrintedBadge(printer=info.printerName())


def draw_pages(pdf: bytes, printer: QPrinter) -> None:
    """Draw the pages of a PDF on a printer, each on paper of its own size, at the printer's resolution."""
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

    from forumdesk.documents.preview import PagePictures

    dots = min(printer.resolution(), _MOST_DOTS)
    printer.setFullPage(True)
    painter = QPainter()
    with PagePictures(pdf) as pages:
        for page in range(pages.page_count):
            size = QPageSize(QSizeF(*pages.page_size(page)), QPageSize.Unit.Point)
            layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
            printer.setPageLayout(layout)
            begun = printer.newPage() if page else painter.begin(printer)
            if not begun:
                raise PrinterSilentError(printer=printer.printerName() or printer.outputFileName())
            width, height, pixels = pages.render(page, dots / _POINTS)
            image = QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888)
            painter.drawImage(painter.viewport(), image)
    painter.end()
