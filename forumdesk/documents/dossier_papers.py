"""Pages that only a dossier has: its annexes, what was said to decisions, who signed, and the sealed record."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from forumdesk.documents.decided import write_statement
from forumdesk.documents.dossier_files import shown_name
from forumdesk.documents.dossier_words import DossierWords, grouped
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
from forumdesk.documents.meeting_words import (
    figures_column,
    head_of,
    headings,
    paragraphs,
    running_of,
    text_columns,
)
from forumdesk.documents.minutes_rows import Course
from forumdesk.domain.decisions import short_code
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.services.dossier_sheets import RECORD, SIGNATURES, STATEMENTS, DossierSheet, SealedChain

ANNEXES = "annexes"
TITLES = {
    ANNEXES: N_("List of annexes"),
    STATEMENTS: N_("Statements on the decisions"),
    SIGNATURES: N_("Register of signatures"),
    RECORD: N_("Sealed record"),
}
RECORDS_FILE = "records.jsonl"
_SIZES = {1: 10.0, 2: 9.5, 3: 9.0}
_HASH_PART = 0.86  # of the size: hashes
_HASH_WIDTH = 18.0  # times their size: four groups of eight digits
_MOMENT = 98.0  # points for a day with its time


def own_paper(part: str, sheet: DossierSheet, languages: tuple[Language, ...]) -> GridPaper:
    """A part of the dossier alone in ``languages``, side by side where there are several."""
    words = [DossierWords(sheet, language) for language in languages]
    size = _SIZES[len(languages)]
    title = TITLES[part]
    return GridPaper(
        languages=languages,
        head=head_of(sheet, words, title),
        grids=tuple(_WRITERS[part](sheet, words, size)),
        running=running_of(sheet, words, title),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        size=size,
        lying=len(languages) > (1 if part != STATEMENTS else 2),
    )


def _annexes(sheet: DossierSheet, words: Sequence[DossierWords], size: float) -> Iterator[Grid]:
    columns = (
        figures_column(words, N_("No."), least=22, size=size),
        *text_columns(words, N_("File")),
        figures_column(words, N_("Size"), least=52, size=size),
        GridColumn(width=_hash_width(size), heading=headings(words, N_("SHA-256"))),
    )
    rows = []
    for one in sheet.annexes:
        texts = [
            (
                Para(shown_name(one.name), Tone.STRONG),
                *paragraphs(word.item(one), one.media_type, tone=Tone.QUIET),
            )
            for word in words
        ]
        size_said = tuple(dict.fromkeys(word.size(one.size) for word in words))
        cells = (paragraphs(str(one.number)), *texts, paragraphs(*size_said), _hash(one.sha256))
        rows.append(GridRow(cells=cells))
    yield _note(words, N_("The files lie in this PDF as attachments, under the numbers of this list."))
    yield Grid(columns=columns, parts=tuple(rows), rules="rows")


def _statements(sheet: DossierSheet, words: Sequence[DossierWords], size: float) -> Iterator[Grid]:
    course = Course(words, size)
    before = -1
    for said in sheet.statements:
        if said.decision != before:
            before = number = said.decision
            course.heading(lambda one, number=number: _to_decision(one, number))  # type: ignore[misc]
        write_statement(course, said.statement)
    yield from course.grids()


def _to_decision(words: DossierWords, number: int) -> str:
    return words.decision(number) if number else words.say(N_("Not assigned to a decision"))


def _signatures(sheet: DossierSheet, words: Sequence[DossierWords], size: float) -> Iterator[Grid]:
    if sheet.papers_signed:
        yield _papers_signed(sheet, words, size)
    if sheet.heads_signed:
        yield _heads_signed(sheet, words, size)


def _papers_signed(sheet: DossierSheet, words: Sequence[DossierWords], size: float) -> Grid:
    columns = (
        figures_column(words, N_("No."), least=22, size=size),
        *text_columns(words, N_("Signed paper")),
        GridColumn(width=110, heading=headings(words, N_("Signed by"))),
        GridColumn(width=86, heading=headings(words, N_("Signed on"))),
        figures_column(words, N_("Annex"), least=40, size=size),
    )
    rows: list[Part] = []
    for number, one in enumerate(sheet.papers_signed, 1):
        texts = [
            (Para(word.document(one.document), Tone.STRONG), Para(word.signed_kind(one.kind), Tone.QUIET))
            for word in words
        ]
        days = tuple(dict.fromkeys(word.day(one.signed_on) for word in words))
        annex = paragraphs(str(one.annex))
        cells = (paragraphs(str(number)), *texts, paragraphs(one.signer), paragraphs(*days), annex)
        rows.append(GridRow(cells=cells))
    return Grid(columns=columns, parts=tuple(rows), rules="rows")


def _heads_signed(sheet: DossierSheet, words: Sequence[DossierWords], size: float) -> Grid:
    columns = (
        figures_column(words, N_("Record"), least=42, size=size),
        GridColumn(heading=headings(words, N_("Fingerprint of the key"))),
        GridColumn(width=_MOMENT, heading=headings(words, N_("Signed on"))),
        GridColumn(width=_hash_width(size), heading=headings(words, N_("Head of the chain (SHA-256)"))),
    )
    rows = [
        GridRow(
            cells=(
                paragraphs(str(one.place)),
                paragraphs(one.fingerprint),
                _moment(words, one.signed_at),
                _hash(one.hash),
            )
        )
        for one in sheet.heads_signed
    ]
    lead = _across(words, N_("Signed heads of the chain of records"))
    return Grid(columns=columns, parts=tuple(rows), lead=lead, rules="rows")


def _record(sheet: DossierSheet, words: Sequence[DossierWords], size: float) -> Iterator[Grid]:
    yield _note(
        words,
        N_(
            "The records lie in this PDF as “{file}”, one in a line. The SHA-256 of a line without its line end is"
            " the hash in this table; every record names the hash of the one before it, so that none can be changed"
            " without changing all that follow."
        ),
        file=RECORDS_FILE,
    )
    for chain in sheet.chains:
        yield _chain(chain, words, size, several=len(sheet.chains) > 1)


def _chain(chain: SealedChain, words: Sequence[DossierWords], size: float, *, several: bool) -> Grid:
    columns = (
        figures_column(words, N_("Record"), least=42, size=size),
        *text_columns(words, N_("Decision")),
        GridColumn(width=_MOMENT, heading=headings(words, N_("Sealed at"))),
        GridColumn(width=_hash_width(size), heading=headings(words, N_("Hash (SHA-256)"))),
    )
    rows: list[Part] = []
    for line in chain.lines:
        texts = []
        for word in words:
            number = word.decision(line.decision) if line.shown else ""
            question = word.of(line.shown.question) if line.shown else ""
            shown = (
                *paragraphs(number, tone=Tone.STRONG),
                *paragraphs(question),
                *paragraphs(word.sealed(line), tone=Tone.QUIET if number else Tone.TEXT),
            )
            texts.append(shown)
        cells = (paragraphs(str(line.place)), *texts, _moment(words, line.sealed_at), _hash(line.hash))
        rows.append(GridRow(cells=cells))
    rows.append(_head_of_chain(chain, words))
    lead = _across(words, N_("Chain of the desk {desk}"), desk=chain.desk) if several else None
    return Grid(columns=columns, parts=tuple(rows), lead=lead, rules="rows")


def _head_of_chain(chain: SealedChain, words: Sequence[DossierWords]) -> GridRow:
    said = [
        paragraphs(
            one.say(N_("Head of the chain")), one.say(N_("Printed code {code}"), code=short_code(chain.head))
        )
        for one in words
    ]
    strong = [tuple(Para(one.text, Tone.STRONG) for one in cell) for cell in said]
    return GridRow(cells=((), *strong, (), _hash(chain.head)))


def _note(words: Sequence[DossierWords], message: str, **fields: object) -> Grid:
    """A paragraph above a table."""
    cells = tuple((Para(one.say(message, **fields), Tone.PROSE),) for one in words)
    return Grid(
        columns=text_columns(words), parts=(GridRow(cells=cells, flows=True, before=8.0),), table=False
    )


def _across(words: Sequence[DossierWords], message: str, **fields: object) -> Spread:
    cells = tuple((Para(one.say(message, **fields), Tone.STRONG),) for one in words)
    return Spread(cells=cells, tag="H2", before=12.0)


def _moment(words: Sequence[DossierWords], at: datetime) -> Cell:
    return paragraphs(words[0].when(at, dated=True) if len(words) == 1 else words[0].stamp(at))


def _hash(digits: str) -> Cell:
    half = len(digits) // 2
    return paragraphs(grouped(digits[:half]), grouped(digits[half:]), tone=Tone.QUIET)


def _hash_width(size: float) -> float:
    return size * _HASH_PART * _HASH_WIDTH


_WRITERS: dict[str, Callable[[DossierSheet, Sequence[DossierWords], float], Iterator[Grid]]] = {
    ANNEXES: _annexes,
    STATEMENTS: _statements,
    SIGNATURES: _signatures,
    RECORD: _record,
}
