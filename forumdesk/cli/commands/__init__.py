"""One module a command: ``HELP``, ``add_words`` and ``run``; a module is imported when its command is meant."""

from argparse import ArgumentParser, Namespace
from importlib import import_module
from typing import Protocol, cast

from forumdesk.cli.context import Context
from forumdesk.language.catalogue import Catalogue


class Command(Protocol):
    """What the module of a command offers."""

    HELP: str

    @staticmethod
    def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
        """Declare the words of the command."""

    @staticmethod
    def run(context: Context, words: Namespace) -> None:
        """Carry it out; raises a KnownError when refused."""


MODULES = {
    "new": "new",
    "show": "show",
    "import": "import_",
    "export": "export",
    "print": "print_",
    "documents": "documents",
    "draft": "draft",
    "amend": "amend",
    "confirm": "confirm",
    "decide": "decide",
    "minutes": "minutes",
    "state": "state",
    "proxy": "proxy",
    "rules": "rules",
    "stationery": "stationery",
    "issued": "issued",
    "verify": "verify",
    "check": "check",
    "rescue": "rescue",
    "backup": "backup",
    "backups": "backups",
    "restore": "restore",
    "end-of-day": "end_of_day",
    "move": "move",
    "hand-over": "hand_over",
    "merge": "merge",
    "baton": "baton",
    "undo": "undo",
    "redo": "redo",
    "undelete": "undelete",
    "as-of": "as_of",
    "key": "key",
    "sign": "sign",
    "encrypt": "encrypt",
    "decrypt": "decrypt",
    "unlock": "unlock",
    "person": "person",
    "self-test": "self_test",
}


def command(name: str) -> Command:
    """The module of a command; KeyError for an unknown name."""
    return cast(Command, import_module(f"{__name__}.{MODULES[name]}"))
