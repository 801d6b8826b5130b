"""``forumdesk rescue``: what can be read of a damaged register, brought into a new one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.cli.context import ENCRYPTED, Context
from forumdesk.domain.errors import N_, KnownError
from forumdesk.language.catalogue import Catalogue

if TYPE_CHECKING:
    from forumdesk.services.rescuing import Salvage

HELP = N_("bring what can be read of a damaged register into a new one")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the damaged register, which stays as it is"))
    parser.add_argument("-o", dest="out", required=True, metavar=_("NEW"), help=_("the new register"))
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def _rescued(context: Context, damaged: Path, new: Path) -> Salvage:
    from forumdesk.services.rescuing import rescue

    try:
        return rescue(damaged, new, context.registers.clock)
    except KnownError as error:
        if error.code != ENCRYPTED:
            raise
    return rescue(damaged, new, context.registers.clock, secret=context.register_passphrase())


def run(context: Context, words: Namespace) -> None:
    """Rescue, and write the report beside the new register; exit code 1 where something is missing."""
    from forumdesk.services import rescuing

    damaged, new = Path(words.file), Path(words.out)
    found = _rescued(context, damaged, new)
    said = context.catalogue.sentence
    lines = rescuing.report_lines(found, damaged, new, said)
    backup = rescuing.last_backup(damaged, context.registers.backups)
    if backup is not None:
        lines += tuple(map(said, backup.notices))
    report = rescuing.write_report(found, damaged, new, said)
    if report is None:
        context.warn(context.catalogue.gettext("The report could not be written beside the new register."))
    if words.json:
        context.say_json(
            {
                "rescued": str(new),
                "whole": found.is_whole,
                "report": str(report) if report else None,
                "tables": {
                    table: {**asdict(one), "lost": one.lost} for table, one in sorted(found.tables.items())
                },
                "said": [said(one) for one in rescuing.summary(found)],
            }
        )
    else:
        for line in lines:
            context.say(line)
    if not found.is_whole:
        words.exit_code = 1
