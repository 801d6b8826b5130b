"""``forumdesk move``: a register from a file to a server, or back."""

from argparse import ArgumentParser, Namespace

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.registers import place_of

HELP = N_("bring a register from a file to a server, or back")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "target",
        metavar=_("TARGET"),
        help=_("postgresql://user@host/database, or a file; no register may be there"),
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Bring everything over and compare it, or leave nothing there."""
    target = place_of(words.target)
    with context.open(words.file) as register:
        moved = context.asking_password(target, register.moving.move)
    if words.json:
        context.say_json(
            {"to": str(target), "tables": moved.tables, "rows": moved.rows, "sha256": moved.digest}
        )
        return
    ngettext = context.catalogue.ngettext
    context.say(
        ngettext(
            "{count} row was brought to {target} and compared with what is here: nothing differs.",
            "{count} rows were brought to {target} and compared with what is here: nothing differs.",
            moved.rows,
        ).format(count=moved.rows, target=target)
    )
    context.say(
        context.catalogue.gettext(
            "“{path}” stays as it is. Work on at {target}; what is done here from now on does not get there."
        ).format(path=words.file, target=target)
    )
