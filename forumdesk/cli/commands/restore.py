"""``forumdesk restore``: a register as it was in a backup."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from forumdesk.cli.commands.backups_told import differences_as_json, say_differences, shelf_of, when
from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_, KnownError
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.backups import Backup, Backups
from forumdesk.services.registers import is_address

HELP = N_("let a register be as it was in a backup; undo brings the present state back")
DAMAGED = frozenset({"file.damaged", "file.not_a_register", "file.missing"})


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "backup", metavar=_("BACKUP"), help=_("the number in the list of “backups”, its name, or a file")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would be different"))
    parser.add_argument(
        "--also-sealed",
        action="store_true",
        help=_("restore although records that were sealed since would be gone"),
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Restore; a register that cannot be opened is set aside and the backup stands in its place."""
    if is_address(words.file):
        from forumdesk.services.restoring import OnServerError

        raise OnServerError
    shelf, path = shelf_of(context), Path(words.file)
    backup = shelf.find(shelf.of_file(path), words.backup)
    try:
        register = context.open(words.file)
    except KnownError as error:
        if error.code not in DAMAGED:
            raise
        context.warn(context.catalogue.sentence(error))
        _put_in_place(context, words, shelf, backup)
        return
    with register:
        differs = register.backups.difference(backup)
        if not words.json:
            say_differences(context, differs)
        if not words.dry_run:
            register.backups.restore(backup, also_sealed=words.also_sealed)
    if words.json:
        context.say_json({**differences_as_json(differs), "restored": backup.name, "dry_run": words.dry_run})
    elif not words.dry_run:
        _ = context.catalogue.gettext
        context.say(_("“{path}” is as it was on {at}.").format(path=path, at=when(backup)))


def _put_in_place(context: Context, words: Namespace, shelf: Backups, backup: Backup) -> None:
    _ = context.catalogue.gettext
    path = Path(words.file)
    differs = shelf.difference(path, backup)
    if differs is not None and not words.json:
        say_differences(context, differs)
    aside = None if words.dry_run else shelf.put_in_place(path, backup)
    if words.json:
        known = differences_as_json(differs) if differs is not None else {}
        set_aside = str(aside) if aside else None
        context.say_json({**known, "restored": backup.name, "set_aside": set_aside, "dry_run": words.dry_run})
        return
    if aside is not None:
        context.say(_("The damaged file is kept as “{path}”.").format(path=aside))
    if not words.dry_run:
        context.say(_("“{path}” is as it was on {at}.").format(path=path, at=when(backup)))
