"""From the words of a command to its deed, and from an error to its exit code."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from forumdesk.cli import commands
from forumdesk.cli.complaints import complaint
from forumdesk.cli.context import (
    AnswerLostError,
    Context,
    NoNameError,
    PathUnusableError,
    WordsError,
    exit_code,
    printable,
)
from forumdesk.domain.errors import KnownError
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

CatalogueFor = Callable[[str], Catalogue]
ContextFor = Callable[[Catalogue], Context]
_NAMES_OF_FILES = ("file", "out", "output", "other", "target")


class _Parser(argparse.ArgumentParser):
    """Speaks the person's language; wrong words end with exit code 2.

    No abbreviations: "--language" must not pass for "--language-ui".
    """

    catalogue: Catalogue

    def __init__(self, **words: Any) -> None:
        has_help = words.pop("add_help", True)
        super().__init__(add_help=False, allow_abbrev=False, **words)
        _ = self.catalogue.gettext
        self._positionals.title, self._optionals.title = _("arguments"), _("options")
        if has_help:
            self.add_argument("-h", "--help", action="help", help=_("show this help"))

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", self.catalogue.gettext("usage:"), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", self.catalogue.gettext("usage:"), 1)

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        super()._print_message(printable(message, file or sys.stderr), file)

    def error(self, message: str) -> NoReturn:
        detail = complaint(message, self.catalogue)
        self.exit(2, _not_right(self.catalogue, detail, self.prog) + "\n")


def _not_right(catalogue: Catalogue, detail: str, usage: str) -> str:
    sentence = catalogue.gettext("The words of the command are not right ({detail}). See: {usage} --help")
    return sentence.format(detail=detail, usage=usage)


def run(argv: Sequence[str], catalogue_for: CatalogueFor, context_for: ContextFor) -> int:
    """Carry out one command; returns its exit code. SystemExit(2) when its words are wrong."""
    catalogue = catalogue_for(language_of(argv))
    meant = [word for word in argv if word in commands.MODULES][:1]
    arguments = _parser(catalogue, meant or [*commands.MODULES]).parse_args(argv)
    context = replace(context_for(catalogue), passphrase_file=arguments.register_passphrase)
    try:
        _require_names(arguments)
        arguments.run(context, arguments)
    except WordsError as error:
        context.warn(_not_right(catalogue, catalogue.sentence(error), " ".join(["forumdesk", *meant])))
        return exit_code(error)
    except KnownError as error:
        if isinstance(error, AnswerLostError):
            _say_no_more()
        context.warn(catalogue.sentence(error))
        _point_to_backups(context, error)
        return exit_code(error)
    except BrokenPipeError:  # the reader of a pipe left
        _say_no_more()
    except OSError as error:
        if not error.filename:
            raise
        refusal = PathUnusableError(path=str(error.filename))
        context.warn(catalogue.sentence(refusal))
        return exit_code(refusal)
    return arguments.exit_code if "exit_code" in arguments else 0


def _point_to_backups(context: Context, error: KnownError) -> None:
    """Say of a register that is lost how its last backup comes back, if this computer has any."""
    path = str(error.values.get("path", ""))
    if not path or not error.code.startswith("file."):
        return
    from forumdesk.services.rescuing import has_backup

    if has_backup(error, Path(path), context.registers.backups):
        _ = context.catalogue.gettext
        sentence = _(
            "There are backups of it: forumdesk backups “{path}” lists them, forumdesk restore “{path}” 1 brings the"
            " last one back."
        )
        context.warn(sentence.format(path=path))


def _require_names(arguments: argparse.Namespace) -> None:
    """Refuse an empty name: to the system it is the folder that one is in."""
    if any(getattr(arguments, name, None) == "" for name in _NAMES_OF_FILES):
        raise NoNameError


def _say_no_more() -> None:
    """Python must not complain again when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_command(argv: Sequence[str]) -> bool:
    """Whether the words are a command, perhaps a misspelt one, rather than a file for the window."""
    said = [word for place, word in enumerate(argv) if place == 0 or argv[place - 1] != "--language-ui"]
    first = next((word for word in said if not word.startswith("-")), "")
    if first in commands.MODULES or {"-h", "--help", "--version"} & set(argv):
        return True
    return bool(first) and "." not in first and "://" not in first and not Path(first).exists()


def said_language(argv: Sequence[str]) -> str:
    """The language of ``--language-ui`` wherever it stands; empty where it is not said."""
    for place, word in enumerate(argv):
        value = word.partition("=")[2]
        if word == "--language-ui" and place + 1 < len(argv):
            value = argv[place + 1]
        if word.startswith("--language-ui") and value in set(Language):
            return value
    return ""


def language_of(argv: Sequence[str]) -> str:
    """``--language-ui`` wherever it stands, else the locale's language, else English."""
    said = said_language(argv)
    if said:
        return said
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            code = os.environ[name][:2]
            return code if code in set(Language) else Language.EN
    return Language.EN


def _parser(catalogue: Catalogue, names: Sequence[str]) -> argparse.ArgumentParser:
    """A parser for the commands named: only the one that is meant is imported, all of them for a list of help."""
    from forumdesk import __version__

    _ = catalogue.gettext
    _Parser.catalogue = catalogue
    common = _Parser(add_help=False)
    common.add_argument(
        "--language-ui", choices=[*Language], metavar="kk|ru|en", help=_("the language of messages")
    )
    common.add_argument(
        "--register-passphrase",
        metavar=_("FILE"),
        help=_(
            "of an encrypted register: the first line of this file is its passphrase; else"
            " FORUMDESK_REGISTER_PASSPHRASE, else it is asked"
        ),
    )
    parser = _Parser(
        prog="forumdesk", parents=[common], description=_("The desk of a forum's or council's secretary")
    )
    parser.add_argument("--version", action="version", version=f"ForumDesk {__version__}")
    subparsers = parser.add_subparsers(metavar=_("COMMAND"), required=True)
    for name in names:
        module = commands.command(name)
        command = subparsers.add_parser(
            name, parents=[common], help=_(module.HELP), description=_(module.HELP)
        )
        module.add_words(command, catalogue)
        command.set_defaults(run=module.run)
    return parser
