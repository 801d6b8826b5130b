"""``forumdesk undo``: take back the last deed of this desk, or say which one it would be."""

from argparse import ArgumentParser, Namespace

from forumdesk.cli.commands import step
from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue

HELP = N_("take back the last deed of this desk")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    step.add_words(parser, catalogue)


def run(context: Context, words: Namespace) -> None:
    """One step back, by name."""
    with context.open(words.file) as register:
        history = register.history
        step.run(context, words, history.next_undo, history.undo, frame=N_("undone: {deed}"))
