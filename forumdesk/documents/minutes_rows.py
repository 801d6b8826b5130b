"""What minutes are made of: headings, labels, prose, tables and lines to sign on, gathered in reading order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from forumdesk.documents.fonts import Face, width
from forumdesk.documents.grid_model import Cell, Grid, GridColumn, GridRow, Para, Part, Spread, Tone
from forumdesk.documents.meeting_words import text_columns
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.domain.texts import LocalizedText
from forumdesk.language.paper_words import PaperWord
from forumdesk.services.meeting_sheets import QuorumLine
from forumdesk.services.minutes_sheets import PersonOnSheet

_WIDEST = 46.0  # points for numbers before a text
_SIGN_SHARES = (0.44, 0.24, 0.32)  # post, line, name

Say = Callable[[MinutesWords], str]


class Course:
    """Gathers the parts of a paper; ``words`` are those of its languages, ``size`` that of its text in points."""

    def __init__(self, words: Sequence[MinutesWords], size: float, labels: Iterable[str] = ()) -> None:
        self.words = words
        self.size = size
        widest = max((width(label, Face.REGULAR, size) for label in labels), default=0.0)
        self._columns = (GridColumn(width=max(18.0, min(_WIDEST, widest + 2))), *text_columns(words))
        self._parts: list[Part] = []
        self._grids: list[Grid] = []
        self._apart = False

    def grids(self) -> tuple[Grid, ...]:
        """Everything so far."""
        self._close()
        return tuple(self._grids)

    def heading(self, say: Say, *, tag: str = "H2", turns: bool = False, tone: Tone = Tone.STRONG) -> None:
        """A heading across the paper; one that ``turns`` begins a page."""
        self._spread(say, tone, tag, self.size * (1.6 if tag == "H2" else 1.1), turns=turns)

    def aside(self, say: Say, *, turns: bool = True) -> None:
        """What stands at the right above an annex."""
        self._spread(say, Tone.ASIDE, "P", self.size, turns=turns)

    @property
    def _is_empty(self) -> bool:
        return not self._parts and not self._grids

    def fact(self, say: Say, *, with_next: bool = False) -> None:
        """A line across the paper whose beginning, up to the colon, is bold; left out where nothing is said."""
        said = [say(one) for one in self.words]
        if any(said):
            cells = tuple((_with_lead(text),) if text else () for text in said)
            before = self.size * (1.4 if self._is_empty else 0.45)
            self._parts.append(Spread(cells=cells, before=before, with_next=with_next))

    def label(self, say: Say) -> None:
        """What stands above the paragraphs of one kind: HEARD, SPOKE, RESOLVED."""
        self._spread(lambda one: f"{said}:" if (said := say(one)) else "", Tone.STRONG, "H3", self.size * 0.8)

    def lines(
        self,
        say: Callable[[MinutesWords], Sequence[str]],
        *,
        label: str = "",
        lead: Say | None = None,
        tone: Tone = Tone.PROSE,
        with_next: bool = False,
    ) -> None:
        """Paragraphs, each a row, with ``label`` and ``lead`` before the first one."""
        said = [say(one) for one in self.words]
        for number in range(max(map(len, said), default=0)):
            cells = []
            for one, texts in zip(self.words, said, strict=True):
                text = texts[number] if number < len(texts) else ""
                before = f"{lead(one)}:" if lead and not number else ""
                cells.append((Para(text, tone, lead=before),) if text else ())
            self.row(cells, label="" if number else label, with_next=with_next)

    def line(self, say: Say, *, label: str = "", tone: Tone = Tone.PROSE, with_next: bool = False) -> None:
        """One paragraph; left out where there is nothing to say."""
        self.lines(
            lambda one: [text] if (text := say(one)) else [], label=label, tone=tone, with_next=with_next
        )

    def row(self, cells: Sequence[Cell], *, label: str = "", with_next: bool = False) -> None:
        """A row of prose, one cell a language."""
        if any(cells):
            is_below_table = not self._parts and bool(self._grids)
            before = self.size * (1.0 if self._apart else 0.6 if is_below_table else 0.5 if label else 0.3)
            self._apart = False
            first = (Para(label),) if label else ()
            self._parts.append(GridRow(cells=(first, *cells), before=before, with_next=with_next, flows=True))

    def table(self, grid: Grid) -> None:
        """A table, in its place among the paragraphs."""
        self._close()
        self._grids.append(grid)

    def signatures(self, signers: Sequence[tuple[Say, PersonOnSheet | None]], *, signed: bool = True) -> None:
        """Post, a line to sign on and name of each, once for all languages of the paper: one sheet is signed once.

        Not ``signed``, only who signed the original is told.
        """
        self._close()
        shares = [GridColumn(share=share) for share in _SIGN_SHARES]
        if signed:
            shares[1] = replace(shares[1], blank=True)
        rows = []
        for number, (post, person) in enumerate(signers):
            cells = (self._each(post), (), self._each(_name_of(person)))
            before = self.size * ((2.2 if number == 0 else 1.4) if signed else (1.6 if number == 0 else 0.3))
            rows.append(GridRow(cells=cells, before=before, with_next=number < len(signers) - 1))
        self._grids.append(Grid(columns=tuple(shares), parts=tuple(rows), table=False))

    def apart(self) -> None:
        """Set the next paragraph off from those above it, unless a heading does."""
        last = self._parts[-1] if self._parts else None
        self._apart = isinstance(last, GridRow)

    def keep_last(self) -> None:
        """Keep the last paragraph on one page with what follows."""
        if self._parts:
            self._parts[-1] = replace(self._parts[-1], with_next=True)

    def _each(self, say: Say) -> Cell:
        texts = {text: one.language for one in self.words if (text := say(one))}
        return tuple(Para(text, language=language) for text, language in texts.items())

    def _spread(self, say: Say, tone: Tone, tag: str, before: float, *, turns: bool = False) -> None:
        cells = tuple((Para(text, tone),) if (text := say(one)) else () for one in self.words)
        self._parts.append(Spread(cells=cells, tag=tag, before=before, turns=turns))

    def _close(self) -> None:
        if self._parts:
            self._grids.append(Grid(columns=self._columns, parts=tuple(self._parts), table=False))
            self._parts = []


def dotted(label: str) -> str:
    """The number as it stands before a title: "1.", "2.1.", "(a)"."""
    return label if label.endswith((")", ".")) else f"{label}."


def saying(text: LocalizedText) -> Say:
    """Says a text, in one line."""
    return lambda one: one.of(text)


def naming(word: PaperWord) -> Say:
    """Says an official wording."""
    return lambda one: one.word(word)


def counting(quorum: QuorumLine) -> Say:
    """Says how many were there."""
    return lambda one: one.presence(quorum)


def _name_of(person: PersonOnSheet | None) -> Say:
    return saying(person.name if person is not None else LocalizedText())


def _with_lead(text: str) -> Para:
    lead, colon, rest = text.partition(": ")
    if not colon and not text.endswith(":"):
        return Para(text)
    return Para(rest, lead=f"{lead.removesuffix(':')}:")
