"""Somebody who saves and prints papers, and the thread in which papers are drawn."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from forumdesk.gui.printing.order import PrintOrder, PrintQuestion
from forumdesk.gui.screen import Screen
from forumdesk.gui.tasks import Tasks

T = TypeVar("T")


class Person:
    """Somebody at the desk, who answers the system's own dialogs with a place and a printer, or gives up."""

    def __init__(self) -> None:
        self.place = ""
        self.printer: QPrinter | None = None
        self.asked: list[tuple[str, str] | int] = []
        """The name and the kinds of file suggested, or the number of pages."""
        self.questions: list[PrintQuestion] = []

    def choose_place(self, parent: QWidget, title: str, suggested: str, filters: str) -> str:
        self.asked.append((suggested, filters))
        return self.place

    def ask_printer(self, screen: Screen, question: PrintQuestion) -> PrintOrder | None:
        self.asked.append(question.pages)
        self.questions.append(question)
        return PrintOrder(printer=self.printer) if self.printer else None


def in_worker(tasks: Tasks, job: Callable[[], T]) -> T:
    """Read a PDF where the page draws its own: the library is for one thread."""
    found: list[T] = []
    tasks.run(job, found.append, lambda error: pytest.fail(str(error)))
    while not found:
        QApplication.processEvents()
    return found[0]
