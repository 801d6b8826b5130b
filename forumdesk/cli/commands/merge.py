"""``forumdesk merge``: a copy that was worked on at another desk is merged into a register."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from forumdesk.cli.commands.encrypting import add_file_passphrase, opened
from forumdesk.cli.commands.merge_told import preview_as_json, say_choices, say_preview
from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.register import Register
from forumdesk.services.uniting.errors import UndecidedError
from forumdesk.services.uniting.preview import MergePreview

HELP = N_("merge a copy of a register that was worked on at another desk; undo takes it back in one step")

_MINE, _THEIRS = "mine", "theirs"


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument("other", metavar=_("COPY"), help=_("the copy that comes from the other desk"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would come"))
    parser.add_argument(
        "--take",
        choices=(_MINE, _THEIRS),
        help=_("what holds where both changed the same place: what is in FILE (mine) or in COPY (theirs)"),
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))
    add_file_passphrase(parser, catalogue)


def run(context: Context, words: Namespace) -> None:
    """Merge; without a choice nothing is changed while something waits for one."""
    with (
        opened(context, Path(words.other), words.file_passphrase) as other,
        context.open(words.file) as register,
    ):
        preview = register.uniting.preview(other, secret=_secret(context, other))
        told = register.uniting.told(preview, context.catalogue)
        if not words.json:
            say_preview(context, preview)
            say_choices(context, told, words.take)
        if not words.dry_run:
            _merge(context, words, register, other, preview)
        if words.json:
            context.say_json({**preview_as_json(preview, told), "dry_run": words.dry_run})
    if not (words.json or words.dry_run or preview.is_empty):
        context.say(context.catalogue.gettext("Merged."))


def _merge(
    context: Context, words: Namespace, register: Register, other: Path, preview: MergePreview
) -> None:
    if preview.choices and words.take is None:
        if words.json:
            told = register.uniting.told(preview, context.catalogue)
            context.say_json({**preview_as_json(preview, told), "dry_run": False})
        raise UndecidedError(count=len(preview.choices))
    choices = {one.mark: words.take == _THEIRS for one in preview.choices}
    register.uniting.merge(other, choices, secret=_secret(context, other))


def _secret(context: Context, other: Path) -> str | None:
    """An encrypted copy is asked for the same passphrase as its register."""
    from forumdesk.services.encryption import is_encrypted

    return context.register_passphrase() if is_encrypted(other) else None
