"""The window's acts: one QAction each, with keys that work under Kazakh and Russian layouts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from forumdesk.domain.errors import N_
from forumdesk.gui.words import Words

# The letter that the Russian and the Kazakh layouts have on the key of a Latin letter.
_BY_POSITION = dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", strict=True))


def key_sequences(key: str) -> list[QKeySequence]:
    """The sequence itself and, for a letter, the same key as Kazakh and Russian layouts name it."""
    head, plus, letter = key.rpartition("+")
    twin = _BY_POSITION.get(letter)
    keys = [key, f"{head}{plus}{twin}"] if twin and plus else [key]
    return [QKeySequence(one) for one in keys]


@dataclass(frozen=True, slots=True)
class ActKind:
    """An act of the window before it is made: its text (with mnemonic), its menu, its key."""

    name: str
    text: str
    menu: str
    key: str = ""
    needs_register: bool = True


MENUS = {
    "file": N_("&File"),
    "exchange": N_("E&xchange"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "meeting": N_("&Meeting"),
    "protection": N_("&Protection"),
    "help": N_("&Help"),
}

ACTS = (
    ActKind("new_register", N_("&New register…"), "file", "Ctrl+Shift+N", needs_register=False),
    ActKind("open_register", N_("&Open register…"), "file", "Ctrl+O", needs_register=False),
    ActKind("open_view", N_("Open to look at on&ly…"), "file", needs_register=False),
    ActKind("open_server", N_("Open fro&m a server…"), "file", needs_register=False),
    ActKind("open_sample", N_("Open the &sample forum"), "file", needs_register=False),
    ActKind("close_register", N_("&Close register"), "file", "Ctrl+W"),
    ActKind("move_register", N_("Move to a server or &back…"), "exchange"),
    ActKind("hand_over", N_("Han&d over a copy…"), "exchange"),
    ActKind("merge_copy", N_("Merge &with a copy…"), "exchange"),
    ActKind("import_resolution", N_("Import a &resolution…"), "exchange"),
    ActKind("import_participants", N_("Import &participants…"), "exchange"),
    ActKind("import_agenda", N_("Import an &agenda…"), "exchange"),
    ActKind("import_event", N_("Import an &event package…"), "exchange"),
    ActKind("verify", N_("&Verify a resolution…"), "file", "Ctrl+Shift+V", needs_register=False),
    ActKind("verify_register", N_("Verify the re&gister…"), "file"),
    ActKind("secretary_key", N_("The secretary’s &key…"), "file", needs_register=False),
    ActKind("quit", N_("&Quit"), "file", "Ctrl+Q", needs_register=False),
    ActKind("undo", N_("&Undo"), "edit", "Ctrl+Z"),
    ActKind("redo", N_("&Redo"), "edit", "Ctrl+Y"),
    ActKind("edit_selected", N_("&Edit the selected"), "edit", "F2"),
    ActKind("find_here", N_("&Find on this page"), "edit", "Ctrl+F"),
    ActKind("next_problem", N_("&Next problem"), "edit", "F7"),
    ActKind("previous_problem", N_("&Previous problem"), "edit", "Shift+F7"),
    ActKind("add", N_("&Add to this page"), "meeting", "Ctrl+N"),
    ActKind("main_act", N_("The page's &main act"), "meeting", "Ctrl+Return"),
    ActKind("desk", N_("Registration &desk"), "meeting", "F8"),
    ActKind("conduct", N_("&Conduct the meeting"), "meeting", "F5"),
    ActKind("hall", N_("&Hall display"), "meeting", "F6"),
    ActKind("next_speaker", N_("Next &speaker"), "meeting", "F4"),
    ActKind("record", N_("&Record the decision"), "meeting", "F9"),
    ActKind("print_out", N_("&Print…"), "meeting", "Ctrl+P"),
    ActKind("print_several", N_("Print se&veral documents…"), "meeting", "Ctrl+Shift+P"),
    ActKind("end_of_day", N_("End of the da&y…"), "meeting"),
    ActKind("new_meeting", N_("&New meeting"), "meeting"),
    ActKind("next_page", N_("Page &after"), "view", "Ctrl+PgDown"),
    ActKind("previous_page", N_("Page &before"), "view", "Ctrl+PgUp"),
    ActKind("sort", N_("S&ort the list…"), "view", "F3"),
    ActKind("light", N_("&Light"), "view", needs_register=False),
    ActKind("dark", N_("&Dark"), "view", needs_register=False),
    ActKind("system", N_("As the &system"), "view", needs_register=False),
    ActKind("larger", N_("La&rger text"), "view", "Ctrl++", needs_register=False),
    ActKind("smaller", N_("S&maller text"), "view", "Ctrl+-", needs_register=False),
    ActKind("lock_desk", N_("Loc&k the registration desk…"), "protection"),
    ActKind("encrypt", N_("Encr&ypt the register…"), "protection"),
    ActKind("change_passphrase", N_("Change the passp&hrase…"), "protection"),
    ActKind("recovery_sheet", N_("Reco&very sheet…"), "protection"),
    ActKind("decrypt", N_("Remove the en&cryption…"), "protection"),
    ActKind("encrypt_file", N_("Encrypt a &file…"), "protection", needs_register=False),
    ActKind("open_encrypted", N_("Open an encrypted fi&le…"), "protection", needs_register=False),
    ActKind("person_data", N_("Data held of a perso&n…"), "protection"),
    ActKind("retention", N_("How long contacts are kep&t…"), "protection"),
    ActKind("keys", N_("&Keys"), "help", "F1", needs_register=False),
    ActKind("about", N_("&About ForumDesk"), "help", needs_register=False),
)

CHANGING: Final = frozenset(
    {
        *("undo", "redo", "add", "new_meeting", "record", "next_speaker", "lock_desk", "retention"),
        *("import_resolution", "import_participants", "import_agenda", "import_event", "move_register"),
        *("hand_over", "merge_copy", "end_of_day"),
        *("encrypt", "change_passphrase", "decrypt"),
    }
)
"""Acts that a register to look at does not take."""
IN_A_FILE: Final = frozenset({"encrypt", "change_passphrase", "recovery_sheet", "decrypt"})
"""Acts on a register in a file; a server protects its registers itself."""

# A held key goes on with these; it does not record, add or print twice.
_REPEATED = {
    "undo",
    "redo",
    "next_problem",
    "previous_problem",
    "next_page",
    "previous_page",
    "larger",
    "smaller",
}


class Actions(QObject):
    """All acts by name; their texts follow the window's language.

    Emits `refused()` when the key of an act is pressed that what is in sight does not take.
    """

    refused = Signal()

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._window = words, parent
        self._by_name = {kind.name: self._made(kind) for kind in ACTS}
        self._limit: frozenset[str] | None = None
        self._untaken: frozenset[str] = frozenset()
        self._answers = {kind.name: self._answering(kind) for kind in ACTS if kind.key}
        words.changed.connect(self.retranslate)
        self.retranslate()

    def _made(self, kind: ActKind) -> QAction:
        action = QAction(self)
        action.setObjectName(kind.name)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(kind.name in _REPEATED)
        if kind.key:
            action.setShortcuts(key_sequences(kind.key))
        return action

    def _answering(self, kind: ActKind) -> list[QShortcut]:
        """The keys of an act while it is not taken: a key that is pressed in vain has to say why."""
        answers = [QShortcut(key, self._window) for key in key_sequences(kind.key)]
        for one in answers:
            one.setEnabled(False)
            one.setAutoRepeat(False)
            one.activated.connect(self.refused)
        return answers

    def _answer_keys(self) -> None:
        for name, answers in self._answers.items():
            for one in answers:
                one.setEnabled(name in self._untaken or not self.allows(name))

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def connect_all(self, slots: dict[str, Callable[[], object]]) -> None:
        """Connect each act to what it does; KeyError when one is forgotten."""
        for kind in ACTS:
            slot = slots[kind.name]
            self._by_name[kind.name].triggered.connect(
                lambda _checked=False, name=kind.name, slot=slot: slot() if self.allows(name) else None
            )

    def set_limit(self, allowed: frozenset[str] | None) -> None:
        """Take away every act but these, keys too; None gives all back."""
        self._limit = allowed
        for name, action in self._by_name.items():
            action.setVisible(allowed is None or name in allowed)
        self._answer_keys()

    def allows(self, name: str) -> bool:
        """Whether the limit leaves an act; a hidden one can still be asked for by name."""
        return self._limit is None or name in self._limit

    def disable(self, names: frozenset[str]) -> None:
        """Take these acts away from the register that is open."""
        for name in names:
            self._by_name[name].setEnabled(False)

    def refuse(self, names: frozenset[str]) -> None:
        """Let these acts not be taken by what is in sight; their keys say so."""
        self._untaken = names
        for name in names:
            self._by_name[name].setEnabled(False)
        self._answer_keys()

    def offer(self, name: str, possible: bool) -> None:
        """Whether there is anything for an act to do; one that is not taken stays away."""
        self._by_name[name].setEnabled(possible and name not in self._untaken)

    def set_register_open(self, is_open: bool) -> None:
        """Acts on a register are possible only while one is open."""
        for kind in ACTS:
            if kind.needs_register:
                self._by_name[kind.name].setEnabled(is_open)

    def retranslate(self) -> None:
        """Set the texts."""
        for kind in ACTS:
            self._by_name[kind.name].setText(self._words.gettext(kind.text))
