"""``forumdesk print``: a document as PDF or text."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.cli.commands.print_minutes import (
    add_minutes_words,
    minutes_paper,
    require_fitting_words,
)
from forumdesk.cli.commands.print_only import chosen_people
from forumdesk.cli.context import Context
from forumdesk.cli.progress import telling
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue

if TYPE_CHECKING:
    from forumdesk.documents.registry import Sheet
    from forumdesk.services.register import Register

RESOLUTION = "resolution"

HELP = N_("print a document")


class UnknownLanguageError(DomainError):
    """Not a language of the program."""

    code = "print.language"
    message = N_("“{wanted}” is not a language. Write kk, ru, en, or several with commas between them.")


class NothingToPrintError(DomainError):
    """The meeting has no text."""

    code = "print.nothing"
    message = N_("There is nothing to print yet: the meeting has no resolution. Write it, or import a text.")


class OnlyForPeopleError(DomainError):
    """What is not about people is the same for everybody."""

    code = "print.only_for_people"
    message = N_("--only chooses people for badges and lists of people. Leave it out for this document.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument("document", metavar=_("DOCUMENT"), help=_("what to print, as “documents” lists it"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument("--languages", default="", metavar="kk,ru,en", help=_("languages in printing order"))
    parser.add_argument(
        "--layout",
        default="",
        metavar=_("LAYOUT"),
        help=_("how languages stand: single, sequence or columns; of badges and tent cards: see “documents”"),
    )
    parser.add_argument("--preset", default="", help=_("the layout of the page"))
    parser.add_argument(
        "--only",
        default="",
        metavar=_("PEOPLE"),
        help=_(
            "whom to print: numbers (1,5,10-20), arrived, accredited, entitled, country=KZ or delegation=NAME"
        ),
    )
    add_minutes_words(parser, catalogue)
    parser.add_argument(
        "-o",
        dest="out",
        required=True,
        metavar=_("OUT"),
        help=_("the file to write; its ending says the format"),
    )


def run(context: Context, words: Namespace) -> None:
    """Print to a file, whole or not at all."""
    from forumdesk.documents.output import require_place, write_whole
    from forumdesk.documents.registry import document, print_document
    from forumdesk.documents.styles import DEFAULT_PRESET

    out = Path(words.out)
    document(words.document)
    require_fitting_words(words.document, words)
    with context.open(words.file) as register:
        require_place(out, forbidden=register.path)
        meeting_id = register.meetings.find(words.meeting).id
        sheet = _sheet(register, meeting_id, words)
        with telling(context.err) as progress:
            data = print_document(
                words.document,
                sheet,
                form=out.suffix.lower().removeprefix("."),
                languages=_languages(words.languages),
                layout=words.layout,
                preset=words.preset or DEFAULT_PRESET,
                progress=progress,
            )
        write_whole(out, data, forbidden=register.path)
        if words.document == RESOLUTION:
            findings = register.resolutions.findings(meeting_id)
            for sentence in dict.fromkeys(map(context.catalogue.sentence, findings)):
                context.warn(sentence)
    context.say(context.catalogue.gettext("“{path}” is written.").format(path=out))


def _sheet(register: "Register", meeting_id: MeetingId, words: Namespace) -> "Sheet":
    """What the document is made from. Raises NothingToPrintError and what the words of ``--only`` raise."""
    from forumdesk.documents.registry import document
    from forumdesk.services.meeting_sheets import MeetingSheet
    from forumdesk.services.minutes_sheets import PaperFacts
    from forumdesk.services.people_sheets import PeopleSheet

    identifier, only = words.document, words.only
    kind = document(identifier).sheet
    if kind is PeopleSheet:
        return chosen_people(register, meeting_id, identifier, only)
    if only:
        raise OnlyForPeopleError
    if issubclass(kind, PaperFacts):
        return minutes_paper(register, meeting_id, identifier, words)
    if kind is MeetingSheet:
        return register.meeting_sheets.meeting_sheet(meeting_id, identifier)
    if identifier != RESOLUTION:
        return register.text_sheets.text_sheet(meeting_id, identifier)
    sheet = register.resolutions.sheet(meeting_id)
    if not sheet.languages:
        raise NothingToPrintError
    return sheet


def _languages(words: str) -> tuple[Language, ...]:
    names = [name.strip() for name in words.split(",") if name.strip()]
    for name in names:
        if name not in set(Language):
            raise UnknownLanguageError(wanted=name)
    return tuple(dict.fromkeys(Language(name) for name in names))
