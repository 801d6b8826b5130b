"""Ways out where a register is damaged, empty or gone: what can be read is rescued, or the last backup comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from forumdesk.domain.errors import N_, KnownError
from forumdesk.foundation.register_files import ENDING
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.opening import ENCRYPTED, register_path
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from forumdesk.gui.dialogs.passphrase import PassphraseDialog
    from forumdesk.gui.file_watch import FileWatch
    from forumdesk.gui.main_window import MainWindow
    from forumdesk.services.checking import CheckFinding
    from forumdesk.services.rescuing import LastBackup, Loss, Salvage

_TOLD_AT_ONCE: Final = 3
_LOST: Final = {
    "damaged": N_("“{name}” is damaged."),
    "headless": N_("“{name}” does not begin like a register: it may be damaged."),
    "empty": N_("“{name}” is empty: nothing of the register is left in the file."),
    "replaced": N_("“{name}” is not a register any more: the file holds something else."),
    "gone": N_("“{name}” is not there any more: it was moved, renamed or deleted."),
    "away": N_(
        "“{name}” is not there, nor is its folder. If it lies on a stick, plug that in and open it again."
    ),
}

Said = Callable[[], Message]


class Rescuing(QObject):
    """Emits `refused(error)`."""

    refused = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        watch: FileWatch,
        theme: Theme,
        words: Words,
        tasks: Tasks,
        long_act: LongAct,
    ) -> None:
        """Say things in the band of ``watch``."""
        super().__init__(watch)
        self._window, self._watch, self._words = window, watch, words
        self._tasks, self._long_act, self._theme = tasks, long_act, theme
        self.dialog: PassphraseDialog | None = None
        self._asked = 0

    def offer(self, error: KnownError, path: Path) -> None:
        """A register that cannot be opened: what can be read is rescued, or the last good backup takes its place.

        Where neither can be done, ``error`` is told.
        """
        from forumdesk.services.rescuing import loss_of, may_help

        loss = loss_of(error, path)
        if loss is not None and self._window.register is None:
            self._watch.say(lambda: self._looking(loss, path))
        self._asked += 1
        asked = self._asked

        def found(backup: LastBackup | None) -> None:
            if asked != self._asked:
                return  # another file was opened or refused meanwhile
            self._watch.forget_refused()
            if loss is None or (backup is None and not may_help(error, path)):
                self.refused.emit(error)
            elif may_help(error, path):
                self._say_damage(path, lambda: self._lost(loss, path), (), backup)
            elif backup is not None:
                self._say_lost(path, loss, backup)

        self._with_backup(path, found)

    def forget(self) -> None:
        """What was asked about a register that cannot be opened is of no use any more."""
        self._asked += 1

    def offer_beside(self, path: Path, findings: Sequence[CheckFinding]) -> None:
        """The same for the register that is open and was found to be damaged."""
        self._with_backup(path, lambda backup: self._say_damage(path, self._damage_words, findings, backup))

    # what is said

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
            acts = [way(_("Rescue into a new register…"), lambda: self.ask_rescue(path), main=True)]
            if backup is not None:
                told += map(self._words.catalogue.sentence, backup.notices)
                acts.append(
                    way(_("Let the last backup take its place"), lambda: self._put_in_place(path, backup))
                )
            return self._bad(sentence(), told, acts)

        self._watch.say(said, first=True)

    def _say_lost(self, path: Path, loss: Loss, backup: LastBackup) -> None:
        """Nothing is left to be rescued: the backup comes back, or the file is opened that it was made of."""

        def said() -> Message:
            _ = self._words.gettext
            acts = [self._way_back(path, loss, backup)]
            other = backup.other_file
            if other is not None and other.is_file():
                opened = _("Open “{name}”").format(name=other.name)
                acts = [
                    way(opened, lambda: self._window.open_file(other), main=True),
                    way(acts[0].text, acts[0].run),
                ]
            told = map(self._words.catalogue.sentence, backup.notices)
            return self._bad(self._lost(loss, path), [*told], acts)

        self._watch.say(said, first=True)

    def _way_back(self, path: Path, loss: Loss, backup: LastBackup) -> Act:
        _ = self._words.gettext
        if loss == "away":
            return way(_("Bring back the last backup…"), lambda: self._ask_back(path, backup), main=True)
        return way(_("Bring back the last backup"), lambda: self._put_in_place(path, backup), main=True)

    def _looking(self, loss: Loss, path: Path) -> Message:
        looked = self._words.gettext("Its backups are being looked through …")
        return self._bad(self._lost(loss, path), [looked], ())

    def _bad(self, sentence: str, told: Sequence[str], acts: Sequence[Act]) -> Message:
        dismiss = self._words.gettext("Close")
        return Message(kind="bad", sentence=sentence, detail=" ".join(told), acts=acts, dismiss=dismiss)

    def _lost(self, loss: Loss, path: Path) -> str:
        return self._words.gettext(_LOST[loss]).format(name=path.name)

    def _damage_words(self) -> str:
        return self._words.gettext("The file of this register is damaged. Nothing more was changed in it.")

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

    def rescue(self, damaged: Path, new: Path, secret: str | None = None) -> None:
        """Rescue beside the work, then open the new register and say what is missing.

        An encrypted register is asked for its passphrase; the new one is encrypted as that was.
        """
        from forumdesk.services import rescuing

        clock = self._window.opening.registers.clock

        def done(found: Salvage) -> None:
            report = rescuing.write_report(found, damaged, new, self._words.catalogue.sentence)
            if secret is not None:
                self._window.opening.open_secret(new, secret)
            elif not self._window.open_file(new):
                return
            self._watch.say(lambda: self._rescued_message(found, report), first=True)

        def refused(error: KnownError) -> None:
            if error.code == ENCRYPTED and secret is None:
                self._ask_secret(damaged, new)
            else:
                self.refused.emit(error)

        self._long_act.run(
            lambda _progress: rescuing.rescue(damaged, new, clock, secret=secret),
            done,
            refused,
            sentence=self._words.gettext("What can be read is being rescued …"),
        )

    def _ask_secret(self, damaged: Path, new: Path) -> None:
        """Ask for the passphrase of an encrypted register that is to be rescued."""
        from forumdesk.gui.dialogs.passphrase import OLD, Asked, PassphraseDialog

        asked = Asked(
            title=N_("Rescue into a new register"),
            note=N_("“{name}” is encrypted. Type its passphrase or its recovery code."),
            act=N_("Rescue"),
            fields=(OLD,),
            values={"name": damaged.name},
        )
        self.dialog = PassphraseDialog(
            self._theme, self._words, asked, lambda typed: self.rescue(damaged, new, typed[OLD]), self._window
        )
        self.dialog.open()

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

    def _ask_back(self, path: Path, backup: LastBackup) -> None:
        """Have a place chosen for the backup of a register whose folder is away, and open it there."""
        _ = self._words.gettext
        name, _filter = QFileDialog.getSaveFileName(
            self._window, _("The new register"), path.name, _("Registers (*.forumdesk)")
        )
        if name:
            self._put_in_place(register_path(name), backup)

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
        if self._window.open_file(path):
            self._watch.say(lambda: self._back_message(aside))

    def _back_message(self, aside: Path | None) -> Message:
        _ = self._words.gettext
        if aside is None:
            sentence, detail = _("The last good backup was brought back."), ""
        else:
            sentence = _("The last good backup has taken the place of the damaged register.")
            detail = _("The damaged file is kept as “{path}”.").format(path=aside.name)
        return Message(kind="ok", sentence=sentence, detail=detail, dismiss=_("Close"))

    def _with_backup(self, path: Path, then: Callable[[LastBackup | None], None]) -> None:
        """Look for the last good backup in the worker: each is read whole."""
        from forumdesk.services.rescuing import last_backup

        backups = self._window.opening.registers.backups
        self._tasks.run(lambda: last_backup(path, backups), then, lambda _error: then(None), owner=self)


def way(text: str, run: Callable[[], object], *, main: bool = False) -> Act:
    """A way out in a band."""
    return Act(text=text, run=run, kind="main" if main else "outlined")
