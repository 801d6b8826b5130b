"""``forumdesk print``: a document as PDF or text."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue

HELP = N_("print a document")


class UnknownLanguageError(DomainError):
    """Not a language of the program."""

    code = "print.language"
    message = N_("“{wanted}” is not a language. Write kk, ru, en, or several with commas between them.")


class NothingToPrintError(DomainError):
    """The meeting has no text."""

    code = "print.nothing"
    message = N_("There is nothing to print yet: the meeting has no resolution. Write it, or import a text.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument("document", metavar=_("DOCUMENT"), help=_("what to print, as “documents” lists it"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument("--languages", default="", metavar="kk,ru,en", help=_("languages in printing order"))
    parser.add_argument("--layout", default="", help=_("single, sequence or columns"))
    parser.add_argument("--preset", default="", help=_("the layout of the page"))
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
    with context.open(words.file) as register:
        require_place(out, forbidden=register.path)
        meeting_id = register.meetings.find(words.meeting).id
        sheet = register.resolutions.sheet(meeting_id)
        if not sheet.languages:
            raise NothingToPrintError
        data = print_document(
            words.document,
            sheet,
            form=out.suffix.lower().removeprefix("."),
            languages=_languages(words.languages),
            layout=words.layout,
            preset=words.preset or DEFAULT_PRESET,
        )
        write_whole(out, data, forbidden=register.path)
        for finding in register.resolutions.findings(meeting_id):
            context.warn(context.catalogue.sentence(finding))
    context.say(context.catalogue.gettext("“{path}” is written.").format(path=out))


def _languages(words: str) -> tuple[Language, ...]:
    names = [name.strip() for name in words.split(",") if name.strip()]
    for name in names:
        if name not in set(Language):
            raise UnknownLanguageError(wanted=name)
    return tuple(dict.fromkeys(Language(name) for name in names))
