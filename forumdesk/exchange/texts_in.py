"""Reading a resolution from a text file of any kind: Word, OpenDocument, Markdown or plain text."""

from dataclasses import replace
from pathlib import Path

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.texts import LANGUAGE_NAMES, Language
from forumdesk.exchange.errors import SourceMissingError, SourceUnreadableError, TextTooLongError
from forumdesk.exchange.reading import read_text
from forumdesk.exchange.resolution_text import read_resolution, read_resolution_blocks
from forumdesk.exchange.word.container import (
    Container,
    ContainerKind,
    is_archive,
    open_container,
    refuse_old_kinds,
)
from forumdesk.exchange.word.document import Written, read_written, word_text
from forumdesk.exchange.word.errors import NotADocumentError
from forumdesk.exchange.word.returned import returned_text
from forumdesk.exchange.word.side_by_side import in_language, languages_beside
from forumdesk.services.proposals import ResolutionProposal, ReturnedText

TEXT_FILES = "*.docx *.odt *.md *.txt"
"""The kinds of files that hold a text, as a dialog lists them."""

MOST_PARAGRAPHS = 20_000
"""How many paragraphs a text to import may have; the longest minutes have some hundreds."""

_SIDE_BY_SIDE = N_(
    "The document has languages side by side in a table. Read was the column in this language: {language}."
)
_LOOKED_AT = 2 * 1024 * 1024  # bytes: what an encrypted document says of itself may stand far inside
# A page of the web, or a document of Word or LibreOffice saved as one file of XML.
_MARKUP = ("<?xml", "<!doctype", "<html", "mime-version:")


def read_text_file(path: Path, language: Language | None) -> ResolutionProposal:
    """The resolution in the file at ``path``, whose kind is told by its content, whatever its name says.

    ``language`` as in :func:`~forumdesk.exchange.resolution_text.read_resolution`. Raises its errors and those of
    :func:`~forumdesk.exchange.reading.read_text` or :func:`~forumdesk.exchange.word.container.open_container`, and
    TextTooLongError beyond MOST_PARAGRAPHS.
    """
    proposal = _read(path, language)
    if len(proposal.rows) > MOST_PARAGRAPHS:
        raise TextTooLongError(most=MOST_PARAGRAPHS)
    return proposal


def _read(path: Path, language: Language | None) -> ResolutionProposal:
    if is_archive(_beginning(path)):
        with open_container(path) as container:
            return _of_document(_written(container), container.name, language)
    text = read_text(path)
    if text.lstrip()[:20].casefold().startswith(_MARKUP):
        raise NotADocumentError(name=path.name)
    return read_resolution(text, language)


def _of_document(written: Written, name: str, language: Language | None) -> ResolutionProposal:
    """The text of a document; of languages side by side the one that is wanted, else the first."""
    languages = languages_beside(written.items)
    chosen = language or next(iter(languages), None)
    if chosen is None or chosen not in languages:
        read = word_text(written, name)
        return read_resolution_blocks(read.blocks, language, read.notices)
    read = word_text(replace(written, items=in_language(written.items, chosen)), name)
    told = Notice(
        code="resolution.side_by_side", message=_SIDE_BY_SIDE, values={"language": LANGUAGE_NAMES[chosen]}
    )
    proposal = read_resolution_blocks(read.blocks, chosen, (told, *read.notices))
    return replace(proposal, beside=tuple(one for one in languages if one != chosen))


def read_returned_file(path: Path) -> ReturnedText | None:
    """The rows of a .docx or .odt that the program exported; None for a file of others, also a plain text."""
    if not is_archive(_beginning(path)):
        return None
    with open_container(path) as container:
        return returned_text(_written(container))


def _written(container: Container) -> Written:
    if container.kind is ContainerKind.WORD:
        return read_written(container)
    from forumdesk.exchange.odt_in import read_written_odt

    return read_written_odt(container)


def _beginning(path: Path) -> bytes:
    """The first bytes; refuses the kinds of old, whose names may be new."""
    name = path.name or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(_LOOKED_AT)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceMissingError(name=name) from error
    except (OSError, ValueError) as error:
        raise SourceUnreadableError(name=name) from error
    refuse_old_kinds(data, name)
    return data
