"""``forumdesk unlock``: the content of an encrypted file that was handed over."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from forumdesk.cli.commands.encrypting import add_file_passphrase, file_passphrase
from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_, DomainError
from forumdesk.language.catalogue import Catalogue

HELP = N_("open an encrypted file (*.age) that was handed over")


class OutExistsError(DomainError):
    """Nothing is replaced unasked."""

    code = "file.unlocked_exists"
    message = N_("“{path}” exists already and is left as it is. Name another file with -o.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the encrypted file"))
    parser.add_argument(
        "-o",
        dest="out",
        metavar=_("OUT"),
        help=_("the file to write; else its name without “.age”, beside it"),
    )
    add_file_passphrase(parser, catalogue)


def run(context: Context, words: Namespace) -> None:
    """Write the content, whole or not at all."""
    from forumdesk.documents.output import require_place, write_whole
    from forumdesk.exchange.age_files import inner_name, read_age

    source = Path(words.file)
    out = Path(words.out) if words.out else source.with_name(inner_name(source))
    require_place(out, forbidden=source)
    if out.exists():
        raise OutExistsError(path=str(out))
    data = read_age(source, file_passphrase(context, words.file_passphrase))
    write_whole(out, data, forbidden=source)
    context.say(context.catalogue.gettext("“{path}” is written.").format(path=out))
