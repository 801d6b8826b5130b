"""One step through the history, by name; what undo and redo have in common."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from forumdesk.cli.context import Context
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.deed_names import deed_name
from forumdesk.services.history import Undoable


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say which deed is meant"))
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(
    context: Context, words: Namespace, deed: Undoable | None, step: Callable[[], None], *, frame: str
) -> None:
    """Take the step and say what it was; ``frame`` is the sentence around the deed's name."""
    if deed is None or not words.dry_run:
        step()  # refuses where there is none
    assert deed is not None
    name = context.catalogue.sentence(deed_name(deed.code, deed.values))
    if words.json:
        context.say_json({"deed": str(deed.id), "code": deed.code, "name": name, "dry_run": words.dry_run})
        return
    said = name if words.dry_run else context.catalogue.gettext(frame).format(deed=name)
    context.say(said[:1].upper() + said[1:])
