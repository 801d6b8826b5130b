"""What the previews of all kinds of files have in common: the bar, the trial in the background, the one step."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.gui.models.import_rows import ALL
from forumdesk.gui.pages.import_preview.head import VerdictRow, grouped
from forumdesk.gui.pages.import_preview.kinds import FILE_KINDS, PAGES, TITLES
from forumdesk.gui.pages.import_preview.messages import notices_message, refusal_message, ways_out
from forumdesk.gui.pages.import_preview.trial import (
    Progress,
    Proposal,
    Trial,
    Wish,
    run_import,
    still_read,
    try_import,
)
from forumdesk.gui.pages.page import Page
from forumdesk.gui.tasks import Tasks, Work
from forumdesk.gui.theme import ICON, SPACE, WIDTH
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label, NameLabel
from forumdesk.gui.widgets.message_bar import Message
from forumdesk.gui.widgets.page_bar import PageBar
from forumdesk.gui.widgets.progress_line import ProgressLine
from forumdesk.gui.workspace import Workspace
from forumdesk.services.importing.people import MergeWish
from forumdesk.services.importing.results import ImportResult

ChooseFile = Callable[[QWidget, str, str], str]

_NOWHERE: Final = MeetingId(UUID(int=0))  # an empty register has no meeting yet
_PATIENCE_MS: Final = 1000  # what ends before is not worth a progress line


def choose_file(parent: QWidget, title: str, filters: str) -> str:
    """Ask for a file by the system's own dialog; empty when the person gives up."""
    name, _filter = QFileDialog.getOpenFileName(parent, title, "", filters)
    return name


class ImportPage(Page):
    """Emits ``finished(page, meeting)`` with the page and the meeting on which the import is seen.

    ``cancelled`` is emitted when it is given up. Subclasses make their rows and table in ``_make_parts`` and show a
    trial in ``_show_trial``; what is shown without one, in ``_show_no_trial``.
    """

    finished = Signal(str, object)
    cancelled = Signal()

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId | None,
        *,
        kind: str,
        path: Path,
        tasks: Tasks,
        choose_file: ChooseFile = choose_file,
    ) -> None:
        """`kind` is participants, agenda, resolution or event; `meeting_id` is None in an empty register."""
        super().__init__(workspace, meeting_id or _NOWHERE)
        self.tasks = tasks
        self._choose_file = choose_file
        schemas = workspace.resources / "schemas"
        self._wish = Wish(kind=kind, path=path, schemas=schemas, meeting_id=meeting_id)
        self._trial: Trial | None = None
        self._filter = ALL
        self._focus_due = False
        self._importing = False
        self._work: Work | None = None
        self._progress: tuple[int, int] | None = None
        self._not_read_for: KnownError | None = None
        self.result: ImportResult | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show_progress)
        self._make_bar()
        self._make_parts()
        self._connect()
        self.retranslate()

    # what subclasses say

    def _make_parts(self) -> None:
        """Make and arrange what stands between the bar and the foot."""

    def _show_trial(self, trial: Trial) -> None:
        """Show what a trial found."""

    def _show_no_trial(self) -> None:
        """Show that there is none."""

    def _show_head(self) -> None:
        """Show anew how the file was read, and the counts."""

    def _act_words(self, result: ImportResult) -> str:
        """What the main button says of a trial."""
        raise NotImplementedError

    # the trial

    def retranslate(self) -> None:
        """Set the texts that do not depend on the file's contents."""
        _ = self.words.gettext
        self.title.setText(_(TITLES[self._wish.kind]))
        self.file_name.set_name(self._wish.path.name)
        self.another_button.set_texts(_("Another file"))
        self.cancel_button.set_texts(_("Cancel"))
        self.progress.set_texts(cancel=_("Cancel"))
        if self._progress is not None:
            self._say_progress(*self._progress)
        self.foot.setText(
            _("The import is one step: undo takes all of it back. The same file again changes nothing.")
        )
        self._show_head()
        self._show_main_act()

    def reload(self) -> None:
        """Try the import anew, unless it is being carried out: the register may have changed since."""
        if self._importing:
            return
        trial = self._trial
        self._try(trial.proposal if trial is not None and trial.wish == self._wish else None)

    def _try(self, proposal: Proposal | None) -> None:
        if self._work is not None:
            self._work.cancel()
        job = partial(try_import, self.register, self._wish, proposal)
        self._begin(
            self.tasks.run_long(
                job,
                self._take,
                self._not_read,
                told=self._tell_progress,
                given_up=self._trial_given_up,
                owner=self,
            )
        )

    def _take(self, trial: Trial) -> None:
        if trial.wish != self._wish:
            return  # somebody chose another file or language meanwhile; its own trial follows
        self._end()
        self._trial, self._not_read_for = trial, None
        self._show_trial(trial)
        self._show_message()
        self._show_main_act()
        if self._focus_due:
            self._focus_due = False
            self.take_focus()

    def _not_read(self, error: KnownError) -> None:
        self._end()
        self._trial, self._not_read_for = None, error
        self._show_no_trial()
        self._show_main_act()
        self._say_refusal(error)

    def _wish_anew(self, wish: Wish) -> None:
        """Try another wish; what was read is kept where only the way of joining differs."""
        known = still_read(self._trial, wish)
        self._wish, self._trial, self._filter = wish, None, ALL
        self.verdicts.pills.set_current(ALL)
        self.file_name.set_name(wish.path.name)
        self.message_bar.clear()
        self._focus_due = True
        self._try(known)

    def _meeting(self) -> Meeting | None:
        """The meeting that the file joins, by the rule of the importer: the one open, or the only one."""
        meetings = self.register.meetings.meetings()
        named = [one for one in meetings if one.id == self.meeting_id]
        return next(iter(named or (meetings if len(meetings) == 1 else ())), None)

    def _show_main_act(self) -> None:
        result = self._trial.result if self._trial is not None else None
        self.main_button.setVisible(result is not None and self._progress is None)
        if result is not None:
            count = result.new + result.updated
            text = self._act_words(result) if count else self.words.gettext("Nothing new to import")
            self.main_button.set_texts(text)
            self.main_button.setEnabled(bool(count) and self._work is None)

    def _show_message(self) -> None:
        """A refusal with the acts that lead out, or what the import points out."""
        trial = self._trial
        assert trial is not None
        if trial.refusal is not None:
            self._say_refusal(trial.refusal)
            return
        message = notices_message(trial.result.notices if trial.result is not None else (), self.words)
        if message is None:
            self.message_bar.clear()
        else:
            self.message_bar.show_message(message)

    def _say_refusal(self, refusal: KnownError) -> None:
        ways = ways_out(refusal, self._wish, self._trial.proposal if self._trial is not None else None)
        message = refusal_message(refusal, ways, self.words, self._wish_anew, self.choose_another)
        self.message_bar.show_message(message, focus=True)

    # the import

    def _import(self, trial: Trial, merge: MergeWish | None = None) -> None:
        """Import in the background, as one step: before it the register is backed up, and a large one takes long."""
        if self._importing:
            return

        def job(tell: Progress) -> ImportResult:
            return run_import(
                self.register, trial.wish, trial.proposal, dry=False, progress=tell, merge=merge
            )

        self._importing = True
        self.message_bar.clear()
        work = self.tasks.run_long(
            job, self._imported, self._refused, told=self._tell_progress, given_up=self._given_up, owner=self
        )
        self._begin(work)

    def _imported(self, result: ImportResult) -> None:
        self._end()
        self._importing = False
        self._finish(result)

    def _refused(self, error: KnownError) -> None:
        self._importing = False
        self._end()
        self.show_error(error)

    def _given_up(self) -> None:
        self._importing = False
        self._end()
        _ = self.words.gettext
        self.message_bar.show_message(
            Message(kind="info", sentence=_("Cancelled. Nothing was imported."), dismiss=_("Close"))
        )
        self.take_focus()

    # work in the background

    def _begin(self, work: Work) -> None:
        self._work = work
        self._patience.start()
        if self._focus_on_buttons():
            self.setFocus()  # a button that is disabled hands the focus to whatever comes next
        self._show_main_act()

    def _end(self) -> None:
        self._work = None
        self._patience.stop()
        self._progress = None
        self.progress.hide()
        for button in (self.another_button, self.cancel_button):
            button.show()
        self._show_main_act()

    def _tell_progress(self, done: int, whole: int) -> None:
        if self.progress.isVisibleTo(self):
            self._say_progress(done, whole)

    def _show_progress(self) -> None:
        """The place of the buttons becomes progress and one way out."""
        if self._work is None:
            return
        inside = self._focus_on_buttons() or self.hasFocus()
        self._say_progress(*(self._progress or (0, 0)))
        for button in (self.another_button, self.cancel_button, self.main_button):
            button.hide()
        self.progress.show()
        if inside:
            self.progress.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_on_buttons(self) -> bool:
        return any(one.hasFocus() for one in (self.another_button, self.cancel_button, self.main_button))

    def _say_progress(self, done: int, whole: int) -> None:
        self._progress = (done, whole)
        _ = self.words.gettext
        words = _("{done} of {whole} rows").format(
            done=grouped(done, self.words.language), whole=grouped(whole, self.words.language)
        )
        self.progress.set_progress(done, whole, words if whole else self._at_first())

    def _at_first(self) -> str:
        """What is said before a job tells how far it is."""
        _ = self.words.gettext
        backs_up = self._importing and self.register.backups.are_kept
        return _("The register is being backed up …") if backs_up else _("One moment …")

    def cancel_work(self) -> None:
        """End what is under way; it leaves nothing behind."""
        if self._work is not None:
            self._work.cancel()

    def _trial_given_up(self) -> None:
        """A trial was cancelled: by a later one that follows, or by the person, who gives the import up."""
        if self._work is not None and self._work.cancelled:
            self._end()
            self.cancelled.emit()

    # the acts

    def choose_another(self) -> None:
        """Begin again with another file of the same kind."""
        _ = self.words.gettext
        name = self._choose_file(self, _("Choose a file"), _(FILE_KINDS[self._wish.kind]))
        if name:
            self._trial = None  # the same file may have been mended meanwhile
            wish = self._wish
            fresh = Wish(kind=wish.kind, path=Path(name), schemas=wish.schemas, meeting_id=wish.meeting_id)
            self._wish_anew(fresh)

    def _finish(self, result: ImportResult) -> None:
        self.result = result
        self.finished.emit(PAGES[self._wish.kind], result.meeting_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends what is under way, else gives the import up; nothing was kept."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.progress.isVisibleTo(self):
            self.cancel_work()
        else:
            self.cancelled.emit()

    # how it is put together

    def _make_bar(self) -> None:
        theme = self.theme
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = Label(theme, role="section")
        self.file_name = NameLabel(theme, role="body", token="text2")
        self.another_button = Button(theme, icon_name="folder-open")
        self.cancel_button = Button(theme, key="Esc")
        self.main_button = Button(theme, kind="main", icon_name="check", key="Ctrl+Enter")
        self.progress = ProgressLine(theme, cancel="", key="Esc")
        self.verdicts = VerdictRow(theme, self.words, self._choose_filter)
        self.foot = Label(theme, role="small", token="text2", wraps=True)
        for name in (
            "title", "file_name", "another_button", "cancel_button", "main_button", "progress", "verdicts", "foot",
        ):  # fmt: skip
            getattr(self, name).setObjectName(name)
        bar = PageBar(theme)
        bar.add_left(IconView(theme, "download-simple", size=ICON.head))
        bar.add_left(self.title)
        bar.add_left(self.file_name, 1)
        for widget in (self.another_button, self.cancel_button, self.main_button, self.progress):
            bar.add_right(widget)
        self.column.addWidget(bar)
        self.column.addWidget(self.message_bar)
        for hidden in (self.main_button, self.progress, self.verdicts):
            hidden.hide()

    def _choose_filter(self, key: str) -> None:
        self._filter = key

    def _connect(self) -> None:
        self.another_button.clicked.connect(self.choose_another)
        self.cancel_button.clicked.connect(self.cancelled)
        self.main_button.clicked.connect(self.main_act)
        self.progress.cancel_asked.connect(self.cancel_work)

    def _foot_row(self, icon_name: str, words: Label, *more: QWidget) -> Ground:
        part = Ground(self.theme, "raised", lines=Qt.Edge.TopEdge)
        row = QHBoxLayout(part)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.group)
        row.addWidget(IconView(self.theme, icon_name))
        row.addWidget(words, 1)
        for widget in more:
            row.addWidget(widget)
        return part

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the keys are not named on the buttons."""
        super().resizeEvent(event)
        self.cancel_button.set_key("Esc", shown=not self.is_narrow)
        self.main_button.set_key("Ctrl+Enter", shown=not self.is_narrow)

    @property
    def is_narrow(self) -> bool:
        """Return whether the window has little room."""
        return self.window().width() < WIDTH.narrow_window
