"""Watches over the file of the register that is open: who else has it, on what it lies, whether it is whole.

What is to be known stands in a band above the work, one matter after the other, each with the ways out of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from forumdesk.domain.errors import KnownError
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.opening import ENDING
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar, MessageKind
from forumdesk.gui.words import Words
from forumdesk.services.access import Access

if TYPE_CHECKING:
    from forumdesk.gui.main_window import MainWindow
    from forumdesk.gui.remembered import Remembered
    from forumdesk.services.checking import CheckFinding, CheckReport
    from forumdesk.services.opening import LockFile, Surroundings
    from forumdesk.services.register import Register
    from forumdesk.services.rescuing import LastBackup, Salvage

_AFTER_OPENING: Final = 1500  # milliseconds: the first page comes first
_TOLD_AT_ONCE: Final = 3

Said = Callable[[], Message]


class FileWatch(QObject):
    """Follows the register that is open. Emits `refused(error)`."""

    refused = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        words: Words,
        tasks: Tasks,
        long_act: LongAct,
        remembered: Remembered,
    ) -> None:
        """Say things in ``band``, which the window places."""
        super().__init__(window)
        self._window, self._words, self._remembered = window, words, remembered
        self._tasks, self._long_act = tasks, long_act
        self._register: Register | None = None
        self._lock: LockFile | None = None
        self._said: list[Said] = []
        self.report: CheckReport | None = None
        self.band = MessageBar(theme)
        self.band.setObjectName("file_band")
        self.band.dismissed.connect(self._next)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_OPENING)
        self._soon.timeout.connect(self.check)

    # the register that is open

    def follow(self, register: Register) -> None:
        """Begin with a register that was just opened."""
        from forumdesk.services.opening import keep_held, look_around

        self.leave()
        self._register = register
        if register.address is None:
            around = look_around(register.path, register.clock())
            if register.access is not Access.VIEW and around.holder is None:
                self._lock = keep_held(register.path, register.desk.name, register.clock())
            self._tell_surroundings(around)
        self._tell_clock(register)
        self._soon.start()

    def leave(self) -> None:
        """The register is closed."""
        self._soon.stop()
        if self._lock is not None:
            self._lock.release()
        self._register = self._lock = self.report = None
        self._window.status.set_checked("")
        self._say_only(())

    def check(self) -> None:
        """Check the file and the seal beside the work."""
        register = self._register
        if register is None:
            return

        def done(report: CheckReport) -> None:
            if self._register is register:
                self._checked(report)

        self._tasks.run(register.checking.check, done, lambda _error: None, owner=self)

    def retranslate(self) -> None:
        """Say it all in the language in use."""
        self._show()
        self._tell_checked()

    # before a register is opened

    def say_held(self, around: Surroundings) -> None:
        """Somebody else has the file open: it can be looked at, and worked on where that is safe."""
        opening = self._window.opening

        def said() -> Message:
            _ = self._words.gettext
            acts = [
                _way(_("Open for viewing"), lambda: opening.open_file(around.path, Access.VIEW), main=True)
            ]
            detail = _(
                "It can be looked at meanwhile. What is changed there is seen when it is opened again."
            )
            if around.is_safe_to_share:
                acts.append(_way(_("Open all the same"), lambda: opening.open_file(around.path, Access.FULL)))
            elif around.risk is not None:
                detail = _("Two programs that change it there would damage it: it can only be looked at.")
            return Message(
                kind="warn",
                sentence=self._words.catalogue.sentence(around.held),
                detail=detail,
                acts=acts,
                dismiss=_("Close"),
            )

        self._say_only((said,), focus=True)

    def offer_rescue(self, error: KnownError, path: Path) -> None:
        """A register that cannot be opened: what can be read is rescued, or the last good backup takes its place."""
        self._with_backup(
            path, lambda backup: self._say_damage(path, lambda: self._sentence(error, path), (), backup)
        )

    # what is said

    def _tell_surroundings(self, around: Surroundings) -> None:
        if self._register is None:
            return
        if self._register.access is Access.VIEW and not around.can_be_written:
            self._say(lambda: self._message("info", self._words.catalogue.sentence(around.read_only)))
        elif self._register.access is Access.VIEW and around.holder is not None:
            self._say(lambda: self._message("info", self._words.catalogue.sentence(around.held)))
        risk = around.risk
        mark = f"{around.medium.kind.value}:{around.path.resolve()}"
        if risk is not None and mark not in self._remembered.settings.warned:
            self._remembered.change(warned=self._remembered.settings.with_warned(mark).warned)
            self._say(lambda: self._message("warn", self._words.catalogue.sentence(risk)))

    def _tell_clock(self, register: Register) -> None:
        try:
            turned = register.clock_watch.turned_back()
        except KnownError:  # a journal that cannot be read is told by the check
            return
        if turned is None:
            return
        with suppress(KnownError):
            register.clock_watch.note()
        self._say(lambda: self._message("warn", self._words.catalogue.sentence(turned)))

    def _checked(self, report: CheckReport) -> None:
        self.report = report
        self._tell_checked()
        register = self._register
        if report.holds or register is None:
            return
        if not report.is_damaged:
            self._say(lambda: self._seal_message(report), first=True)
            return
        self._with_backup(
            register.path,
            lambda backup: self._say_damage(register.path, self._damage_words, report.findings, backup),
        )

    def _tell_checked(self) -> None:
        _ = self._words.gettext
        if self.report is not None and self.report.holds:
            words = _("File and seal hold") if self.report.records else _("The file is whole")
            self._window.status.set_checked(words)
        else:
            self._window.status.set_checked("")

    def _seal_message(self, report: CheckReport) -> Message:
        _ = self._words.gettext
        said = self._words.catalogue.sentence
        show = _way(_("Show what was altered"), lambda: self._window.verifying.show("register"), main=True)
        sentences = [said(one.notice) for one in report.findings]
        return Message(
            kind="bad", sentence=sentences[0], detail=" ".join(sentences[1:]), acts=[show], dismiss=_("Close")
        )

    def _damage_words(self) -> str:
        return self._words.gettext("The file of this register is damaged. Nothing more was changed in it.")

    def _say_damage(
        self,
        path: Path,
        sentence: Callable[[], str],
        findings: Sequence[CheckFinding],
        backup: LastBackup | None,
    ) -> None:
        def said() -> Message:
            _ = self._words.gettext
            told = [self._words.catalogue.sentence(one.notice) for one in findings[:_TOLD_AT_ONCE]]
            acts = [_way(_("Rescue into a new register…"), lambda: self.ask_rescue(path), main=True)]
            if backup is not None:
                told.append(self._words.catalogue.sentence(backup.notice))
                acts.append(
                    _way(_("Let the last backup take its place"), lambda: self._put_in_place(path, backup))
                )
            return Message(
                kind="bad", sentence=sentence(), detail=" ".join(told), acts=acts, dismiss=_("Close")
            )

        self._say(said, first=True)

    def _sentence(self, error: KnownError, path: Path) -> str:
        _ = self._words.gettext
        if error.code == "file.damaged":
            return _("“{name}” is damaged.").format(name=path.name)
        return _("“{name}” does not begin like a register: it may be damaged.").format(name=path.name)

    def _message(self, kind: MessageKind, sentence: str) -> Message:
        return Message(kind=kind, sentence=sentence, dismiss=self._words.gettext("Close"))

    # the ways out

    def ask_rescue(self, path: Path) -> None:
        """Have a place chosen and rescue into it."""
        _ = self._words.gettext
        proposed = path.with_name(_("{name} (rescued)").format(name=path.stem) + ENDING)
        name, _filter = QFileDialog.getSaveFileName(
            self._window, _("The new register"), str(proposed), _("Registers (*.forumdesk)")
        )
        if name:
            self.rescue(path, Path(name))

    def rescue(self, damaged: Path, new: Path) -> None:
        """Rescue beside the work, then open the new register and say what is missing."""
        from forumdesk.services import rescuing

        clock = self._window.opening.registers.clock

        def done(found: Salvage) -> None:
            report = rescuing.write_report(found, damaged, new, self._words.catalogue.sentence)
            if self._window.open_file(new):
                self._say(lambda: self._rescued_message(found, report), first=True)

        self._long_act.run(
            lambda _progress: rescuing.rescue(damaged, new, clock),
            done,
            self.refused.emit,
            sentence=self._words.gettext("What can be read is being rescued …"),
        )

    def _rescued_message(self, found: Salvage, report: Path | None) -> Message:
        from forumdesk.services.rescuing import summary

        _ = self._words.gettext
        sentences = [self._words.catalogue.sentence(one) for one in summary(found)]
        remark = _("The report lies beside the register: {name}").format(name=report.name) if report else ""
        return Message(
            kind="ok" if found.is_whole else "warn",
            sentence=_("This register was rescued from a damaged one."),
            detail=" ".join(sentences),
            remark=remark,
            dismiss=_("Close"),
        )

    def _put_in_place(self, path: Path, backup: LastBackup) -> None:
        backups = self._window.opening.registers.backups
        if backups is None:
            return
        self._window.close_register()
        try:
            aside = backups.put_in_place(path, backup.backup)
        except KnownError as error:
            self.refused.emit(error)
            return
        if self._window.open_file(path) and aside is not None:
            name = aside.name
            self._say(lambda: self._aside_message(name))

    def _aside_message(self, name: str) -> Message:
        _ = self._words.gettext
        sentence = _("The last good backup has taken the place of the damaged register.")
        detail = _("The damaged file is kept as “{path}”.").format(path=name)
        return Message(kind="ok", sentence=sentence, detail=detail, dismiss=_("Close"))

    def _with_backup(self, path: Path, then: Callable[[LastBackup | None], None]) -> None:
        """Look for the last good backup in the worker: each is read whole."""
        from forumdesk.services.rescuing import last_backup

        backups = self._window.opening.registers.backups
        self._tasks.run(lambda: last_backup(path, backups), then, lambda _error: then(None), owner=self)

    # the band

    def _say(self, said: Said, *, first: bool = False) -> None:
        self._said.insert(0 if first else len(self._said), said)
        self._show()

    def _say_only(self, said: tuple[Said, ...], *, focus: bool = False) -> None:
        self._said = [*said]
        self._show(focus=focus)

    def _next(self) -> None:
        self._said = self._said[1:]
        self._show()

    def _show(self, *, focus: bool = False) -> None:
        if self._said:
            self.band.show_message(self._said[0](), focus=focus)
        else:
            self.band.clear()


def _way(text: str, run: Callable[[], object], *, main: bool = False) -> Act:
    return Act(text=text, run=run, kind="main" if main else "outlined")
