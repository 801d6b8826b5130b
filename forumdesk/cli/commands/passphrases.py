"""Passphrases: from a file, from the environment, or asked on the terminal; never a word of the command."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_, DomainError
from forumdesk.foundation.paths import keys_folder
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.signing import SecretaryKeys

VARIABLE, NEW_VARIABLE = "FORUMDESK_PASSPHRASE", "FORUMDESK_NEW_PASSPHRASE"
REGISTER_VARIABLE = "FORUMDESK_REGISTER_PASSPHRASE"
REGISTER_OPTION = "--register-passphrase"
_LARGEST = 4096  # bytes


class NoPassphraseError(DomainError):
    """Nobody can be asked, and nothing was said."""

    code = "key.no_passphrase"
    message = N_(
        "The passphrase is not given, and there is no terminal to ask for it. Put it into a file"
        " ({option} FILE) or into the variable {variable}."
    )


class PassphraseFileError(DomainError):
    """The file cannot be read."""

    code = "file.passphrase"
    message = N_(
        "The passphrase cannot be read from “{path}”. Check that the file is there and may be opened."
    )


class PassphrasesDifferError(DomainError):
    """What was typed twice is not alike."""

    code = "key.passphrases_differ"
    message = N_("The two passphrases are not alike. Nothing was changed. Enter them again.")


def add_key_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words that say where key and passphrase are."""
    _ = catalogue.gettext
    parser.add_argument("--key", metavar=_("FILE"), help=_("the file of the key; else that of this computer"))
    parser.add_argument(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("the passphrase is the first line of this file; else FORUMDESK_PASSPHRASE, else it is asked"),
    )


def keys_at(path: str | None) -> SecretaryKeys:
    """The key in a file, or the one of this computer."""
    if not path:
        return SecretaryKeys(keys_folder())
    keys = SecretaryKeys(Path(path).parent)
    keys.path = Path(path)
    return keys


def passphrase(context: Context, file: str | None) -> str:
    """The passphrase of a key that there is."""
    return given(file, VARIABLE) or asked(context, N_("Passphrase:"), "--passphrase-file", VARIABLE)


def new_passphrase(context: Context, file: str | None, *, option: str, variable: str) -> str:
    """A passphrase to be: typed twice where it is asked."""
    said = given(file, variable)
    if said:
        return said
    first = asked(context, N_("New passphrase:"), option, variable)
    if asked(context, N_("New passphrase once more:"), option, variable) != first:
        raise PassphrasesDifferError
    return first


def register_passphrase(context: Context, file: str | None) -> str:
    """The passphrase or recovery code of an encrypted register."""
    return given(file, REGISTER_VARIABLE) or asked(
        context, N_("Passphrase or recovery code of the register:"), REGISTER_OPTION, REGISTER_VARIABLE
    )


def given(file: str | None, variable: str) -> str:
    """The first line of a file, else what the environment says; empty where nothing is said."""
    if not file:
        return os.environ.get(variable, "")
    try:
        with Path(file).open("rb") as opened:
            text = opened.read(_LARGEST).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise PassphraseFileError(path=file) from error
    return text.splitlines()[0] if text else ""


def asked(context: Context, prompt: str, option: str, variable: str) -> str:
    """What is typed without being shown."""
    if not sys.stdin or not sys.stdin.isatty():
        raise NoPassphraseError(option=option, variable=variable)
    from getpass import getpass

    return getpass(context.catalogue.gettext(prompt) + " ")
