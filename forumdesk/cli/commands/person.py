"""``forumdesk person``: what the register holds of a person, and its erasure by law; until when contacts are kept."""

import datetime
import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from forumdesk.cli.commands.encrypting import add_encrypt_words, write_out
from forumdesk.cli.commands.people_named import PeopleNamed
from forumdesk.cli.context import Context, UnfitWordsError, WordsMissingError
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Participant
from forumdesk.language.catalogue import Catalogue
from forumdesk.language.dates import digits
from forumdesk.services.person_sheets import as_json
from forumdesk.services.personal_lines import copies_lines, copies_summary, preview_lines
from forumdesk.services.register import Register

HELP = N_("write or erase what the register holds of a person; say until when contacts are kept")
ENDINGS = (".json", ".pdf", ".txt")
NONE = "none"
NOT_YET = N_("Nothing was erased yet. Add --yes to erase; this cannot be undone.")


class PersonEndingError(DomainError):
    """The output's ending names no format."""

    code = "person.ending"
    message = N_("“{ending}” is not a format for this. Write to a file that ends with one of: {endings}.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "who", nargs="?", metavar=_("WHO"), help=_("number on the list, badge code, identifier or full name")
    )
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument(
        "-o",
        dest="out",
        metavar=_("OUT"),
        help=_("write what is held: a file that ends with .json, .pdf or .txt"),
    )
    parser.add_argument(
        "--erase",
        action="store_true",
        help=_("erase the data of the person for good; without --yes only shown"),
    )
    parser.add_argument("--reason", default="", help=_("why the data are erased, without a name"))
    parser.add_argument("--yes", action="store_true", help=_("erase; this cannot be undone"))
    parser.add_argument(
        "--keep-until",
        type=_day,
        metavar=f"2027-01-31|{NONE}",
        help=_("the last day on which contacts of the meeting are kept"),
    )
    parser.add_argument(
        "--erase-contacts",
        action="store_true",
        help=_("erase contacts, notes, photos and identity numbers of everybody at the meeting for good"),
    )
    add_encrypt_words(parser, catalogue)


def _day(text: str) -> datetime.date | str:
    try:
        return NONE if text == NONE else datetime.date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error


def run(context: Context, words: Namespace) -> None:
    """One act a command: write, preview, erase; or what is kept of everybody."""
    of_all = words.erase_contacts or words.keep_until is not None
    if of_all == bool(words.who):
        raise (UnfitWordsError if of_all else WordsMissingError)(
            words=("WHO", "--keep-until", "--erase-contacts")
        )
    if words.out and words.erase:
        raise UnfitWordsError(words=("-o", "--erase"))
    with context.open(words.file) as register:
        meeting_id = register.meetings.find(words.meeting).id
        if of_all:
            _of_all(context, register, meeting_id, words)
            return
        person = _meant(register, meeting_id, words.who)
        if words.out:
            _write(context, register, person, words)
        else:
            _preview(context, register, person)
            if words.erase and words.yes:
                _erase(context, register, person, words.reason)
            elif words.erase:
                context.say(
                    context.catalogue.gettext(
                        "Nothing was erased yet. Add --yes to erase; this cannot be undone."
                    )
                )


def _meant(register: Register, meeting_id: MeetingId, who: str) -> Participant:
    """Who is meant: somebody on the list, else somebody deleted from it whom the bin still names."""
    deleted = PeopleNamed.among(register.personal.deleted(meeting_id), meeting_id)
    listed = PeopleNamed(register, meeting_id)
    person = listed.of_name(who) or listed.find(who) or deleted.of_name(who) or deleted.find(who)
    return person or listed.get(who)


def _of_all(context: Context, register: Register, meeting_id: MeetingId, words: Namespace) -> None:
    _, n_ = context.catalogue.gettext, context.catalogue.ngettext
    if words.keep_until is not None:
        until = None if words.keep_until == NONE else words.keep_until
        register.personal.keep_until(meeting_id, until)
        if until is None:
            context.say(_("Contacts are kept without a last day."))
        else:
            context.say(_("Contacts are kept until {day}.").format(day=digits(until)))
    if words.erase_contacts:
        if not words.yes:
            context.say(_(NOT_YET))
            return
        count = register.personal.erase_contacts(meeting_id)
        context.say(
            n_(
                "Contacts of {count} person are erased.", "Contacts of {count} people are erased.", count
            ).format(count=count)
        )
        _say_copies(context, register)


def _write(context: Context, register: Register, person: Participant, words: Namespace) -> None:
    out = Path(words.out)
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise PersonEndingError(ending=ending or out.name, endings=ENDINGS)
    if ending == ".json":
        text = json.dumps(as_json(register.personal.holdings(person.id)), ensure_ascii=False, indent=1)
        data = (text + "\n").encode()
    else:
        from forumdesk.documents.person_sheet import person_text, print_person

        sheet = register.person_sheets.sheet(person.id, context.catalogue)
        data = print_person(sheet) if ending == ".pdf" else person_text(sheet)
    place = write_out(context, words, out, data, forbidden=register.path)
    context.say(context.catalogue.gettext("“{path}” is written.").format(path=place))


def _preview(context: Context, register: Register, person: Participant) -> None:
    for line in preview_lines(register.personal.preview(person.id), context.catalogue):
        context.say(line)
    for line in copies_summary(register, context.catalogue):
        context.say(line)


def _erase(context: Context, register: Register, person: Participant, reason: str) -> None:
    kept = register.personal.erase(person.id, reason)
    sentence = context.catalogue.gettext("The data of participant № {number} are erased ({day}).")
    context.say(sentence.format(number=person.number, day=digits(kept.at.date())))
    _say_copies(context, register)


def _say_copies(context: Context, register: Register) -> None:
    """Where the data still are: nothing reaches these from here."""
    for line in copies_lines(register, context.catalogue):
        context.warn(line)
