"""``forumdesk backups``: the backups of a register, each read and verified anew."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from forumdesk.cli.commands.backups_told import backup_as_json, say_backups, shelf_of
from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.registers import is_address

HELP = N_("list the backups of a register, also of one that is damaged")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """List them, newest first."""
    shelf = shelf_of(context)
    if is_address(words.file):
        with context.open(words.file) as register:
            backups = register.backups.all()
    else:
        backups = shelf.of_file(Path(words.file))
    if words.json:
        context.say_json({"backups": [backup_as_json(one, shelf) for one in backups]})
    elif backups:
        say_backups(context, backups, shelf)
    else:
        context.say(context.catalogue.gettext("There is no backup of “{path}” yet.").format(path=words.file))
