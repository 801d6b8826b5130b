"""``forumdesk redo``: do again what was undone last, or say which deed it would be."""

from argparse import ArgumentParser, Namespace

from forumdesk.cli.commands import step
from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue

HELP = N_("do again what was undone last")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    step.add_words(parser, catalogue)


def run(context: Context, words: Namespace) -> None:
    """One step forth, by name."""
    with context.open(words.file) as register:
        history = register.history
        step.run(context, words, history.next_redo, history.redo, frame=N_("done again: {deed}"))
