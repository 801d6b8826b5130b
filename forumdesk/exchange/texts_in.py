"""Reading a resolution from a text file of any kind: Word, OpenDocument, Markdown or plain text."""

from pathlib import Path

from forumdesk.domain.texts import Language
from forumdesk.exchange.errors import SourceMissingError, SourceUnreadableError
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
from forumdesk.services.proposals import ResolutionProposal, ReturnedText

TEXT_FILES = "*.docx *.odt *.md *.txt"
"""The kinds of files that hold a text, as a dialog lists them."""

_LOOKED_AT = 2 * 1024 * 1024  # bytes: what an encrypted document says of itself may stand far inside
# A page of the web, or a document of Word or LibreOffice saved as one file of XML.
_MARKUP = ("<?xml", "<!doctype", "<html", "mime-version:")


def read_text_file(path: Path, language: Language | None) -> ResolutionProposal:
    """The resolution in the file at ``path``, whose kind is told by its content, whatever its name says.

    ``language`` as in :func:`~forumdesk.exchange.resolution_text.read_resolution`. Raises its errors and those of
    :func:`~forumdesk.exchange.reading.read_text` or :func:`~forumdesk.exchange.word.container.open_container`.
    """
    if is_archive(_beginning(path)):
        with open_container(path) as container:
            read = word_text(_written(container), container.name)
        return read_resolution_blocks(read.blocks, language, read.notices)
    text = read_text(path)
    if text.lstrip()[:20].casefold().startswith(_MARKUP):
        raise NotADocumentError(name=path.name)
    return read_resolution(text, language)


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
