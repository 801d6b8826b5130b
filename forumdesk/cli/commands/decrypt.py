"""``forumdesk decrypt``: an encrypted register made plain again."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue

HELP = N_("make an encrypted register plain again")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))


def run(context: Context, words: Namespace) -> None:
    """Write it anew without encryption."""
    from forumdesk.services import encryption

    path = Path(words.file)
    secret = context.register_passphrase() if encryption.is_encrypted(path) else ""
    encryption.decrypt(path, secret, context.registers.clock())
    sentence = context.catalogue.gettext("“{path}” is no longer encrypted. Copies made before still are.")
    context.say(sentence.format(path=path))
