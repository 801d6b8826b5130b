"""A printed resolution read back: what is attached to it, and what its pages show, by their tags.

Text counts as shown where it is drawn, whatever the tags say instead of it. What cannot be told by reading – letters
with the meaning of others, or something laid over them – is told by drawing what was read anew: :mod:`handout_looks`.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forumdesk.documents.errors import DocumentError
from forumdesk.documents.handout_columns import UntaggedReading
from forumdesk.documents.handout_looks import LooksCheck
from forumdesk.documents.handout_pieces import HYPHEN, SAME_LINE, Piece, line_ended, pieces_of
from forumdesk.documents.pdfium import PDFIUM
from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.texts import Language
from forumdesk.services.codes import Code, NewerCodeError, NoCodeError, parse_code
from forumdesk.services.handout_checks import HandoutCheck, Shown, checked
from forumdesk.services.handouts import FILE_NAME, Handout

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_LARGEST = 200_000_000  # bytes of a file
_DEEPEST = 60  # elements inside each other: ours has six and three more for each level of points


class HandoutFileError(DocumentError):
    """The file is not there or cannot be read."""

    code = "handout.file"
    message = N_("The file cannot be read: {path}. Check that it is there and may be opened.")


class HandoutTooLargeError(DocumentError):
    """No resolution is as large as this."""

    code = "handout.too_large"
    message = N_("This PDF is too large to be a printed resolution: {path}. It was not read.")


class NotAPdfError(DocumentError):
    """The file is no PDF, or is damaged beyond reading."""

    code = "handout.not_a_pdf"
    message = N_("This is no PDF, or it is damaged: {path}. Ask whoever sent it for the original.")


class PdfLockedError(DocumentError):
    """The PDF asks for a password."""

    code = "handout.locked"
    message = N_(
        "This PDF is protected by a password: {path}. Save it without one, or type its printed code."
    )


class NothingAttachedError(DocumentError):
    """The PDF was not printed as adopted by this program, or another program took the attachment away."""

    code = "handout.nothing_attached"
    message = N_(
        "Nothing to check by is attached to this PDF: {path}. It was not printed as adopted, or another program"
        " saved it anew. Check it by its printed code where the register is at hand."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadHandout:
    """A file as it was read.

    ``attached`` are the bytes of the handout, None where there is none. ``shown`` is the text of the pages by
    paragraphs; not ``by_tags``, by columns of all pages, since the tags are gone. ``feet`` has for each page the
    words outside its text. ``odd_pages`` (from 0) look otherwise than they read. ``code`` is the first printed
    code that stands in ``feet``.
    """

    name: str
    attached: bytes | None
    shown: tuple[Shown, ...]
    feet: tuple[str, ...]
    by_tags: bool
    odd_pages: tuple[int, ...]
    code: Code | None

    def checked(self) -> HandoutCheck:
        """Pages and attachment compared. Raises NothingAttachedError, HandoutUnreadableError, HandoutNewerError."""
        if self.attached is None:
            raise NothingAttachedError(path=self.name)
        return checked(self.attached, self.shown, self.feet, by_tags=self.by_tags, odd_pages=self.odd_pages)


def read_handout(
    source: Path | bytes, name: str = "", *, told: Callable[[int, int], None] | None = None
) -> ReadHandout:
    """Read a PDF; ``name`` stands for it in a refusal, else its path.

    ``told`` is called before each page with pages read and pages in all; what it raises ends the reading.
    Raises HandoutFileError, HandoutTooLargeError, NotAPdfError and PdfLockedError.
    """
    called = name or (str(source) if isinstance(source, Path) else "PDF")
    data = source if isinstance(source, bytes) else _bytes_of(source)
    document = _opened(data, called)
    try:
        return _Reading(document, called, told or _untold).read()
    finally:
        with PDFIUM:
            document.close()


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise HandoutFileError(path=str(path))
        if path.stat().st_size > _LARGEST:
            raise HandoutTooLargeError(path=str(path))
        return path.read_bytes()
    except OSError as error:
        raise HandoutFileError(path=str(path)) from error


def _opened(data: bytes, name: str) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError, raw

    with PDFIUM:
        try:
            document = PdfDocument(data)
            if len(document) == 0:
                raise NotAPdfError(path=name)
        except PdfiumError as error:
            locked = raw.FPDF_GetLastError() in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
            raise (PdfLockedError if locked else NotAPdfError)(path=name) from error
    return document


def _untold(_done: int, _pages: int) -> None:
    """Nobody waits for word."""


class _Reading:
    """One file, page by page."""

    def __init__(self, document: "PdfDocument", name: str, told: Callable[[int, int], None]) -> None:
        self._document = document
        self._name = name
        self._told = told
        with PDFIUM:
            self._count = len(document)

    def read(self) -> ReadHandout:
        """Everything."""
        attached = self._attached()
        texts: dict[tuple[int, ...], str] = {}
        languages: dict[tuple[int, ...], str] = {}
        feet: list[str] = []
        odd: list[int] = []
        tagged = True
        with LooksCheck() as looks:
            for number in range(self._count):
                self._told(number, self._count)
                with self._page(number) as (page, text_page):
                    pieces = list(pieces_of(page, text_page))
                    owners = dict(_elements(page, languages))
                    tagged = tagged and (bool(owners) or not pieces)
                    feet.append(_collect(pieces, owners, texts))
                    if looks.differs(page, text_page):
                        odd.append(number)
        if not tagged or not texts:
            shown, feet = self._untagged(attached)
        else:
            shown = tuple(
                Shown(language=_language(languages[path]), text=texts[path].replace(HYPHEN, "-"))
                for path in sorted(texts)
            )
        return ReadHandout(
            name=self._name,
            attached=attached,
            shown=shown,
            feet=tuple(feet),
            by_tags=tagged and bool(texts),
            odd_pages=tuple(odd),
            code=_first_code(feet),
        )

    @contextmanager
    def _page(self, number: int) -> Iterator[tuple["PdfPage", "PdfTextPage"]]:
        """A page with its text, for whoever has PDFium alone meanwhile."""
        from pypdfium2 import PdfiumError

        with PDFIUM:
            try:
                page = self._document[number]
                text_page = page.get_textpage()
            except PdfiumError as error:
                raise NotAPdfError(path=self._name) from error
            try:
                yield page, text_page
            finally:
                text_page.close()
                page.close()

    def _attached(self) -> bytes | None:
        from pypdfium2 import PdfiumError

        with PDFIUM:
            count = self._document.count_attachments()
            named = [self._document.get_attachment(number) for number in range(count)]
            found = [one for one in named if one.get_name() == FILE_NAME]
            if len(found) == 1:
                with suppress(PdfiumError):  # it is there, and holds nothing
                    return bytes(found[0].get_data())
            # Of two with this name another program may show either: neither is believed.
            return b"" if found else None

    def _untagged(self, attached: bytes | None) -> tuple[tuple[Shown, ...], list[str]]:
        """The words of all pages without any tags, in the arrangement that the attachment says they have."""
        reading = UntaggedReading(_handout(attached))
        for number in range(self._count):
            with self._page(number) as (page, text_page):
                reading.read(page, text_page)
        return reading.shown()


def _elements(
    page: "PdfPage", languages: dict[tuple[int, ...], str]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """For each mark of the page its element: by the places in which elements stand inside each other.

    These are the same on every page, so that a paragraph broken over two is one.
    """
    from pypdfium2 import raw

    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        for number in range(raw.FPDF_StructTree_CountChildren(tree)):
            root = raw.FPDF_StructTree_GetChildAtIndex(tree, number)
            if root:
                yield from _marks_below(root, (number,), (number,), "", languages)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _marks_below(
    element: Any,
    path: tuple[int, ...],
    place: tuple[int, ...],
    language: str,
    languages: dict[tuple[int, ...], str],
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each mark with the path of its paragraph, which is ``place``: number and text of a point are one."""
    from pypdfium2 import raw

    language = _language_code(element) or language
    tag = _tag(element)
    for number in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            below = (*path, number)
            joins = tag == "LI" or (tag == "LBody" and number == 0) or _tag(child) in {"Span", "Link"}
            if len(path) < _DEEPEST:
                yield from _marks_below(child, below, place if joins else below, language, languages)
            continue
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, number)
        if mark >= 0:
            languages[place] = language
            yield mark, place


def _tag(element: Any) -> str:
    from pypdfium2 import raw

    buffer = ctypes.create_string_buffer(64)
    size = raw.FPDF_StructElement_GetType(element, buffer, len(buffer))
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace") if 2 < size <= 64 else ""


def _language_code(element: Any) -> str:
    from pypdfium2 import raw

    buffer = ctypes.create_string_buffer(64)
    size = raw.FPDF_StructElement_GetLang(element, buffer, len(buffer))
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")[:2] if 2 < size <= 64 else ""


def _language(code: str) -> Language | None:
    return Language(code) if code in set(Language) else None


def _collect(
    pieces: list[Piece], owners: dict[int, tuple[int, ...]], texts: dict[tuple[int, ...], str]
) -> str:
    """Add the pieces of a page to the texts of their elements; returns what belongs to none."""
    outside: list[str] = []
    below: dict[tuple[int, ...], float] = {}
    for piece in pieces:
        path = owners.get(piece.mark)
        if path is None:
            outside.append(piece.text.replace(HYPHEN, "-"))
            continue
        before = texts.get(path, "")
        if before and (path not in below or abs(below[path] - piece.baseline) > SAME_LINE):
            before = line_ended(before)
        texts[path] = before.replace(HYPHEN, "-") + piece.text
        below[path] = piece.baseline
    return " ".join(" ".join(outside).split())


def _handout(attached: bytes | None) -> Handout | None:
    try:
        return Handout.from_bytes(attached) if attached is not None else None
    except KnownError:
        return None


def _first_code(feet: list[str]) -> Code | None:
    for foot in feet:
        with suppress(NoCodeError, NewerCodeError):
            return parse_code(foot)
    return None
