"""``forumdesk backup``: a verified copy of a register, also while it is in use."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from forumdesk.cli.commands.backups_told import backup_as_json, say_made, shelf_of
from forumdesk.cli.context import Context
from forumdesk.domain.backups import Reason
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue

HELP = N_("make a verified backup of a register, also while it is in use")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "--to", metavar=_("FOLDER"), help=_("into this folder alone, in place of where backups lie")
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Make it whole and verified, or not at all."""
    with context.open(words.file) as register:
        if words.to:
            path = register.backups.copy_into(Path(words.to))
            sentence = context.catalogue.gettext("The backup is made and verified: “{path}”.")
            context.say_json({"path": str(path)}) if words.json else context.say(sentence.format(path=path))
            return
        made = register.backups.make(Reason.BY_HAND)
    if words.json:
        known = backup_as_json(made.backup, shelf_of(context))
        context.say_json({**known, "is_new": made.is_new, "second_place": made.second.value})
    else:
        say_made(context, made)
