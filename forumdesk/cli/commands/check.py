"""``forumdesk check``: whether the file of a register is whole and its seal holds."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forumdesk.cli.commands.verdict import head_as_json
from forumdesk.cli.context import ENCRYPTED, Context
from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.notices import Notice
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.registers import is_address

if TYPE_CHECKING:
    from forumdesk.services.checking import CheckReport

HELP = N_("check whether the file of a register is whole and its seal holds")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Answer; exit code 0 where all holds, 1 where something does not, 3 where the file cannot be read."""
    from forumdesk.services.rescuing import last_backup

    path = Path(words.file)
    report = _checked(context, words.file)
    backup = last_backup(path, context.registers.backups) if report.is_damaged else None
    if words.json:
        context.say_json(_as_json(context, report))
    else:
        _say(context, report)
    if report.is_damaged:
        _ = context.catalogue.gettext
        context.warn(
            _("Rescue what can be read into a new register: forumdesk rescue “{path}” -o NEW").format(
                path=path
            )
        )
        for one in backup.notices if backup is not None else ():
            context.warn(context.catalogue.sentence(one))
    if not report.holds:
        words.exit_code = 1


def _checked(context: Context, file: str) -> CheckReport:
    from forumdesk.services.checking import check_register

    if is_address(file):  # a server sees to its files itself
        with context.open(file) as register:
            return register.checking.check()
    try:
        return check_register(Path(file), context.registers)
    except KnownError as error:
        if error.code != ENCRYPTED:
            raise
    return check_register(Path(file), context.registers, secret=context.register_passphrase())


def _say(context: Context, report: CheckReport) -> None:
    said = context.catalogue.sentence
    for finding in report.findings:
        context.warn(said(finding.notice))
    if report.holds:
        context.say(context.catalogue.gettext("The file is whole."))
        if report.records:
            counted = Notice(
                code="verify.holds",
                message=N_("{count} sealed record was checked, and it holds."),
                plural=N_("{count} sealed records were checked, and all of them hold."),
                count=report.records,
            )
            context.say(said(counted))
        if report.caution is not None:
            context.say(said(report.caution))


def _as_json(context: Context, report: CheckReport) -> dict[str, Any]:
    """The keys that scripts may count on."""
    said = context.catalogue.sentence
    return {
        "holds": report.holds,
        "damaged": report.is_damaged,
        "records": report.records,
        "heads": [head_as_json(one) for one in report.heads],
        "findings": [
            {
                "code": one.code,
                "table": one.table or None,
                "count": one.count or None,
                "detail": one.detail or None,
                "sentence": said(one.notice),
            }
            for one in report.findings
        ],
        "caution": said(report.caution) if report.caution else None,
    }
