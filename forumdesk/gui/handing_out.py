"""Files that leave the register from the window: where they go, and whether a passphrase encrypts them.

Every dialog for a new file offers "encrypted by a passphrase" among its kinds; a name that ends with .age means the
same. Then the passphrase is asked for, and only encrypted bytes reach the place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk.domain.errors import N_
from forumdesk.exchange.age_files import ENDING, inner_name
from forumdesk.gui.asking_passphrase import AskingPassphrase
from forumdesk.gui.dialogs.passphrase import AGAIN, NEW, Asked
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words

ENCRYPTED_KIND: Final = N_("Encrypted with a passphrase (*.age)")
_ASKED: Final = Asked(
    title=N_("Encrypt what is handed out"),
    note=N_(
        "“{name}” opens with this passphrase only, with every program for age files. Tell the passphrase by another"
        " way than the file goes."
    ),
    act=N_("Encrypt"),
    fields=(NEW, AGAIN),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """A place for one file: its name without encryption, and the passphrase; empty for a plain file."""

    plain: Path
    passphrase: str = field(default="", repr=False)

    @property
    def path(self) -> Path:
        """Where the file will stand."""
        return self.plain.with_name(self.plain.name + ENDING) if self.passphrase else self.plain

    @property
    def form(self) -> str:
        """The format that the name says, without its dot."""
        return self.plain.suffix.lower().removeprefix(".")

    @property
    def seal(self) -> Callable[[bytes], bytes] | None:
        """What encrypts the bytes of a file; None for a plain one."""
        if not self.passphrase:
            return None
        from forumdesk.exchange.age_files import encrypted

        return lambda data: encrypted(data, self.passphrase)

    def with_ending(self, known: Iterable[str]) -> Out:
        """The same with the first of the ``known`` endings (with dots) where the name has none of them."""
        endings = list(known)
        if self.plain.suffix.lower() in endings:
            return self
        return replace(self, plain=self.plain.with_name(self.plain.name + endings[0]))

    def require(self, forbidden: Path) -> None:
        """Refuse a place where no file can stand, before the work of making it. Raises DocumentError."""
        from forumdesk.documents.output import require_place

        require_place(self.path, forbidden=forbidden)

    def write(self, data: bytes, *, forbidden: Path) -> Path:
        """Write whole or not at all; returns where it stands. Raises DocumentError, ExchangeError."""
        from forumdesk.documents.output import write_whole

        self.require(forbidden)
        write_whole(self.path, self.seal(data) if self.seal else data, forbidden=forbidden)
        return self.path


def placed(path: Path, passphrase: str) -> Out:
    """The place whose file stands at ``path``, which ends with .age where there is a passphrase."""
    return Out(plain=path.with_name(inner_name(path)) if passphrase else path, passphrase=passphrase)


def encrypted_place(path: Path) -> Path:
    """The same place by a name that ends with .age; one that the person did not see replaces nothing."""
    if path.suffix.lower() == ENDING:
        return path
    names = (f"{path.stem} ({number}){path.suffix}" if number > 1 else path.name for number in count(1))
    places = (path.with_name(name + ENDING) for name in names)
    return next(place for place in places if not place.exists())


def with_encryption(filters: str, words: Words) -> str:
    """The kinds of files of a dialog, with the encrypted ones as the last."""
    return ";;".join(part for part in (filters, words.gettext(ENCRYPTED_KIND)) if part)


def ask_place(
    parent: QWidget, words: Words, title: str, suggested: str, kinds_by_ending: Mapping[str, str]
) -> Path | None:
    """Ask for the file to write, of one of these kinds (msgids); None when the person thinks better of it.

    A name without an ending gets that of the chosen kind; what is to be encrypted ends with .age.
    """
    kinds = {words.gettext(kind): ending for ending, kind in kinds_by_ending.items()}
    name, chosen = QFileDialog.getSaveFileName(
        parent, title, suggested, with_encryption(";;".join(kinds), words)
    )
    if not name:
        return None
    if chosen == words.gettext(ENCRYPTED_KIND):
        return encrypted_place(Path(name))
    path = Path(name)
    return path if path.suffix else path.with_name(path.name + kinds.get(chosen, ""))


def choose_place(parent: QWidget, title: str, suggested: str, filters: str) -> str:
    """Ask for the place of a new file by the system's own dialog; empty when the person gives up."""
    name, chosen = QFileDialog.getSaveFileName(parent, title, suggested, filters)
    is_wanted = name and f"(*{ENDING})" in chosen
    return str(encrypted_place(Path(name))) if is_wanted else name


def hand_out(window: QWidget, theme: Theme, words: Words, path: Path, run: Callable[[Out], object]) -> None:
    """Do ``run`` with a chosen place; where its name ends with .age, once a passphrase was typed."""
    if path.suffix.lower() == ENDING:
        ask_passphrase(window, theme, words, path.name, lambda passphrase: run(placed(path, passphrase)))
    else:
        run(Out(plain=path))


def ask_passphrase(
    window: QWidget, theme: Theme, words: Words, name: str, run: Callable[[str], object]
) -> None:
    """Ask for the passphrase of what is called ``name``; ``run`` gets it."""
    asking = AskingPassphrase(theme, words, window)
    dialog = asking.ask(_ASKED, lambda typed: run(typed[NEW]), name=name)
    dialog.finished.connect(asking.deleteLater)
