"""What every command gets."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.texts import Language
from forumdesk.foundation.paths import resources_folder
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.registers import PASSWORD_NEEDED, Registers, ServerAddress, place_of

if TYPE_CHECKING:
    from forumdesk.services.register import Register

T = TypeVar("T")
ENCRYPTED = "file.encrypted"
NO_REGISTER = "file.not_a_register"


class AnswerLostError(KnownError):
    """Standard output takes nothing more: a full disk behind a redirection."""

    code = "file.answer_lost"
    message = N_(
        "The answer could not be written: the disk is full or the output is closed. What was done is kept."
    )


class HandedOverEncryptedError(KnownError):
    """An age file in place of a register: work on it would go with the memory. Values: ``name``."""

    code = "file.handed_over_encrypted"
    message = N_("“{name}” is an encrypted file. Save what is inside first: forumdesk unlock “{name}”.")


class WordsError(KnownError):
    """What is wrong with the words of a command only shows when they are seen together; no whole sentence."""


class NoNameError(WordsError):
    """An empty word where a file is named."""

    code = "words.no_name"
    message = N_("the name of a file is empty")


class PathUnusableError(KnownError):
    """The system does not take a name of a file, or the file behind it. Values: ``path``."""

    code = "file.unusable"
    message = N_(
        "“{path}” cannot be used: the name is too long, or the system refuses the file. Choose another name or place."
    )


class UnfitWordsError(WordsError):
    """Words that are each right and do not go together. ``words`` are as they were typed."""

    code = "words.unfit"
    message = N_("these do not go together: {words}")


class WordsMissingError(WordsError):
    """One of several words has to be said."""

    code = "words.missing"
    message = N_("one of these is needed: {words}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The program's parts as one command sees them; ``catalogue`` speaks the language of the person."""

    registers: Registers
    catalogue: Catalogue
    out: TextIO
    err: TextIO
    passphrase_file: str | None = None
    """Where the passphrase of an encrypted register is the first line."""
    _typed: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def language(self) -> Language:
        """The language in which the person is answered."""
        return Language(self.catalogue.language)

    @property
    def samples(self) -> Path:
        """The folder of the shipped sample forum."""
        return resources_folder() / "samples"

    @property
    def schemas(self) -> Path:
        """The folder of published schemas."""
        return resources_folder() / "schemas"

    def open(self, file: str) -> "Register":
        """Open the register that a command names; that no backup could be made before a risky act is said."""
        register = self._opened(file)
        from forumdesk.services.restoring import BackupFailed

        register.events.subscribe(
            BackupFailed, lambda failed: self.warn(self.catalogue.sentence(failed.error))
        )
        return register

    def _opened(self, file: str) -> "Register":
        place = place_of(file)
        try:
            return self.asking_password(place, self.registers.open)
        except KnownError as error:
            if error.code == NO_REGISTER and isinstance(place, Path):
                _refuse_encrypted_file(place)
            if error.code != ENCRYPTED:
                raise
        return self.registers.open(place, secret=self.register_passphrase())

    def asking_password(self, place: Path | ServerAddress, act: Callable[[Path | ServerAddress], T]) -> T:
        """Act on a place; where a server asks for a password, so is the person at the terminal."""
        try:
            return act(place)
        except KnownError as error:
            if error.code != PASSWORD_NEEDED or isinstance(place, Path) or not sys.stdin.isatty():
                raise
        from getpass import getpass

        return act(place.with_password(getpass(self.catalogue.gettext("Password:") + " ")))

    def register_passphrase(self) -> str:
        """The passphrase or recovery code of the encrypted register that a command names; asked once."""
        from forumdesk.cli.commands.passphrases import register_passphrase

        if "register" not in self._typed:
            self._typed["register"] = register_passphrase(self, self.passphrase_file)
        return self._typed["register"]

    def say(self, sentence: str) -> None:
        """One line on standard output."""
        self._put(printable(sentence, self.out))

    def warn(self, sentence: str) -> None:
        """One line on standard error: something to know that stops nothing."""
        with suppress(OSError):  # nobody can be told that nobody can be told
            print(printable(sentence, self.err), file=self.err)

    def say_json(self, document: Any) -> None:
        """One JSON document on standard output."""
        everywhere = json.dumps(document, ensure_ascii=False, indent=1)
        # Where the output has no Kazakh letters, JSON has its own way to write them.
        fits = printable(everywhere, self.out) == everywhere
        self._put(everywhere if fits else json.dumps(document, indent=1))

    def _put(self, text: str) -> None:
        try:
            print(text, file=self.out, flush=True)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise AnswerLostError from error

    def say_table(self, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """A table in columns as wide as their longest cell."""
        lines = [list(heads), *([str(cell) for cell in row] for row in rows)]
        widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
        for line in lines:
            self.say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def printable(text: str, stream: object) -> str:
    """``text`` with question marks for letters that the encoding of ``stream`` lacks: better than to stop."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, errors="replace").decode(encoding)


_FILE_OBSTACLES = (
    "file.",
    "server.",
    "exchange.file_",
    "output.disk_full",
    "output.not_writable",
    "output.folder_missing",
)


def exit_code(error: KnownError) -> int:
    """1 for a refusal, 2 for words that do not go together, 3 when a file is the obstacle."""
    if isinstance(error, WordsError):
        return 2
    return 3 if error.code == "output" or error.code.startswith(_FILE_OBSTACLES) else 1


def _refuse_encrypted_file(path: Path) -> None:
    from forumdesk.exchange.age_files import is_age

    if is_age(path):
        raise HandedOverEncryptedError(name=path.name)
