"""``forumdesk export``: out of the register, in formats that other programs read."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from forumdesk.cli.commands import journal_find
from forumdesk.cli.commands.encrypting import add_encrypt_words, write_out
from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.register import Register

HELP = N_("write a meeting or one of its lists to a file")

TABLES = (".xlsx", ".csv")
LISTS = ("participants", "agenda", "recommendations", "decisions", "voices")
MINUTES = ("minutes", "minutes_short")
HEADS = "heads"
JOURNAL = "journal"


class UnknownEndingError(DomainError):
    """The output's ending names no format."""

    code = "export.ending"
    message = N_("“{ending}” is not a format for this. Write to a file that ends with one of: {endings}.")


class WhichListError(DomainError):
    """A table holds one list."""

    code = "export.which_list"
    message = N_("A table holds one list. Say which: {lists}.")


class NothingSealedError(DomainError):
    """A register without sealed decisions has no heads."""

    code = "export.nothing_sealed"
    message = N_("Nothing is sealed yet, so that there are no heads to write.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "what",
        nargs="?",
        choices=[*LISTS, *MINUTES, HEADS, JOURNAL],
        help=_(
            "the list to write, for a table; minutes: the minutes as XML; heads: the heads of the chains, to be kept "
            "elsewhere; journal: what was done, of the whole register unless a meeting is named"
        ),
    )
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    journal_find.add_words(parser, catalogue)
    parser.add_argument(
        "-o",
        dest="out",
        required=True,
        metavar=_("OUT"),
        help=_("the file to write; its ending says the format"),
    )
    add_encrypt_words(parser, catalogue)


def run(context: Context, words: Namespace) -> None:
    """Write the file whole or not at all."""
    out = Path(words.out)
    if words.what != JOURNAL:
        journal_find.refuse_words(words)
    with context.open(words.file) as register:
        if words.what == JOURNAL:
            data = _journal(register, out, words, context.catalogue)
        elif words.what == HEADS:
            data = _heads(register, out, words.meeting)
        else:
            meeting_id = register.meetings.find(words.meeting).id
            data = _data(register, meeting_id, words.what, out, context.language)
        out = write_out(context, words, out, data, forbidden=register.path)
    context.say(context.catalogue.gettext("“{path}” is written.").format(path=out))


def _data(
    register: Register, meeting_id: MeetingId, what: str | None, out: Path, language: Language
) -> bytes:
    ending = out.suffix.lower()
    if what in MINUTES:
        if ending != ".xml":
            raise UnknownEndingError(ending=ending or out.name, endings=(".xml",))
        return minutes_as_xml(register, meeting_id, short=what == "minutes_short")
    if ending == ".json" and what == "decisions":
        from forumdesk.exchange.results_popolo import results_as_popolo

        return results_as_popolo(register.results.of_meeting(meeting_id), language)
    if ending == ".json":
        from forumdesk.exchange.event_package import write_event

        return write_event(register.packages.package(meeting_id)).encode("utf-8")
    if ending == ".vcf":
        from forumdesk.exchange.vcards import participants_as_vcards

        people = register.participants.listed(meeting_id)
        return participants_as_vcards(people, register.delegations.listed(meeting_id))
    if ending == ".ics" and what in (None, "agenda"):
        return agenda_as_calendar(register, meeting_id, language)
    if ending == ".xml" and what is None:
        return resolution_as_xml(register, meeting_id)
    if ending not in TABLES:
        calendar = (".ics",) if what in (None, "agenda") else ()
        text = (".xml",) if what is None else ()
        endings = (".json", *calendar, ".vcf", *text, *TABLES)
        raise UnknownEndingError(ending=ending or out.name, endings=endings)
    if what is None:
        raise WhichListError(lists=LISTS)
    return list_as_table(register, meeting_id, what, ending)


def _journal(register: Register, out: Path, words: Namespace, catalogue: Catalogue) -> bytes:
    """What was done, newest first, told in full in the language of the messages."""
    from forumdesk.exchange import journal_out

    makers = {
        ".json": journal_out.journal_as_json,
        ".csv": journal_out.journal_as_csv,
        ".xlsx": journal_out.journal_as_xlsx,
    }
    make = makers.get(out.suffix.lower())
    if make is None:
        raise UnknownEndingError(ending=out.suffix or out.name, endings=tuple(makers))
    find = journal_find.find_meant(register, words, catalogue)
    return make(register.telling.deeds(find, catalogue), catalogue.language)


def _heads(register: Register, out: Path, meeting: str | None) -> bytes:
    """The heads of the chains of the whole register, or of one meeting."""
    from forumdesk.services.head_lists import to_bytes

    if out.suffix.lower() != ".json":
        raise UnknownEndingError(ending=out.suffix or out.name, endings=(".json",))
    heads = register.verification.head_list()
    if meeting:
        wanted = register.meetings.find(meeting).id
        heads = replace(heads, heads=tuple(one for one in heads.heads if one.head.meeting_id == wanted))
    if not heads.heads:
        raise NothingSealedError
    return to_bytes(heads)


def agenda_as_calendar(register: Register, meeting_id: MeetingId, language: Language) -> bytes:
    """The agenda as events of a calendar; their revision is the time of the last deed in the register."""
    from forumdesk.exchange.icalendar import agenda_as_ics

    meeting = register.meetings.meeting(meeting_id)
    return agenda_as_ics(
        meeting,
        register.meetings.body(meeting.body_id),
        register.agendas.items(meeting_id),
        language=language,
        made_at=_last_change(register),
    )


def resolution_as_xml(register: Register, meeting_id: MeetingId) -> bytes:
    """The resolution as Akoma Ntoso in all its languages; an unchanged register gives the same bytes."""
    from forumdesk.exchange.akoma_ntoso import akoma_ntoso

    sheet = replace(register.resolutions.sheet(meeting_id), made_at=_last_change(register))
    decisions = register.results.of_meeting(meeting_id).decisions
    return akoma_ntoso(sheet, number=str(meeting_id), decisions=decisions)


def minutes_as_xml(register: Register, meeting_id: MeetingId, *, short: bool = False) -> bytes:
    """The minutes as Akoma Ntoso in all their languages; an unchanged register gives the same bytes."""
    from forumdesk.documents.minutes_told import MinutesTold
    from forumdesk.exchange.akoma_ntoso_minutes import minutes_as_akoma_ntoso

    sheet = replace(register.minutes.sheet(meeting_id), made_at=_last_change(register))
    return minutes_as_akoma_ntoso(
        sheet, lambda language: MinutesTold(sheet, language, short=short), number=str(meeting_id)
    )


def _last_change(register: Register) -> datetime:
    last = register.journal.entries(1)
    return last[0].at if last else register.clock()


def list_as_table(register: Register, meeting_id: MeetingId, what: str, ending: str) -> bytes:
    """One list of a meeting as a table; ``ending`` is one of :data:`TABLES`."""
    from forumdesk.exchange import lists_out, results_csv

    workbook = ending == ".xlsx"
    if what == "participants":
        write = lists_out.participants_as_xlsx if workbook else lists_out.participants_as_csv
        return write(register.participants.listed(meeting_id), register.delegations.listed(meeting_id))
    if what == "agenda":
        items = register.agendas.items(meeting_id)
        return lists_out.agenda_as_xlsx(items) if workbook else lists_out.agenda_as_csv(items)
    if what == "recommendations":
        known = register.resolutions.text(meeting_id).recommendations()
        return (
            lists_out.recommendations_as_xlsx(known) if workbook else lists_out.recommendations_as_csv(known)
        )
    results = register.results.of_meeting(meeting_id)
    if what == "voices":
        return results_csv.voices_as_xlsx(results) if workbook else results_csv.voices_as_csv(results)
    return results_csv.decisions_as_xlsx(results) if workbook else results_csv.decisions_as_csv(results)
