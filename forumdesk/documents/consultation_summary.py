"""The summary of a consultation: counts, by sender and by paragraph, then what was decided and why."""

from collections.abc import Iterable, Iterator, Sequence

from forumdesk.documents.comments import consultation_spread, nothing_spread, sender
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.grid_model import (
    HEADING_PART,
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
    MeetingWords,
    figures_column,
    head_of,
    headings,
    paragraphs,
    running_of,
    text_columns,
)
from forumdesk.documents.text_words import reference, shared, verdict
from forumdesk.domain.consultations import Verdict
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.services.text_sheets import CommentLine, CommentsSheet

TITLE = N_("Summary of the consultation")
SIZES = {1: 10.0, 2: 9.5, 3: 9.5}
_DECIDED = (Verdict.ACCEPTED, Verdict.PARTLY, Verdict.REJECTED)
_VERDICTS = (*_DECIDED, Verdict.OPEN)


def summary_paper(sheet: CommentsSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The summary in ``languages``, side by side where there are several."""
    words = [MeetingWords(sheet, language) for language in languages]
    maker = _Maker(sheet.comments, words, SIZES[len(languages)])
    return GridPaper(
        languages=languages,
        head=(
            *head_of(sheet, words, TITLE),
            *consultation_spread(sheet, words),
            *(() if sheet.comments else nothing_spread(words)),
        ),
        grids=tuple(maker.grids()) if sheet.comments else (),
        running=running_of(sheet, words, TITLE),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        foot=" · ".join(one.as_of(sheet.made_at) for one in words),
        size=SIZES[len(languages)],
        lying=len(languages) == 3,
    )


class _Maker:
    """Makes the tables of the summary."""

    def __init__(self, comments: Sequence[CommentLine], words: Sequence[MeetingWords], size: float) -> None:
        self._comments = comments
        self._words = words
        self._size = size

    def grids(self) -> Iterator[Grid]:
        """Totals, by sender, by paragraph, decisions."""
        yield self._totals()
        yield self._by(N_("By sender"), N_("Sender"), self._senders())
        yield self._by(N_("By paragraph"), N_("Paragraph"), self._places())
        parts = tuple(self._decisions())
        if parts:
            columns = (
                figures_column(self._words, N_("No."), least=16, size=self._size),
                GridColumn(share=0.5, heading=headings(self._words, N_("Sender"))),
                GridColumn(share=0.3, heading=headings(self._words, N_("Paragraph"))),
                GridColumn(share=0.9, heading=headings(self._words, N_("Comment"))),
                GridColumn(share=0.7, heading=headings(self._words, N_("Reason"))),
            )
            lead = self._lead(N_("Decisions and reasons"))
            yield Grid(columns=columns, parts=parts, lead=lead, rules="rows")

    def _totals(self) -> Grid:
        late = sum(line.late for line in self._comments)
        count = len(self._comments)
        lines = [
            ([one.catalogue.pgettext("comments", "Received") for one in self._words], count, True),
            ([one.catalogue.pgettext("comments", "In time") for one in self._words], count - late, False),
            ([one.catalogue.pgettext("comments", "Late") for one in self._words], late, False),
        ]
        for of in _VERDICTS:
            said = [verdict(of, one.catalogue) for one in self._words]
            lines.append((said, sum(line.verdict is of for line in self._comments), False))
        columns = (*text_columns(self._words), GridColumn(width=40, figures=True))
        rows = tuple(
            GridRow(
                cells=(
                    *((Para(label, Tone.STRONG if strong else Tone.TEXT),) for label in said),
                    (Para(str(number), Tone.STRONG if strong else Tone.TEXT),),
                ),
                before=self._size if place == 0 else 0.0,
            )
            for place, (said, number, strong) in enumerate(lines)
        )
        return Grid(columns=columns, parts=rows, rules="rows")

    def _by(self, title: str, heading: str, groups: Iterable[tuple[Cell, Sequence[CommentLine]]]) -> Grid:
        columns = [GridColumn(heading=headings(self._words, heading))]
        columns.append(self._figures([one.catalogue.pgettext("comments", "Received") for one in self._words]))
        columns += (self._figures([verdict(of, one.catalogue) for one in self._words]) for of in _VERDICTS)
        rows = []
        for cell, lines in groups:
            counts = [len(lines), *(sum(line.verdict is of for line in lines) for of in _VERDICTS)]
            rows.append(GridRow(cells=(cell, *((Para(str(one) if one else "–"),) for one in counts))))
        return Grid(columns=tuple(columns), parts=tuple(rows), lead=self._lead(title), rules="rows")

    def _figures(self, said: Sequence[str]) -> GridColumn:
        """A column of figures below a heading in every language."""
        heading = shared(said, Tone.HEADING)
        size = self._size * HEADING_PART
        longest = max(width(word, Face.BOLD, size) for para in heading for word in para.text.split())
        return GridColumn(width=longest + 1, figures=True, heading=heading)

    def _senders(self) -> Iterator[tuple[Cell, Sequence[CommentLine]]]:
        groups: dict[Cell, list[CommentLine]] = {}
        for line in self._comments:
            groups.setdefault(sender(line, self._words), []).append(line)
        yield from sorted(groups.items(), key=lambda group: -len(group[1]))

    def _places(self) -> Iterator[tuple[Cell, Sequence[CommentLine]]]:
        """Comments by the paragraph that they speak of, in the order of the text."""
        groups: dict[Cell, list[CommentLine]] = {}
        for line in sorted(self._comments, key=lambda line: line.reference.place):
            groups.setdefault(self._place(line), []).append(line)
        yield from groups.items()

    def _place(self, line: CommentLine) -> Cell:
        return shared([reference(line.reference, one) for one in self._words])

    def _decisions(self) -> Iterator[Part]:
        for of in _DECIDED:
            lines = [line for line in self._comments if line.verdict is of]
            if not lines:
                continue
            cells = tuple((Para(verdict(of, one.catalogue), Tone.STRONG),) for one in self._words)
            yield Spread(cells=cells, tag="TH", before=self._size * 0.8, grounded=True, repeats=True)
            for line in lines:
                yield GridRow(
                    cells=(
                        (Para(str(line.number)),),
                        sender(line, self._words),
                        self._place(line),
                        (Para(line.text, language=line.language),),
                        paragraphs(line.reason or "–"),
                    ),
                    person=line.author,
                )

    def _lead(self, title: str) -> Spread:
        cells = tuple((Para(one.say(title), Tone.EVENT),) for one in self._words)
        return Spread(cells=cells, tag="H2", before=self._size * 2.2)
