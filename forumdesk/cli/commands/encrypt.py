"""``forumdesk encrypt``: a register encrypted, given another passphrase, or its recovery sheet once more."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from forumdesk.cli.commands.encrypting import add_new_passphrase, new_register_passphrase
from forumdesk.cli.context import Context, UnfitWordsError
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue

HELP = N_("encrypt a register with a passphrase, or change its passphrase")
COPIES_STAY = N_(
    "Backups and copies made before stay as they were: delete them, or keep them where nobody else comes."
)
OLD_COPIES = N_("Copies made before open with the old passphrase and the old recovery sheet only.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "--change", action="store_true", help=_("give an encrypted register another passphrase")
    )
    parser.add_argument(
        "--sheet-only", action="store_true", help=_("print the recovery sheet again and change nothing")
    )
    parser.add_argument(
        "--sheet", metavar="PDF", help=_("where to print the recovery sheet: keep it apart from the register")
    )
    parser.add_argument("--sheet-language", choices=[*Language], help=_("the language of the recovery sheet"))
    add_new_passphrase(parser, catalogue)


def run(context: Context, words: Namespace) -> None:
    """Carry it out; the recovery sheet is written, or its code said, before anything else can go wrong."""
    from forumdesk.documents.output import require_place, write_whole
    from forumdesk.services import encryption

    _ = context.catalogue.gettext
    path, now = Path(words.file), context.registers.clock()
    if words.change and words.sheet_only:
        raise UnfitWordsError(words=("--change", "--sheet-only"))
    if words.sheet:
        require_place(Path(words.sheet), forbidden=path)
    if words.sheet_only:
        sheet = encryption.recovery_sheet(path, context.register_passphrase(), now)
    else:
        if words.change:
            old = context.register_passphrase()
            encryption.recovery_sheet(path, old, now)  # a wrong passphrase is told before a new one is asked
            sheet = encryption.change_passphrase(path, old, new_register_passphrase(context, words), now)
            context.say(_("“{path}” has its new passphrase.").format(path=path))
            context.say(_(OLD_COPIES))
        else:
            sheet = encryption.encrypt(path, new_register_passphrase(context, words), now)
            context.say(_("“{path}” is encrypted.").format(path=path))
            context.say(_(COPIES_STAY))
    if words.sheet:
        from forumdesk.documents.recovery_sheet import print_recovery_sheet

        language = Language(words.sheet_language) if words.sheet_language else context.language
        write_whole(Path(words.sheet), print_recovery_sheet(sheet, language), forbidden=path)
        context.say(
            _("The recovery sheet is in “{path}”. Print it and delete the file.").format(path=words.sheet)
        )
    else:
        context.say(
            _("Recovery code, for the day when the passphrase is lost: {code}").format(
                code="-".join(sheet.groups)
            )
        )
