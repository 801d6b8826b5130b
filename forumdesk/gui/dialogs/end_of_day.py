"""What the end of the day found: each line done or open, with the way to where it is mended."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.gui.handing_out import Out, ask_place, hand_out
from forumdesk.gui.theme import ICON, SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import Message, MessageBar
from forumdesk.gui.words import Words
from forumdesk.language.dates import long_date, time_of_day
from forumdesk.services.end_of_day import DayAct, DayLine, DayReport, DayState

ACT_NAMES = {
    DayAct.VERIFY: N_("Verify"),
    DayAct.BACKUPS: N_("Backups"),
    DayAct.CONDUCT: N_("Conduct"),
    DayAct.DESK: N_("Registration desk"),
    DayAct.DECISIONS: N_("Decisions"),
    DayAct.TEXTS: N_("Recommendations"),
    DayAct.DOCUMENTS: N_("Documents"),
}
_SIZE = (760, 460)
_KINDS = {".pdf": N_("PDF (*.pdf)"), ".txt": N_("Plain text (*.txt)")}


class EndOfDayDialog(QDialog):
    """Emits ``act_asked(line)`` and closes when a person goes to mend an open line."""

    act_asked = Signal(object)

    def __init__(
        self, theme: Theme, words: Words, report: DayReport, forbidden: Path, parent: QWidget | None = None
    ) -> None:
        """``forbidden`` is the register, over which the result is never written."""
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._report, self._forbidden = report, forbidden
        self.message_bar = MessageBar(theme)
        self.message_bar.hide()
        self.act_buttons: list[Button] = []
        self.save_button = Button(theme, icon_name="floppy-disk")
        self.save_button.setObjectName("save_button")
        self.save_button.clicked.connect(self.ask_save)
        self.close_button = Button(theme, kind="main")
        self.close_button.setObjectName("close_button")
        self.close_button.clicked.connect(self.accept)
        self._arrange()
        self.resize(theme.scaled(_SIZE[0]), theme.scaled(_SIZE[1]))
        self.close_button.setFocus()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said, line by line."""
        return tuple(self._sentence(line) for line in self._report.lines)

    def ask_save(self) -> None:
        """Have a file chosen for the result."""
        _ = self._words.gettext
        name = f"{_('end of day')} {self._report.at.astimezone():%Y-%m-%d}.pdf"
        place = ask_place(self, self._words, _("Save the result"), name, _KINDS)
        if place is not None:
            self.save_to(place)

    def save_to(self, place: Path) -> None:
        """Write the result, as PDF unless the name ends with .txt; what came of it is said here."""
        hand_out(self, self._theme, self._words, place, self._write)

    def _write(self, out: Out) -> None:
        from forumdesk.documents.end_of_day import print_day

        _, catalogue = self._words.gettext, self._words.catalogue
        out = out if out.form else out.with_ending(_KINDS)
        form = "txt" if out.form == "txt" else "pdf"
        try:
            data = print_day(self._report, self._words.language, catalogue.sentence, form=form)
            path = out.write(data, forbidden=self._forbidden)
        except KnownError as error:
            self.message_bar.show_message(Message(kind="bad", sentence=catalogue.sentence(error)))
            return
        self.message_bar.show_message(
            Message(kind="ok", sentence=_("“{path}” is written.").format(path=path))
        )

    def _arrange(self) -> None:
        _ = self._words.gettext
        self.setWindowTitle(_("End of the day"))
        self.save_button.set_texts(_("Save…"), name=_("Save the result"))
        self.close_button.set_texts(_("Close"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.desk, SPACE.desk, SPACE.desk, SPACE.desk)
        column.setSpacing(SPACE.group)
        column.addWidget(Label(self._theme, self._summary(), role="title", wraps=True))
        column.addWidget(Label(self._theme, self._when(), role="small", token="text2"))
        column.addWidget(self.message_bar)
        column.addWidget(self._list(), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)

    def _summary(self) -> str:
        count = self._report.open_lines
        if not count:
            return self._words.gettext("The day is in order.")
        said = self._words.ngettext("{count} thing is still open.", "{count} things are still open.", count)
        return said.format(count=count)

    def _when(self) -> str:
        at, language = self._report.at.astimezone(), self._words.language
        return (
            f"{self._report.register} · {long_date(at.date(), language)}, {time_of_day(at.time(), language)}"
        )

    def _list(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE.near, 0)
        column.setSpacing(SPACE.near)
        for line in self._report.lines:
            column.addWidget(self._row(line))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        scroll.setAccessibleName(self._words.gettext("What was done and what is still open"))
        return scroll

    def _row(self, line: DayLine) -> QWidget:
        is_done = line.state is DayState.DONE
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.near)
        icon = IconView(
            self._theme,
            "check-circle" if is_done else "warning",
            size=ICON.control,
            token="ok" if is_done else "bad" if line.act is DayAct.VERIFY else "warn",
        )
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Label(self._theme, self._sentence(line), role="body", wraps=True), 1)
        name = ACT_NAMES.get(line.act)
        if name and not is_done:
            button = Button(self._theme, self._words.gettext(name), kind="link")
            button.clicked.connect(lambda: self._go(line))
            self.act_buttons.append(button)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _sentence(self, line: DayLine) -> str:
        said = self._words.catalogue.sentence(line.notice)
        meeting = line.meeting.in_language(self._words.language)
        return f"{meeting}: {said}" if meeting else said

    def _go(self, line: DayLine) -> None:
        self.accept()
        self.act_asked.emit(line)
