"""Papers as editable ones say them: the words of their models in reading order, and structures of our own making."""

import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from random import Random

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from forumdesk.documents.agenda import agenda_paper
from forumdesk.documents.amendments import amendments_paper
from forumdesk.documents.approval_sheet import approval_paper
from forumdesk.documents.chair_script import chair_script_paper
from forumdesk.documents.comments import comments_paper
from forumdesk.documents.consultation_summary import summary_paper
from forumdesk.documents.counting_protocol import counting_paper
from forumdesk.documents.distribution import distribution_paper
from forumdesk.documents.extract import extract_paper
from forumdesk.documents.grid_model import (
    Cell,
    Grid,
    GridColumn,
    GridPaper,
    GridRow,
    Para,
    Part,
    Spread,
    Tone,
)
from forumdesk.documents.invitation import letters
from forumdesk.documents.list_model import Group, ListPaper
from forumdesk.documents.minutes import minutes_paper
from forumdesk.documents.people_lists import MAKERS, list_paper
from forumdesk.documents.programme import programme_paper
from forumdesk.documents.registry import Sheet
from forumdesk.documents.roll_call_sheet import roll_call_paper
from forumdesk.documents.speakers import speakers_paper
from forumdesk.documents.stretches import changed_stretches
from forumdesk.documents.styles import Layout
from forumdesk.documents.timekeeping import timekeeping_paper
from forumdesk.documents.vote_sheet import vote_sheet_paper
from forumdesk.domain.redline import Piece, PieceKind
from forumdesk.domain.texts import Language
from forumdesk.services.people_sheets import PeopleSheet
from tests.builders_meeting_sheets import conducted_sheet
from tests.builders_minutes_sheets import counting_sheet, minutes_sheet, roll_call_sheet, vote_sheet
from tests.builders_people_sheets import SHIPPED, people_sheet
from tests.builders_routing import approval_sheet, distribution_sheet
from tests.builders_text_sheets import amendments_sheet, comments_sheet

KK, RU, EN = Language
BOX = "\N{BALLOT BOX}"

# Each paper of rows with its sheet and what lays it out.
GRIDS: dict[str, tuple[Callable[[], Sheet], Callable[..., GridPaper]]] = {
    "agenda": (conducted_sheet, agenda_paper),
    "programme": (conducted_sheet, programme_paper),
    "chair_script": (conducted_sheet, chair_script_paper),
    "speakers": (conducted_sheet, speakers_paper),
    "timekeeping": (conducted_sheet, timekeeping_paper),
    "minutes": (minutes_sheet, minutes_paper),
    "minutes_short": (minutes_sheet, partial(minutes_paper, short=True)),
    "extract": (partial(minutes_sheet, chosen=("a",)), extract_paper),
    "vote_sheet": (vote_sheet, vote_sheet_paper),
    "roll_call": (roll_call_sheet, roll_call_paper),
    "counting_protocol": (counting_sheet, counting_paper),
    "amendments": (amendments_sheet, amendments_paper),
    "comments": (comments_sheet, comments_paper),
    "consultation_summary": (comments_sheet, summary_paper),
    "approval_sheet": (approval_sheet, approval_paper),
    "distribution": (distribution_sheet, distribution_paper),
}
LISTS = tuple(MAKERS)
ARRANGED = (
    ((KK,), Layout.SINGLE),
    ((RU,), Layout.SINGLE),
    ((EN,), Layout.SINGLE),
    ((KK, RU, EN), Layout.SEQUENCE),
    ((KK, RU), Layout.COLUMNS),
    ((RU, KK, EN), Layout.COLUMNS),
)


def of_people() -> PeopleSheet:
    """The people of the sample list."""
    return people_sheet(file=SHIPPED)


def groups_of(languages: tuple[Language, ...], layout: Layout) -> list[tuple[Language, ...]]:
    """The languages of each paper of a file."""
    return [languages] if layout is Layout.COLUMNS else [(language,) for language in languages]


def words_of_grids(papers: Sequence[GridPaper]) -> list[str]:
    """All words of papers in reading order."""
    return " ".join(text for paper in papers for text in _texts(paper)).split()


def _texts(paper: GridPaper) -> Iterator[str]:
    yield from (_said(cell) for spread in paper.head for cell in spread.cells)
    for grid in paper.grids:
        if grid.lead is not None:
            yield from map(_said, grid.lead.cells)
        yield from (_said(column.heading) for column in grid.columns)
        for part in grid.parts:
            yield from map(_said, part.cells)
            yield from map(_said, part.parallels if isinstance(part, GridRow) else ())
    yield from (_said(cell) for spread in paper.closing for cell in spread.cells)


def _said(cell: Cell) -> str:
    return " ".join(
        f"{para.lead} {''.join(one.text for one in changed_stretches(para.pieces)) or para.text}"
        for para in cell
    )


def words_of_lists(papers: Sequence[ListPaper]) -> list[str]:
    """All words of lists in reading order."""
    return " ".join(text for paper in papers for text in _listed(paper)).split()


def _listed(paper: ListPaper) -> Iterator[str]:
    yield from (paper.over, paper.title, *paper.under, *paper.summary)
    yield from (column.heading for column in paper.columns)
    yield from _grouped(paper.groups)
    yield from paper.closing


def _grouped(groups: Sequence[Group]) -> Iterator[str]:
    for group in groups:
        yield from (group.heading, group.note)
        yield from (text for entry in group.entries for cell in entry.cells for text, _ in cell)
        yield from _grouped(group.groups)


def words_wanted(identifier: str, languages: tuple[Language, ...], layout: Layout) -> list[str]:
    """The words of a document in reading order."""
    if identifier in LISTS:
        return words_of_lists([list_paper(identifier, of_people(), one) for one in languages])
    if identifier == "invitation":
        return " ".join(text for letter in letters(of_people(), languages) for text in letter.texts).split()
    sheet, make = GRIDS[identifier]
    return words_of_grids([make(sheet(), group) for group in groups_of(languages, layout)])


def opened(docx: bytes) -> WordDocument:
    """The document as python-docx reads it."""
    return Document(io.BytesIO(docx))


def paragraphs(document: WordDocument) -> list[Paragraph]:
    """All paragraphs of the body in order, those in tables as well."""
    return [Paragraph(one, document) for one in document.element.body.iter(qn("w:p"))]


def words_in(docx: bytes) -> list[str]:
    """All words of the body in the order of the file; boxes to tick are none."""
    text = " ".join(one.text for one in paragraphs(opened(docx)))
    return text.replace(BOX, " ").split()


def papers_of_chance(seed: int) -> list[GridPaper]:
    """Papers of a structure that nobody has thought of, every word of them another."""
    dice = Random(seed)
    languages = tuple(dice.sample(list(Language), dice.randint(1, 3)))
    return [_Chance(dice, languages).paper() for _ in range(dice.randint(1, 2))]


class _Chance:
    def __init__(self, dice: Random, languages: tuple[Language, ...]) -> None:
        self._dice = dice
        self._languages = languages
        self._count = 0

    def paper(self) -> GridPaper:
        return GridPaper(
            languages=self._languages,
            head=tuple(self._spread(self._dice.choice(("H1", "P"))) for _ in range(self._dice.randint(0, 3))),
            grids=tuple(self._grid() for _ in range(self._dice.randint(0, 5))),
            closing=tuple(self._spread("P") for _ in range(self._dice.randint(0, 2))),
            running=tuple("head" for _ in self._languages),
            continued=tuple("…" for _ in self._languages),
            size=self._dice.choice((9.0, 11.5, 13.5)),
            lying=len(self._languages) == 3,
            preset_margins=False,
        )

    def _word(self) -> str:
        self._count += 1
        return f"{self._dice.choice(('сөз', 'слово', 'word'))}{self._dice.randrange(10**6)}x{self._count}"

    def _cell(self, most: int = 3) -> Cell:
        return tuple(self._para() for _ in range(self._dice.randint(0, most)))

    def _para(self) -> Para:
        words = " ".join(self._word() for _ in range(self._dice.randint(1, 9)))
        pieces: tuple[Piece, ...] = ()
        if self._dice.random() < 0.15:
            kinds = (PieceKind.SAME, PieceKind.DELETED, PieceKind.INSERTED, PieceKind.SAME)
            pieces = tuple(Piece(kind, f"{self._word()} ") for kind in kinds)
        lead = f"{self._word()}:" if self._dice.random() < 0.15 and not pieces else ""
        language = self._dice.choice((None, *Language))
        return Para(words, self._dice.choice(list(Tone)), pieces, language, lead)

    def _spread(self, tag: str) -> Spread:
        return Spread(
            cells=tuple(self._cell(2) for _ in self._languages),
            tag=tag,
            before=self._dice.uniform(0, 12),
            with_next=self._dice.random() < 0.5,
            grounded=self._dice.random() < 0.3,
            repeats=self._dice.random() < 0.3,
            turns=self._dice.random() < 0.1,
        )

    def _grid(self) -> Grid:
        headed = self._dice.random() < 0.5
        columns = tuple(self._column(headed=headed) for _ in range(self._dice.randint(1, 7)))
        if self._dice.random() < 0.4:
            columns = (GridColumn(width=24), *(GridColumn(language=one) for one in self._languages))
        return Grid(
            columns=columns,
            parts=tuple(self._part(len(columns)) for _ in range(self._dice.randint(0, 6))),
            lead=self._spread("H2") if self._dice.random() < 0.3 else None,
            rules=self._dice.choice(("", "rows", "all")),
            table=self._dice.random() < 0.6,
        )

    def _column(self, *, headed: bool) -> GridColumn:
        return GridColumn(
            width=self._dice.choice((0.0, 0.0, 30.0, 90.0)),
            share=self._dice.uniform(0.2, 2),
            language=self._dice.choice((None, *self._languages)),
            heading=self._cell(2) if headed else (),
            figures=self._dice.random() < 0.2,
            blank=self._dice.random() < 0.2,
        )

    def _part(self, columns: int) -> Part:
        if self._dice.random() < 0.2:
            return self._spread(self._dice.choice(("TH", "H2", "H3", "P")))
        cells = [self._cell() for _ in range(columns)]
        if ticked := self._dice.random() < 0.1:
            cells[0] = ()
        parallels = tuple(self._cell() for _ in range(self._dice.randint(1, 5)))
        return GridRow(
            cells=tuple(cells),
            parallels=parallels if self._dice.random() < 0.15 else (),
            before=self._dice.uniform(0, 12),
            with_next=self._dice.random() < 0.3,
            barred=self._dice.random() < 0.2,
            ticked=ticked,
            unruled=self._dice.random() < 0.1,
            flows=self._dice.random() < 0.3,
            least=self._dice.choice((0.0, 24.0)),
        )
