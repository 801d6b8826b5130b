"""Changes made to a finished PDF by somebody who is not the program."""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf

from forumdesk.services.canonical import canonical
from forumdesk.services.handouts import FILE_NAME

SPACE = 32  # its code in every subset of a font


def marks_in(pdf: pikepdf.Pdf) -> Iterator[tuple[tuple[int, int], int]]:
    """The page and number of the first mark of each paragraph, in the order of reading; of a point, of its text."""
    for section in pdf.Root.StructTreeRoot.K[0].K:
        for element in section.K:
            yield from _first_marks(element)


def _first_marks(element: Any) -> Iterator[tuple[tuple[int, int], int]]:
    parts = list(element.get("/K", ()))
    if str(element.S) in {"/Figure", "/Lbl"} or not parts:
        return
    if isinstance(parts[0], int):
        yield element.Pg.objgen, int(parts[0])
        return
    for part in parts:
        if "/S" in part:
            yield from _first_marks(part)


def with_words_changed(pdf: bytes, *paragraphs: int) -> bytes:
    """One letter of each of ``paragraphs`` (from 0, in the order of reading) drawn as another."""
    with pikepdf.open(BytesIO(pdf)) as file:
        wanted = list(marks_in(file))
        chosen = {wanted[place] for place in paragraphs}
        for page in file.pages:
            marks = {mark for owner, mark in chosen if owner == page.obj.objgen}
            _rewrite(file, page, marks)
        return _saved(file)


def _changed(mark: int, operands: list[Any], marks: set[int]) -> list[Any]:
    """A letter in the middle of the first drawn words of a mark becomes another letter that stands beside it."""
    if mark not in marks:
        return operands
    codes = bytearray(bytes(operands[0]))
    letters = [place for place, code in enumerate(codes) if code != SPACE]
    middle = letters[len(letters) // 2]
    other = next((codes[place] for place in letters if codes[place] != codes[middle]), None)
    if other is None:
        return operands
    codes[middle] = other
    marks.discard(mark)
    return [pikepdf.String(bytes(codes))]


def _rewrite(file: pikepdf.Pdf, page: pikepdf.Page, marks: set[int]) -> None:
    mark = -1
    made: list[tuple[list[Any], Any]] = []
    for one in pikepdf.parse_content_stream(page):
        operands, operator = list(one.operands), str(one.operator)
        if operator == "BDC":
            mark = int(operands[1].get("/MCID", -1))
        elif operator == "EMC":
            mark = -1
        elif operator == "Tj":
            operands = _changed(mark, operands, marks)
        made.append((operands, one.operator))
    page.Contents = file.make_stream(pikepdf.unparse_content_stream(made))


def with_page_changed(
    pdf: bytes, change: Callable[[pikepdf.Pdf, pikepdf.Page], None], page: int = 0
) -> bytes:
    """One page changed at will."""
    with pikepdf.open(BytesIO(pdf)) as file:
        change(file, file.pages[page])
        return _saved(file)


def drawn_over(operators: bytes) -> Callable[[pikepdf.Pdf, pikepdf.Page], None]:
    """A change: more is drawn on top."""

    def change(file: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.contents_add(file.make_stream(b"q " + operators + b" Q"))

    return change


def with_attachment(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """What is attached changed as an object and written canonically again."""
    with pikepdf.open(BytesIO(pdf)) as file:
        plain = json.loads(file.attachments[FILE_NAME].get_file().read_bytes())
        change(plain)
        return _with_data(file, canonical(plain))


def with_attached_bytes(pdf: bytes, data: bytes) -> bytes:
    """Something else attached under the name."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return _with_data(file, data)


def without_attachment(pdf: bytes) -> bytes:
    """The attachment taken out."""
    with pikepdf.open(BytesIO(pdf)) as file:
        del file.Root.Names
        del file.Root.AF
        return _saved(file)


def without_tags(pdf: bytes) -> bytes:
    """Saved by a program that does not know tags: neither the tree nor the marks are left."""
    with pikepdf.open(BytesIO(pdf)) as file:
        del file.Root.StructTreeRoot
        for page in file.pages:
            kept = [
                one for one in pikepdf.parse_content_stream(page) if str(one.operator) not in {"BDC", "EMC"}
            ]
            page.Contents = file.make_stream(pikepdf.unparse_content_stream(kept))
        return _saved(file)


def without_page(pdf: bytes, page: int) -> bytes:
    """A page taken out."""
    with pikepdf.open(BytesIO(pdf)) as file:
        del file.pages[page]
        return _saved(file)


def encrypted(pdf: bytes) -> bytes:
    """Protected by a password."""
    with pikepdf.open(BytesIO(pdf)) as file:
        made = BytesIO()
        file.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))
        return made.getvalue()


def _with_data(file: pikepdf.Pdf, data: bytes) -> bytes:
    stored = file.Root.Names.EmbeddedFiles.Names[1].EF.F
    stored.write(data)
    return _saved(file)


def _saved(file: pikepdf.Pdf) -> bytes:
    made = BytesIO()
    file.save(made)
    return made.getvalue()
