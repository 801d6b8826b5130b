"""A resolution as a Word document that an office edits."""

from collections.abc import Iterator, Sequence

from docx.oxml.ns import qn
from lxml.etree import _Element

from forumdesk.documents.resolution import chosen_layout
from forumdesk.documents.styles import Layout, Preset, load_preset
from forumdesk.documents.word.docx_lines import LineWriter, locale, run
from forumdesk.documents.word.docx_lists import write_lists
from forumdesk.documents.word.docx_package import describe, empty_document, packed
from forumdesk.documents.word.docx_pages import begin_section, furnish, lay_paper
from forumdesk.documents.word.docx_styles import style_id, write_styles
from forumdesk.documents.word.docx_xml import made, twips
from forumdesk.documents.word.furniture import file_facts
from forumdesk.documents.word.lines import (
    OWN_NAMES,
    Entry,
    Script,
    script_of,
)
from forumdesk.documents.word.look import LineStyle, Look, level_looks, stacked_space, word_look
from forumdesk.domain.texts import Language
from forumdesk.services.returned import OWN_BOOKMARK
from forumdesk.services.sheets import ResolutionSheet, RowChange

_BETWEEN = 6.0  # points from the rule between two columns to the words on either side


def resolution_docx(
    sheet: ResolutionSheet,
    *,
    languages: Sequence[Language] = (),
    layout: Layout | None = None,
    preset: Preset | None = None,
) -> bytes:
    """The resolution as .docx, in ``languages`` (all of the sheet by default), in their order.

    Each row is a paragraph with a bookmark, in its named style, numbered by Word; changes are tracked ones. The same
    sheet gives the same bytes. Raises DocumentError as the printed paper does, except for letters: no font is asked.
    """
    script = script_of(sheet, languages)
    chosen = chosen_layout(layout, script.languages)
    columns = len(script.languages) if chosen is Layout.COLUMNS else 1
    return _Writing(sheet, script, chosen, word_look(preset or load_preset(), columns)).document()


class _Writing:
    """One act of writing; holds what its steps share."""

    def __init__(self, sheet: ResolutionSheet, script: Script, layout: Layout, look: Look) -> None:
        self._sheet = sheet
        self._script = script
        self._layout = layout
        self._look = look
        lists = [(of, at) for of in script.languages for at in range(len(script.starts[of]))]
        changed_at = sheet.draft.at if sheet.draft is not None else sheet.made_at
        self._writer = LineWriter({one: number for number, one in enumerate(lists, 1)}, changed_at)
        self._starts = [script.starts[of][at] for of, at in lists]

    def document(self) -> bytes:
        """The whole document."""
        first = self._script.languages[0]
        document = empty_document(locale(first), self._look.font)
        lettered = self._script.lettered
        write_styles(document.styles.element, self._look, lettered=lettered, language=locale(first))
        looks = level_looks(self._look, lettered=lettered)
        write_lists(document.part.numbering_part.element, self._starts, looks, lettered=lettered)
        groups = self._groups()
        for number, group in enumerate(groups):
            if number:
                begin_section(document)
            section = document.sections[-1]
            lay_paper(section, self._look, count_lines=self._sheet.draft is not None)
            furnish(section, self._sheet, group)
            end = document.element.body.sectPr
            for element in self._text(group):
                end.addprevious(element)
        describe(document, file_facts(self._sheet, first), self._sheet.meeting_id)
        return packed(document)

    def _groups(self) -> list[tuple[Language, ...]]:
        """The languages of each section."""
        if self._layout in {Layout.COLUMNS, Layout.STACKED}:
            return [self._script.languages]
        return [(language,) for language in self._script.languages]

    def _text(self, languages: tuple[Language, ...]) -> Iterator[_Element]:
        if self._layout is Layout.COLUMNS:
            yield self._table(languages)
            # Word ends a page with a paragraph, never with a table.
            small = made("spacing", line=20, lineRule="exact")
            yield made("p", made("pPr", small, made("rPr", made("sz", val=2))))
            return
        yield from self._lines(self._script.main, languages)
        yield from self._signing(languages)
        yield from self._lines(self._script.annexes, languages)

    def _signing(self, languages: tuple[Language, ...]) -> Iterator[_Element]:
        """Each person signs once for the languages that stand together."""
        for signing in self._script.signing:
            lines = {language: signing[language] for language in languages}
            keeps = signing is not self._script.signing[-1]
            yield self._writer.signing(lines, self._look.measure, keeps=keeps)

    def _lines(self, entries: Sequence[Entry], languages: tuple[Language, ...]) -> Iterator[_Element]:
        for entry in entries:
            written = [language for language in languages if entry.lines[language].bits]
            for at, language in enumerate(written):
                turns, last = entry.new_page and at == 0, language is written[-1]
                keeps = self._keeps(entry) or not last
                paragraph = self._writer.paragraph(entry, language, turns=turns, keeps=keeps)
                if self._layout is Layout.STACKED:
                    self._stack(paragraph, entry, first=at == 0)
                yield paragraph

    def _stack(self, paragraph: _Element, entry: Entry, *, first: bool) -> None:
        """Put the languages of a paragraph close together, and more room above the first."""
        space = stacked_space(self._look, entry.style, lettered=self._script.lettered, first=first)
        letters = paragraph.find(qn("w:pPr")).find(qn("w:rPr"))  # type: ignore[union-attr] # always there
        letters.addprevious(made("spacing", before=twips(space)))  # type: ignore[union-attr] # as above

    def _keeps(self, entry: Entry) -> bool:
        """Whether it is the last before the signatures: they never stand on a page alone."""
        return bool(self._script.signing) and entry is self._script.main[-1]

    def _table(self, languages: tuple[Language, ...]) -> _Element:
        """One row for each entry, one column for each language; the names of the languages above every page."""
        width = twips(self._look.measure) // len(languages)
        rows = [
            self._row([[self._heading(one, at)] for at, one in enumerate(languages)], width, heading=True)
        ]
        rows += self._rows(self._script.main, languages, width)
        if self._script.signing:
            rows.append(self._row([list(self._signing(languages))], width, whole=True, spans=len(languages)))
        rows += self._rows(self._script.annexes, languages, width)
        grid = made("tblGrid", *(made("gridCol", w=width) for _ in languages))
        return made("tbl", _table_properties(width * len(languages)), grid, *rows)

    def _rows(
        self, entries: Sequence[Entry], languages: tuple[Language, ...], width: int
    ) -> Iterator[_Element]:
        for entry in entries:
            if entry.has_words:
                keeps = self._keeps(entry)
                cells = [[self._writer.paragraph(entry, language, keeps=keeps)] for language in languages]
                yield self._row(cells, width, entry)

    def _heading(self, language: Language, at: int) -> _Element:
        name = f"{OWN_BOOKMARK}column_{language.value}"
        return made(
            "p",
            made("pPr", made("pStyle", val=style_id(LineStyle.COLUMN))),
            made("bookmarkStart", id=100_000 + at, name=name),
            run(OWN_NAMES[language], language),
            made("bookmarkEnd", id=100_000 + at),
        )

    def _row(
        self,
        cells: Sequence[Sequence[_Element]],
        width: int,
        entry: Entry | None = None,
        *,
        heading: bool = False,
        whole: bool = False,
        spans: int = 1,
    ) -> _Element:
        properties = made(
            "trPr", made("cantSplit") if whole or heading else None, made("tblHeader") if heading else None
        )
        if entry is not None and entry.change is not RowChange.NONE:
            author = next(line.author for line in entry.lines.values() if line.bits)
            properties.append(self._writer.change_of(entry.change, author))
        return made(
            "tr",
            properties if len(properties) else None,
            *(made("tc", _cell_properties(width, spans), *cell) for cell in cells),
        )


def _cell_properties(width: int, spans: int) -> _Element:
    return made(
        "tcPr",
        made("tcW", w=width * spans, type="dxa"),
        made("gridSpan", val=spans) if spans > 1 else None,
    )


def _table_properties(width: int) -> _Element:
    rule = {"val": "single", "sz": 4, "space": 0, "color": "808080"}
    between = twips(_BETWEEN)
    return made(
        "tblPr",
        made("tblW", w=width, type="dxa"),
        made("tblBorders", made("insideV", **rule)),
        made("tblLayout", type="fixed"),
        made(
            "tblCellMar",
            made("left", w=between, type="dxa"),
            made("right", w=between, type="dxa"),
        ),
    )
