"""``--encrypt`` of commands that write a file, and the passphrases of registers and files."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from forumdesk.cli.commands.passphrases import NEW_VARIABLE, asked, given, new_passphrase
from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.encryption import STRENGTH_NAMES, require_new_passphrase

FILE_VARIABLE: Final = "FORUMDESK_FILE_PASSPHRASE"
FILE_OPTION, NEW_OPTION = "--file-passphrase", "--new-passphrase-file"


def add_encrypt_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare ``--encrypt``."""
    _ = catalogue.gettext
    parser.add_argument(
        "--encrypt",
        action="store_true",
        help=_("encrypt what is written with a passphrase (age format); “.age” is added to its name"),
    )
    add_file_passphrase(parser, catalogue)


def add_file_passphrase(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare where the passphrase of an encrypted file is."""
    _ = catalogue.gettext
    parser.add_argument(
        FILE_OPTION,
        metavar=_("FILE"),
        help=_(
            "the passphrase of the encrypted file is the first line of this file;"
            " else FORUMDESK_FILE_PASSPHRASE, else it is asked"
        ),
    )


def write_out(context: Context, words: Namespace, out: Path, data: bytes, *, forbidden: Path) -> Path:
    """Write a file that leaves the register, encrypted where that is wanted; returns where it stands."""
    from forumdesk.documents.output import require_place, write_whole

    if not words.encrypt:
        write_whole(out, data, forbidden=forbidden)
        return out
    from forumdesk.exchange.age_files import ENDING, encrypted

    place = out.with_name(out.name + ENDING)
    require_place(place, forbidden=forbidden)
    write_whole(place, encrypted(data, new_file_passphrase(context, words)), forbidden=forbidden)
    return place


def sealing(out: Path, passphrase: str) -> tuple[Path, Callable[[bytes], bytes] | None]:
    """Where a file stands that a passphrase encrypts, and what encrypts it; ``out`` and None without a passphrase."""
    if not passphrase:
        return out, None
    from forumdesk.exchange.age_files import ENDING, encrypted

    return out.with_name(out.name + ENDING), lambda data: encrypted(data, passphrase)


@contextmanager
def opened(context: Context, path: Path, passphrase_file: str | None) -> Iterator[Path]:
    """The file to read: ``path`` itself, or what is inside of an encrypted one, whose passphrase is asked."""
    from forumdesk.exchange.age_files import is_age, opened_for_reading

    if not is_age(path):
        yield path
        return
    with opened_for_reading(path, file_passphrase(context, passphrase_file)) as inside:
        yield inside


def new_file_passphrase(context: Context, words: Namespace) -> str:
    """The passphrase that files of one command are to have."""
    if getattr(words, "typed_passphrase", ""):  # of several documents it is asked once
        return str(words.typed_passphrase)
    words.typed_passphrase = chosen_passphrase(
        context, words.file_passphrase, option=FILE_OPTION, variable=FILE_VARIABLE
    )
    return str(words.typed_passphrase)


def chosen_passphrase(context: Context, file: str | None, *, option: str, variable: str) -> str:
    """A passphrase to be, long enough; how strong it is is said. Raises PassphraseShortError."""
    from forumdesk.foundation.passphrases import strength

    wanted = new_passphrase(context, file, option=option, variable=variable)
    require_new_passphrase(wanted)
    context.warn(context.catalogue.gettext(STRENGTH_NAMES[strength(wanted)]))
    return wanted


def new_register_passphrase(context: Context, words: Namespace) -> str:
    """The passphrase that a register is to have."""
    return chosen_passphrase(context, words.new_passphrase_file, option=NEW_OPTION, variable=NEW_VARIABLE)


def file_passphrase(context: Context, file: str | None) -> str:
    """The passphrase of an encrypted file that there is."""
    return given(file, FILE_VARIABLE) or asked(
        context, N_("Passphrase of the file:"), FILE_OPTION, FILE_VARIABLE
    )


def add_new_passphrase(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare where a new passphrase is."""
    _ = catalogue.gettext
    parser.add_argument(
        NEW_OPTION,
        metavar=_("FILE"),
        help=_(
            "the new passphrase is the first line of this file; else FORUMDESK_NEW_PASSPHRASE, else it is asked"
        ),
    )
