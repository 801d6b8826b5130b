"""An attendance list of 10,000 people, against the same lines drawn by a bare canvas.

The base is handed every line with its place: it neither breaks lines nor pages, and asks no letter whether the
font has it.
"""

import io
from collections.abc import Callable
from functools import cache

from forumdesk.documents.fonts import SERIF, Face, font
from forumdesk.documents.list_pdf import HEAD_GAP, page_shape, print_lists
from forumdesk.documents.page import FileFacts
from forumdesk.documents.people_lists import list_paper
from forumdesk.documents.styles import A4, load_preset
from forumdesk.documents.tables import Frame, Place, SetRow, Table, broken
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.people_sheets import PeopleSheet, PersonLine
from tests.builders_people_sheets import MADE_AT, people_of, people_sheet

TITLE = "attendance list of 10,000 people, archival PDF"
LIMIT = 3.0
TURNS = 3
PEOPLE = 10_000
SHAPE = page_shape(load_preset())


def ours() -> Callable[[], object]:
    """Order, break, paginate and draw the list."""
    sheet = _sheet()
    facts = FileFacts(title="Attendance", author="", language="kk", made_at=MADE_AT)

    def printed() -> bytes:
        broken.cache_clear()  # type: ignore[attr-defined] # nobody prints the same people twice
        return print_lists([list_paper("attendance", sheet, Language.KK)], facts, load_preset())

    return printed


def base() -> Callable[[], object]:
    """Draw the lines where they stand."""
    for face in SERIF:
        font(face)
    pages = _placed_lines()
    return lambda: _drawn(pages)


@cache
def _sheet() -> PeopleSheet:
    from dataclasses import replace

    sample = people_of_sample()
    lines = tuple(
        replace(
            sample[number % len(sample)],
            number=number,
            name=_numbered(sample[number % len(sample)], number),
            listed_name=LocalizedText(),
        )
        for number in range(PEOPLE)
    )
    return people_sheet(lines)


def people_of_sample() -> tuple[PersonLine, ...]:
    """The people of the shipped sample."""
    from tests.builders_people_sheets import SHIPPED

    return people_of(SHIPPED)


def _numbered(person: PersonLine, number: int) -> LocalizedText:
    """A name of its own for everybody: what repeats would be measured once only."""
    letters = "абвгдежзик"
    ending = "".join(letters[int(figure)] for figure in f"{number:04}")
    return LocalizedText(*(f"{person.name.in_language(one)} {ending}" for one in Language))


Words = list[tuple[float, float, float, Face, str]]
Rules = list[tuple[float, float, float, float]]


def _placed_lines() -> list[tuple[Words, Rules]]:
    """The lines of every page with left end, baseline, size and face; and the rules of its rows."""
    paper = list_paper("attendance", _sheet(), Language.KK)
    table = Table(paper, SHAPE.measure)
    frame = Frame(width=SHAPE.measure, height=SHAPE.depth, before=80 + HEAD_GAP, after=30)
    return [(_words(table, page), _rules(table, page)) for page in table.pages(frame)]


def _words(table: Table, page: list[Place]) -> Words:
    found: Words = []
    for place in page:
        part = place.part
        cells = part.cells if isinstance(part, SetRow) else [part.lines]
        for cell, left in zip(cells, table.lefts, strict=False):
            for placed in cell:
                text, face = placed.line.pieces[0]
                baseline = SHAPE.height - SHAPE.top - place.top - placed.middle - 0.35 * placed.size
                found.append((SHAPE.left + left + placed.line.indent, baseline, placed.size, face, text))
    return found


def _rules(table: Table, page: list[Place]) -> Rules:
    found: Rules = []
    right = SHAPE.width - SHAPE.right
    for place in page:
        if isinstance(place.part, SetRow):
            top = SHAPE.height - SHAPE.top - place.top
            foot = top - place.part.height
            found.append((SHAPE.left, foot, right, foot))
            found += [(SHAPE.left + at, top, SHAPE.left + at, foot) for at in (*table.lefts, SHAPE.measure)]
    return found


def _drawn(pages: list[tuple[Words, Rules]]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    for words, rules in pages:
        canvas.setLineWidth(0.4)
        canvas.lines(rules)
        for left, baseline, size, face, text in words:
            canvas.setFont(face.value, size)
            canvas.drawString(left, baseline, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
