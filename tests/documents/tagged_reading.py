"""What a screen reader is given: the text of a PDF in the order of its tags, decoded by the file's own tables."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

SOFT_HYPHEN = "\u00ad"
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)> *<([0-9A-Fa-f]+)> *<([0-9A-Fa-f]+)>")
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)> *<([0-9A-Fa-f]+)>")

Marked = dict[tuple[tuple[int, int], int], str]


def sections(printed: bytes) -> list[tuple[str, list[str]]]:
    """Language and words, in order, of each part of the document; words divided by a soft hyphen are whole."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        marked: Marked = {}
        for page in pdf.pages:
            for number, text in _marks(page):
                marked[page.obj.objgen, number] = text
        return [
            (str(part.get("/Lang", "")), _words("".join(_texts(part, marked))))
            for part in pdf.Root.StructTreeRoot.K[0].K
        ]


def _words(text: str) -> list[str]:
    return text.replace(f"{SOFT_HYPHEN} ", "").replace(SOFT_HYPHEN, "").split()


def _texts(element: Any, marked: Marked) -> Iterator[str]:
    """The texts below an element in the order of reading; each mark ends as it was drawn, with or without a space."""
    for part in element.get("/K", ()):
        if isinstance(part, int):
            yield marked.get((element.Pg.objgen, part), "")
        elif part.get("/Type") == pikepdf.Name.MCR:
            yield marked.get((part.Pg.objgen, int(part.MCID)), "")
        elif "/S" in part:
            yield from _texts(part, marked)


def _marks(page: Any) -> Iterator[tuple[int, str]]:
    """Number and text of all marked content of a page."""
    tables = {name: _table(font) for name, font in page.Resources.get("/Font", {}).items()}
    table: dict[bytes, str] = {}
    open_marks: list[int | None] = []
    texts: dict[int, list[str]] = {}
    for step in pikepdf.parse_content_stream(page):
        operator = str(step.operator)
        if operator == "BDC":
            facts = step.operands[1]
            number = facts.get("/MCID") if isinstance(facts, pikepdf.Dictionary) else None
            open_marks.append(None if number is None else int(number))
        elif operator == "EMC":
            open_marks.pop()
        elif operator == "Tf":
            table = tables[str(step.operands[0])]
        elif operator == "Tj" and open_marks and open_marks[-1] is not None:
            codes = bytes(step.operands[0])
            shown = "".join(table[codes[place : place + 1]] for place in range(len(codes)))
            texts.setdefault(open_marks[-1], []).append(shown)
    for mark, parts in texts.items():
        yield mark, "".join(parts)


def _table(font: Any) -> dict[bytes, str]:
    """What each code of a font stands for."""
    said = font.ToUnicode.read_bytes()
    table: dict[bytes, str] = {}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", said, re.DOTALL):
        for first, last, start in _RANGE.findall(block):
            for place in range(int(first, 16), int(last, 16) + 1):
                table[bytes([place])] = chr(int(start, 16) + place - int(first, 16))
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", said, re.DOTALL):
        for code, text in _PAIR.findall(block):
            table[bytes.fromhex(code.decode())] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return table
