"""``forumdesk import``: from a file into the register."""

import datetime
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from forumdesk.cli.commands.encrypting import add_file_passphrase, file_passphrase
from forumdesk.cli.context import Context
from forumdesk.cli.progress import telling
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.notices import Notice
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from forumdesk.exchange.age_files import is_age
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.importing.people import MergeWish, Progress
from forumdesk.services.importing.results import ImportResult, MeetingFacts
from forumdesk.services.proposals import ParticipantsProposal, ResolutionProposal, ReturnedText
from forumdesk.services.register import Register

ALL = "all"
_PROPOSED = N_(
    "The document was exported from this register: what was changed in it is proposed as amendments."
    " Show them with “show … amendments”."
)
HELP = N_("take over a resolution, a list of participants, an agenda or an event package")


class LanguageUnknownError(DomainError):
    """The language of a text can neither be told from its words nor was it said."""

    code = "import.language_unknown"
    message = N_(
        "The language of the text cannot be told from its words. Say it with --language kk, ru or en."
    )


class OnlyForPeopleError(DomainError):
    """Columns are mapped and rows are merged in lists of people only."""

    code = "import.only_for_people"
    message = N_("--map and --merge-duplicates go with “--as participants” only. Leave them out.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument("source", metavar=_("SOURCE"), help=_("the file to take over"))
    kinds = ["participants", "agenda", "resolution", "event"]
    parser.add_argument("--as", dest="kind", choices=kinds, required=True, help=_("what the file holds"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument("--language", choices=[*Language], help=_("the language of the text"))
    parser.add_argument(
        "--trust-language", action="store_true", help=_("even if the words look like another language")
    )
    parser.add_argument("--date", type=_day, metavar="2024-10-17", help=_("the day of the meeting"))
    parser.add_argument("--place", default="", help=_("the place of the meeting"))
    parser.add_argument(
        "--time-zone", default="", metavar="Asia/Almaty", help=_("the time zone of the meeting")
    )
    parser.add_argument(
        "--align", choices=["loosely"], help=_("join two languages although their paragraphs differ")
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        type=_column_and_field,
        metavar=_("COLUMN=FIELD"),
        help=_("read a column (its heading, number or letter) as a field"),
    )
    parser.add_argument(
        "--merge-duplicates",
        action="append",
        default=[],
        type=_pair_of_rows,
        metavar=_("all|ROW=ROW"),
        help=_("make one person of rows that look alike, the first row staying"),
    )
    add_file_passphrase(parser, catalogue)
    parser.add_argument("--dry-run", action="store_true", help=_("try everything and keep nothing"))
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error


def _column_and_field(text: str) -> tuple[str, str]:
    column, sign, field = text.rpartition("=")
    if not sign or not column.strip() or not field.strip():
        raise ArgumentTypeError(text)
    return column.strip(), field.strip()


def _pair_of_rows(text: str) -> tuple[int, int] | str:
    if text == ALL:
        return text
    first, _sign, second = text.partition("=")
    try:
        return int(first), int(second)
    except ValueError as error:
        raise ArgumentTypeError(text) from error


def run(context: Context, words: Namespace) -> None:
    """Import as one deed."""
    with context.open(words.file) as register:
        result = _import(context, register, words)
        if result.meeting_id is not None and not result.dry_run:
            result.notices += register.resolutions.findings(result.meeting_id)
    if words.json:
        context.say_json(_as_json(context.catalogue, result))
    else:
        _say(context, result)


def _import(context: Context, register: Register, words: Namespace) -> ImportResult:
    source = Path(words.source)
    if is_age(source):
        from forumdesk.exchange.age_files import opened_for_reading

        with opened_for_reading(source, file_passphrase(context, words.file_passphrase)) as inside:
            return _import_file(context, register, words, inside)
    return _import_file(context, register, words, source)


def _import_file(context: Context, register: Register, words: Namespace, source: Path) -> ImportResult:
    dry = words.dry_run
    if words.kind != "participants" and (words.map or words.merge_duplicates):
        raise OnlyForPeopleError
    if words.kind == "event":
        from forumdesk.exchange.event_package import read_event_file

        return register.packages.bring_in(read_event_file(source, context.schemas), dry=dry)
    meeting_id = register.meetings.find(words.meeting).id if words.meeting else None
    facts = MeetingFacts(first_day=words.date, place=words.place, time_zone=words.time_zone)
    if words.kind == "resolution":
        return _import_resolution(register, source, meeting_id, facts, words)
    language = Language(words.language) if words.language else context.language
    if words.kind == "participants":
        pairs = tuple(pair for pair in words.merge_duplicates if isinstance(pair, tuple))
        with telling(context.err) as progress:
            return register.importer.participants(
                _people(source, dict(words.map), progress),
                meeting_id,
                facts,
                language,
                merge=MergeWish(everyone=ALL in words.merge_duplicates, pairs=pairs),
                progress=progress,
                dry=dry,
            )
    from forumdesk.exchange.agenda_table import read_agenda

    return register.importer.agenda(read_agenda(source), meeting_id, facts, language, dry=dry)


def _people(source: Path, columns: dict[str, str], progress: Progress | None) -> ParticipantsProposal:
    if source.suffix.lower() == ".vcf":
        from forumdesk.exchange.vcards import read_vcards

        return read_vcards(source, progress=progress)
    from forumdesk.exchange.participants_table import read_participants

    return read_participants(source, columns=columns or None, progress=progress)


def _import_resolution(
    register: Register, source: Path, meeting_id: MeetingId | None, facts: MeetingFacts, words: Namespace
) -> ImportResult:
    from forumdesk.exchange import errors
    from forumdesk.exchange.texts_in import read_returned_file, read_text_file

    returned = read_returned_file(source)
    if returned is not None:
        here = {str(one.id): one.id for one in register.meetings.meetings()}
        wanted = meeting_id or here.get(returned.meeting_id)
        if wanted is not None:
            return _bring_back(register, wanted, returned, dry=words.dry_run)
    try:
        proposal = read_text_file(source, Language(words.language) if words.language else None)
    except errors.LanguageUnknownError as error:
        raise LanguageUnknownError from error  # which names the option
    result = _bring_in(register, proposal, meeting_id, facts, words)
    for language in proposal.beside if words.language is None else ():
        other = read_text_file(source, language)
        if _shape(other) != _shape(proposal) and words.align != "loosely":
            continue  # which the notice about the column says; with --language it is refused by name
        at = meeting_id if words.dry_run else result.meeting_id
        result.add(_bring_in(register, other, at, facts, words))
    return result


def _shape(proposal: ResolutionProposal) -> list[tuple[Part, int]]:
    return [(row.part, row.level) for row in proposal.rows]


def _bring_in(
    register: Register,
    proposal: ResolutionProposal,
    meeting_id: MeetingId | None,
    facts: MeetingFacts,
    words: Namespace,
) -> ImportResult:
    return register.importer.resolution(
        proposal,
        meeting_id,
        facts,
        loosely=words.align == "loosely",
        trust_language=words.trust_language,
        dry=words.dry_run,
    )


def _bring_back(
    register: Register, meeting_id: MeetingId, returned: ReturnedText, *, dry: bool
) -> ImportResult:
    """Changes in a document that was exported from here are proposed as amendments, nothing else is touched."""
    back = register.amendments.bring_in(meeting_id, returned, dry=dry)
    result = ImportResult(rows=len(back.changes) + back.known + back.same, new=len(back.changes))
    result.same, result.dry_run, result.meeting_id = back.same + back.known, dry, meeting_id
    result.notices = [
        *back.notices,
        *(Notice(code="returned.proposed", message=_PROPOSED) for _ in back.changes[:1]),
    ]
    return result


def _as_json(catalogue: Catalogue, result: ImportResult) -> dict[str, object]:
    return {
        "rows": result.rows,
        "new": result.new,
        "updated": result.updated,
        "same": result.same,
        "not_imported": result.not_imported,
        "problems": [
            {"row": one.row, "code": one.notice.code, "message": catalogue.sentence(one.notice)}
            for one in result.problems
        ],
        "duplicates": [[one.first, one.second] for one in result.duplicates],
        "notices": [{"code": one.code, "message": catalogue.sentence(one)} for one in result.notices],
        "dry_run": result.dry_run,
    }


def _say(context: Context, result: ImportResult) -> None:
    _ = context.catalogue.gettext
    counts = context.catalogue.ngettext(
        "{rows} row: {new} new, {updated} updated, {same} the same, {not_imported} not imported.",
        "{rows} rows: {new} new, {updated} updated, {same} the same, {not_imported} not imported.",
        result.rows,
    ).format(
        rows=result.rows,
        new=result.new,
        updated=result.updated,
        same=result.same,
        not_imported=result.not_imported,
    )
    context.say(counts + (" " + _("Nothing was kept: this was a trial.") if result.dry_run else ""))
    for problem in result.problems:
        sentence = context.catalogue.sentence(problem.notice)
        context.warn(_("Row {row}: {problem}").format(row=problem.row, problem=sentence))
    for pair in result.duplicates:
        context.warn(
            _("Rows {first} and {second} look like the same person.").format(
                first=pair.first, second=pair.second
            )
        )
    if result.duplicates:
        context.warn(_("Merge them with --merge-duplicates all, or some with ROW=ROW, or in the window."))
    for sentence in dict.fromkeys(map(context.catalogue.sentence, result.notices)):
        context.warn(sentence)  # each once: every language may say the same
