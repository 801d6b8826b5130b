"""``forumdesk end-of-day``: verified, backed up in two places, dossiers written, and what is still open."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forumdesk.cli.context import Context
from forumdesk.cli.progress import telling
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.language.catalogue import Catalogue

if TYPE_CHECKING:
    from forumdesk.services.end_of_day import DayReport

HELP = N_("end the day: verify, back up in two places, write dossiers, and say what is still open")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("this meeting alone; else those in which something was done today")
    )
    parser.add_argument("--no-dossier", action="store_true", help=_("write no dossier"))
    parser.add_argument(
        "--to", metavar=_("FOLDER"), help=_("the folder for dossiers, in place of the register’s own")
    )
    parser.add_argument("-o", dest="out", metavar=_("OUT"), help=_("write the result too, as .pdf or .txt"))
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """End the day; exit code 1 while something is open."""
    from forumdesk.documents.dossier_out import dossier_folder, write_dossier
    from forumdesk.documents.output import require_place
    from forumdesk.services.end_of_day import end_day

    with context.open(words.file) as register, telling(context.err) as progress:
        if words.out:
            require_place(Path(words.out), forbidden=register.path)
        folder = Path(words.to) if words.to else dossier_folder(register)
        day = register.clock().astimezone().date()

        def dossier(meeting_id: MeetingId) -> Path:
            return write_dossier(register, meeting_id, folder, day)

        report = end_day(
            register,
            meeting_id=register.meetings.find(words.meeting).id if words.meeting else None,
            write_dossier=None if words.no_dossier else dossier,
            told=progress,
        )
        path = register.path
    if words.out:
        _write(context, report, Path(words.out), path)
    if words.json:
        context.say_json(_as_json(context, report))
    else:
        _say(context, report)
    if report.open_lines:
        words.exit_code = 1


def _write(context: Context, report: "DayReport", out: Path, forbidden: Path) -> None:
    from forumdesk.documents.end_of_day import print_day
    from forumdesk.documents.output import write_whole

    form = "txt" if out.suffix.lower() == ".txt" else "pdf"
    catalogue = context.catalogue
    data = print_day(report, context.language, catalogue.sentence, form=form)
    write_whole(out, data, forbidden=forbidden)


def _say(context: Context, report: "DayReport") -> None:
    _, ngettext = context.catalogue.gettext, context.catalogue.ngettext
    for line in report.lines:
        state = _("in order") if line.state == "done" else _("still open")
        meeting = line.meeting.in_language(context.language)
        sentence = context.catalogue.sentence(line.notice)
        context.say(f"{state:<12} {meeting}: {sentence}" if meeting else f"{state:<12} {sentence}")
    count = report.open_lines
    if count:
        sentence = ngettext("{count} thing is still open.", "{count} things are still open.", count)
        context.say(sentence.format(count=count))
    else:
        context.say(_("The day is in order."))


def _as_json(context: Context, report: "DayReport") -> dict[str, Any]:
    return {
        "at": report.at.isoformat(),
        "open": report.open_lines,
        "files": [str(path) for path in report.files],
        "lines": [
            {
                "state": line.state.value,
                "code": line.notice.code,
                "meeting": str(line.meeting_id) if line.meeting_id else None,
                "act": line.act.value or None,
                "sentence": context.catalogue.sentence(line.notice),
            }
            for line in report.lines
        ],
    }
