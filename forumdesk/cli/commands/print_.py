"""``forumdesk print``: a document as PDF or text."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.cli.commands.encrypting import add_encrypt_words, write_out
from forumdesk.cli.commands.print_minutes import (
    add_minutes_words,
    minutes_paper,
    require_fitting_words,
)
from forumdesk.cli.commands.print_only import chosen_people
from forumdesk.cli.commands.print_routing import add_routing_words, routed_paper
from forumdesk.cli.commands.print_several import is_several, print_several
from forumdesk.cli.context import Context, UnfitWordsError
from forumdesk.cli.progress import telling
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.stationery import CopyMark, Stationery
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.issued import printed_code

if TYPE_CHECKING:
    from forumdesk.documents.registry import Sheet
    from forumdesk.services.register import Register

RESOLUTION = "resolution"
PDF = "pdf"

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
    parser.add_argument(
        "document",
        metavar=_("DOCUMENT"),
        help=_("what to print, as “documents” lists it; several with commas between them, into a folder"),
    )
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument("--languages", default="", metavar="kk,ru,en", help=_("languages in printing order"))
    parser.add_argument(
        "--layout",
        default="",
        metavar=_("LAYOUT"),
        help=_(
            "how languages stand: single, sequence, columns or stacked; of badges and tent cards: see “documents”"
        ),
    )
    parser.add_argument(
        "--preset",
        default="",
        metavar=_("NAME"),
        help=_("the layout of the page, in place of the body’s own"),
    )
    parser.add_argument(
        "--copy",
        default="",
        choices=[one.value for one in CopyMark if one],
        help=_("what every page says: a copy, or a true copy with room to certify it"),
    )
    parser.add_argument("--copy-number", type=int, default=0, metavar="N", help=_("the number of the copy"))
    parser.add_argument(
        "--keep", action="store_true", help=_("keep the file in the register, to be given out again exactly")
    )
    parser.add_argument(
        "--only",
        default="",
        metavar=_("PEOPLE"),
        help=_(
            "whom to print: numbers (1,5,10-20), arrived, accredited, entitled, country=KZ or delegation=NAME"
        ),
    )
    add_minutes_words(parser, catalogue)
    add_routing_words(parser, catalogue)
    parser.add_argument(
        "-o",
        dest="out",
        required=True,
        metavar=_("OUT"),
        help=_("the file to write; its ending says the format. For several documents a folder"),
    )
    parser.add_argument(
        "--format",
        default=PDF,
        choices=("pdf", "docx", "html", "txt"),
        help=_("the format of several documents; those that have not this one become PDF"),
    )
    add_encrypt_words(parser, catalogue)


def run(context: Context, words: Namespace) -> None:
    """Print to a file, whole or not at all, or several documents into a folder."""
    if is_several(words):
        print_several(context, words, lambda one, out: _print_one(context, one, out))
    else:
        _print_one(context, words, Path(words.out))


def _print_one(context: Context, words: Namespace, out: Path) -> None:
    from forumdesk.documents.output import require_place
    from forumdesk.documents.registry import document, print_document

    form = out.suffix.lower().removeprefix(".")
    document(words.document)
    if words.keep and form != PDF:
        raise UnfitWordsError(words=f"--keep, {out.name}")
    require_fitting_words(words.document, words)
    with context.open(words.file) as register:
        require_place(out, forbidden=register.path)
        meeting_id = register.meetings.find(words.meeting).id
        sheet = _sheet(register, meeting_id, words)
        languages = _languages(words.languages)
        stationery = _stationery(context, register, meeting_id, words)
        with telling(context.err) as progress:
            data = print_document(
                words.document,
                sheet,
                form=form,
                languages=languages,
                layout=words.layout,
                stationery=stationery,
                progress=progress,
            )
        place = write_out(context, words, out, data, forbidden=register.path)
        if words.keep:
            register.issued.keep(
                meeting_id,
                data,
                document=words.document,
                name=out.name,
                languages=languages or sheet.languages,
                layout=words.layout,
                stationery=stationery,
                code=printed_code(sheet),
            )
        if words.document == RESOLUTION:
            findings = register.resolutions.findings(meeting_id)
            for sentence in dict.fromkeys(map(context.catalogue.sentence, findings)):
                context.warn(sentence)
    context.say(context.catalogue.gettext("“{path}” is written.").format(path=place))


def _stationery(
    context: Context, register: "Register", meeting_id: MeetingId, words: Namespace
) -> Stationery:
    """On what to print: the body's own, with what the command says otherwise. Warns of a template that is wrong."""
    from forumdesk.documents.templates import usable

    stationery = replace(
        register.stationery.of_meeting(meeting_id),
        copy=CopyMark(words.copy),
        copy_number=words.copy_number,
    )
    _, wrong = usable(stationery.template)
    if wrong is not None:
        context.warn(context.catalogue.sentence(wrong))
        context.warn(context.catalogue.gettext("The wordings and blocks of the program are printed instead."))
    if words.preset and words.preset != stationery.preset:
        return replace(stationery, preset=words.preset, changes=())
    return stationery


def _sheet(register: "Register", meeting_id: MeetingId, words: Namespace) -> "Sheet":
    """What the document is made from. Raises NothingToPrintError and what the words of ``--only`` raise."""
    from forumdesk.documents.registry import document
    from forumdesk.services.dossier_sheets import DossierSheet
    from forumdesk.services.meeting_sheets import MeetingSheet
    from forumdesk.services.minutes_sheets import PaperFacts
    from forumdesk.services.people_sheets import PeopleSheet
    from forumdesk.services.routing_sheets import RoutingFacts

    identifier, only = words.document, words.only
    kind = document(identifier).sheet
    if kind is PeopleSheet:
        return chosen_people(register, meeting_id, identifier, only)
    if only:
        raise OnlyForPeopleError
    if issubclass(kind, PaperFacts):
        return minutes_paper(register, meeting_id, identifier, words)
    if issubclass(kind, RoutingFacts):
        return routed_paper(register, meeting_id, identifier, words)
    if kind is DossierSheet:
        return register.dossiers.sheet(meeting_id)
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
