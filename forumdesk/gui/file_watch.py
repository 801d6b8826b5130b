"""Watches over the file of the register that is open: who else has it, on what it lies, whether it is whole.

What is to be known stands in a band above the work, one matter after the other, each with the ways out of it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from forumdesk.domain.errors import KnownError
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.offered_decisions import offered_message
from forumdesk.gui.rescuing import Rescuing, Said, way
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar, MessageKind
from forumdesk.gui.words import Words
from forumdesk.services.access import Access

if TYPE_CHECKING:
    from forumdesk.gui.main_window import MainWindow
    from forumdesk.gui.remembered import Remembered
    from forumdesk.services.checking import CheckReport
    from forumdesk.services.opening import LockFile, Surroundings
    from forumdesk.services.register import Register

_AFTER_OPENING: Final = 1500  # milliseconds: the first page comes first


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
        self._tasks = tasks
        self._register: Register | None = None
        self._lock: LockFile | None = None
        self._said: list[Said] = []
        self.report: CheckReport | None = None
        self.band = MessageBar(theme)
        self.band.setObjectName("file_band")
        self.band.dismissed.connect(self._next)
        self.rescuing = Rescuing(window, self, theme, words, tasks, long_act)
        self.rescuing.refused.connect(self.refused)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_OPENING)
        self._soon.timeout.connect(self.check)

    # the register that is open

    def follow(self, register: Register) -> None:
        """Begin with a register that was just opened."""
        from forumdesk.services.opening import look_around

        self.leave()
        self._register = register
        if register.address is None:
            around = look_around(register.path, register.clock())
            if register.access is not Access.VIEW and around.holder is None:
                self._hold(register, around)
            self._tell_surroundings(around)
        self._tell_brought_up(register)
        self._tell_clock(register)
        self._tell_offered(register)
        self._soon.start()

    def leave(self) -> None:
        """The register is closed."""
        self._soon.stop()
        if self._lock is not None:
            self._lock.release()
        self._register = self._lock = self.report = None
        self._window.status.set_checked("")
        self._forget()

    def forget_refused(self) -> None:
        """Another file was refused: what was said of the one before is of no use."""
        if self._register is None:
            self._forget()

    def check(self) -> None:
        """Check the file and the seal beside the work."""
        register = self._register
        if register is None:
            return

        def done(report: CheckReport) -> None:
            if self._register is register:
                self._checked(report)

        def failed(_error: KnownError) -> None:
            # The server is away: nobody knows whether it is whole, and the foot says that it is away.
            if self._register is register:
                self.report = None
                self._tell_checked()

        self._tasks.run(register.checking.check, done, failed, owner=self)

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
                way(_("Open for viewing"), lambda: opening.open_file(around.path, Access.VIEW), main=True)
            ]
            detail = _(
                "It can be looked at meanwhile. What is changed there is seen when it is opened again."
            )
            if around.is_safe_to_share:
                acts.append(way(_("Open all the same"), lambda: opening.open_file(around.path, Access.FULL)))
            elif around.risk is not None:
                detail = _("Two programs that change it there would damage it: it can only be looked at.")
            return Message(
                kind="warn",
                sentence=self._words.catalogue.sentence(around.held),
                detail=detail,
                acts=acts,
                dismiss=_("Close"),
            )

        self._say_alone(said)

    # what is said

    def _tell_surroundings(self, around: Surroundings) -> None:
        if self._register is None:
            return
        if self._register.access is Access.VIEW:
            self.say(lambda: self._viewed_message(around))
        risk = around.risk
        mark = f"{around.medium.kind.value}:{around.path.resolve()}"
        if risk is not None and mark not in self._remembered.settings.warned:
            self._remembered.change(warned=self._remembered.settings.with_warned(mark).warned)
            self.say(lambda: self._message("warn", self._words.catalogue.sentence(risk)))

    def _hold(self, register: Register, around: Surroundings) -> None:
        """Say beside the file that it is open here; what is opened by its name has it said before."""
        from forumdesk.services.opening import Holder, keep_held

        self._window.opening.hand_over_lock()
        held = keep_held(register.path, register.desk.name, register.clock())
        if isinstance(held, Holder):
            between = replace(around, holder=held)
            self.say(lambda: self._message("warn", self._words.catalogue.sentence(between.held)))
        else:
            self._lock = held

    def _tell_brought_up(self, register: Register) -> None:
        """Say once of an older register that other programs may not open it any more."""
        from forumdesk.services.opening import brought_up

        told = brought_up(register)
        if told:
            said = self._words.catalogue.sentence
            self.say(lambda: replace(self._message("info", said(told[0])), detail=said(told[1])))

    def _viewed_message(self, around: Surroundings) -> Message:
        """That the register is only looked at, why, and the way to work in it where there is one."""
        _, said = self._words.gettext, self._words.catalogue.sentence
        if not around.can_be_written:
            return self._message("info", said(around.read_only))
        viewed = _("“{name}” is open to be looked at only: nothing can be changed here.")
        message = self._message("info", viewed.format(name=around.path.stem))
        if around.holder is not None:
            return replace(message, detail=said(around.held))
        opening = self._window.opening
        work = Act(text=_("Open to work in it"), run=lambda: opening.open_file(around.path), kind="link")
        return replace(message, acts=[work])

    def _tell_clock(self, register: Register) -> None:
        try:
            turned = register.clock_watch.turned_back()
        except KnownError:  # a journal that cannot be read is told by the check
            return
        if turned is None:
            return
        with suppress(KnownError):
            register.clock_watch.note()
        self.say(lambda: self._message("warn", self._words.catalogue.sentence(turned)))

    def _tell_offered(self, register: Register) -> None:
        """Ask of a copy that came with the right to decide whether it is meant for whoever opened it."""
        try:
            offered = register.batons.offered() if register.access is Access.FULL else ()
        except KnownError:  # what cannot be read is told by the check
            return
        if not offered:
            return

        self.say(lambda: offered_message(self._words, offered[0], register, self._take_offered))

    def _take_offered(self, register: Register) -> None:
        try:
            register.batons.take_offered()
        except KnownError as error:
            self.refused.emit(error)
            return
        self._next()

    def _checked(self, report: CheckReport) -> None:
        self.report = report
        self._tell_checked()
        register = self._register
        if report.holds or register is None:
            return
        if not report.is_damaged:
            self.say(lambda: self._seal_message(report), first=True)
            return
        self.rescuing.offer_beside(register.path, report.findings)

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
        show = way(_("Show what was altered"), lambda: self._window.verifying.show("register"), main=True)
        sentences = [said(one.notice) for one in report.findings]
        return Message(
            kind="bad", sentence=sentences[0], detail=" ".join(sentences[1:]), acts=[show], dismiss=_("Close")
        )

    def _message(self, kind: MessageKind, sentence: str) -> Message:
        return Message(kind=kind, sentence=sentence, dismiss=self._words.gettext("Close"))

    # the band

    def say(self, said: Said, *, first: bool = False) -> None:
        """Say one matter more in the band, before the others or after them; anew in each language."""
        if self._register is None:
            self._say_alone(said)
            return
        self._said.insert(0 if first else len(self._said), said)
        self._show()

    def _say_alone(self, said: Said) -> None:
        """Over the start screen nothing else is under way: the band is what leads on."""
        if self._register is None and not self._window.locking.is_locked:
            self._window.start.message_bar.clear()
        self._said = [said]
        self._show(focus=True)

    def _forget(self) -> None:
        self.rescuing.forget()
        self._said = []
        self._show()

    def _next(self) -> None:
        self._said = self._said[1:]
        self._show()

    def _show(self, *, focus: bool = False) -> None:
        if self._said:
            self.band.show_message(self._said[0](), focus=focus)
        else:
            self.band.clear()
