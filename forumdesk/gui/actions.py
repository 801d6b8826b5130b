"""The window's acts: one QAction each, with keys that work under Kazakh and Russian layouts."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

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
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "meeting": N_("&Meeting"),
    "help": N_("&Help"),
}

ACTS = (
    ActKind("new_register", N_("&New register…"), "file", "Ctrl+Shift+N", needs_register=False),
    ActKind("open_register", N_("&Open register…"), "file", "Ctrl+O", needs_register=False),
    ActKind("open_sample", N_("Open the &sample forum"), "file", needs_register=False),
    ActKind("close_register", N_("&Close register"), "file", "Ctrl+W"),
    ActKind("import_resolution", N_("Import a &resolution…"), "file"),
    ActKind("import_participants", N_("Import &participants…"), "file"),
    ActKind("import_agenda", N_("Import an &agenda…"), "file"),
    ActKind("import_event", N_("Import an &event package…"), "file"),
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
    ActKind("new_meeting", N_("&New meeting"), "meeting"),
    ActKind("next_page", N_("Page &after"), "view", "Ctrl+PgDown"),
    ActKind("previous_page", N_("Page &before"), "view", "Ctrl+PgUp"),
    ActKind("sort", N_("S&ort the list…"), "view", "F3"),
    ActKind("light", N_("&Light"), "view", needs_register=False),
    ActKind("dark", N_("&Dark"), "view", needs_register=False),
    ActKind("system", N_("As the &system"), "view", needs_register=False),
    ActKind("larger", N_("La&rger text"), "view", "Ctrl++", needs_register=False),
    ActKind("smaller", N_("S&maller text"), "view", "Ctrl+-", needs_register=False),
    ActKind("keys", N_("&Keys"), "help", "F1", needs_register=False),
    ActKind("about", N_("&About ForumDesk"), "help", needs_register=False),
)

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
    """All acts by name; their texts follow the window's language."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._by_name = {kind.name: self._made(kind) for kind in ACTS}
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

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def connect_all(self, slots: dict[str, Callable[[], object]]) -> None:
        """Connect each act to what it does; KeyError when one is forgotten."""
        for kind in ACTS:
            slot = slots[kind.name]
            self._by_name[kind.name].triggered.connect(lambda _checked=False, slot=slot: slot())

    def set_register_open(self, is_open: bool) -> None:
        """Acts on a register are possible only while one is open."""
        for kind in ACTS:
            if kind.needs_register:
                self._by_name[kind.name].setEnabled(is_open)

    def retranslate(self) -> None:
        """Set the texts."""
        for kind in ACTS:
            self._by_name[kind.name].setText(self._words.gettext(kind.text))
