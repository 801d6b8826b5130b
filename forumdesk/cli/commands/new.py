"""``forumdesk new``: an empty register, or one with the sample forum."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue

HELP = N_("make a register")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the new register"))
    parser.add_argument("--sample", action="store_true", help=_("with the sample forum in it"))


def run(context: Context, words: Namespace) -> None:
    """Make the register; with the sample, whole or not at all."""
    path = Path(words.file)
    if words.sample:
        from forumdesk.exchange.sample_forum import create_sample

        create_sample(context.registers, path, context.samples).close()
    else:
        context.registers.create(path).close()
    context.say(context.catalogue.gettext("“{path}” is ready.").format(path=path))
