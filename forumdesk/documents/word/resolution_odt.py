"""A resolution as an OpenDocument text: the same rows, styles, lists and bookmarks as in Word."""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC

from forumdesk.documents.resolution import chosen_layout
from forumdesk.documents.styles import Layout, Preset, load_preset
from forumdesk.documents.word.archive import levelled
from forumdesk.documents.word.furniture import Facts, file_facts
from forumdesk.documents.word.lines import (
    OWN_NAMES,
    Entry,
    Script,
    script_of,
)
from forumdesk.documents.word.look import LineStyle, Look, stacked_space, word_look
from forumdesk.documents.word.odt_lines import OdtLineWriter
from forumdesk.documents.word.odt_styles import page_name, style_name, styles_part
from forumdesk.documents.word.odt_xml import VERSION, made, part, points, words
from forumdesk.domain.texts import Language
from forumdesk.services.returned import EXPORTED_PROPERTY, MEETING_PROPERTY, OWN_BOOKMARK
from forumdesk.services.sheets import ResolutionSheet

_KEPT_PARTS = frozenset({"mimetype", "META-INF/manifest.xml", "meta.xml", "styles.xml", "content.xml"})


def resolution_odt(
    sheet: ResolutionSheet,
    *,
    languages: Sequence[Language] = (),
    layout: Layout | None = None,
    preset: Preset | None = None,
) -> bytes:
    """The resolution as .odt; as :func:`resolution_docx`, but a row that comes or goes is tracked by its words."""
    script = script_of(sheet, languages)
    chosen = chosen_layout(layout, script.languages)
    columns = len(script.languages) if chosen is Layout.COLUMNS else 1
    return _Writing(sheet, script, chosen, word_look(preset or load_preset(), columns)).document()


class _Writing:
    """One act of writing; holds what its steps share."""

    def __init__(self, sheet: ResolutionSheet, script: Script, layout: Layout, look: Look) -> None:
        self._sheet = sheet
        self._script = script
        self._look = look
        self._layout = layout
        every = script.languages
        together = layout in {Layout.COLUMNS, Layout.STACKED}
        self._groups = [every] if together else [(one,) for one in every]
        self._writer = OdtLineWriter(sheet.draft.at if sheet.draft is not None else sheet.made_at)

    def document(self) -> bytes:
        """The whole document."""
        text = "".join(element for group in self._groups for element in self._text(group))
        changes = made("text:tracked-changes", None, *self._writer.changes) if self._writer.changes else ""
        content = part(
            "office:document-content",
            made("office:automatic-styles", None, self._writer.automatic(), self._table_styles()),
            made("office:body", None, made("office:text", None, changes, text)),
        )
        styles = styles_part(
            self._sheet, self._look, self._groups, self._script.starts, lettered=self._script.lettered
        )
        meta = _meta(file_facts(self._sheet, self._script.languages[0]), self._sheet.meeting_id)
        return _packed({"content.xml": content, "styles.xml": styles, "meta.xml": meta})

    def _text(self, languages: tuple[Language, ...]) -> Iterator[str]:
        page = page_name(languages)
        if self._layout is Layout.COLUMNS:
            yield self._table(languages)
            yield made("text:p", {"text:style-name": "End"})
            return
        yield from self._lines(self._script.main, languages, page)
        yield from self._signatures(languages)
        yield from self._lines(self._script.annexes, languages, "")

    def _lines(self, entries: Sequence[Entry], languages: tuple[Language, ...], page: str) -> Iterator[str]:
        """The paragraphs; the first of them begins a page of the name ``page``."""
        for entry in entries:
            written = [language for language in languages if entry.lines[language].bits]
            for at, language in enumerate(written):
                turns = entry.new_page and at == 0
                keeps = self._keeps(entry) or language is not written[-1]
                before = self._space(entry, first=at == 0) if self._layout is Layout.STACKED else None
                yield self._writer.paragraph(
                    entry, language, page=page, turns=turns, keeps=keeps, before=before
                )
                page = ""

    def _space(self, entry: Entry, *, first: bool) -> float:
        """The languages of a paragraph stand close together, with more room above the first."""
        return stacked_space(self._look, entry.style, lettered=self._script.lettered, first=first)

    def _signatures(self, languages: tuple[Language, ...]) -> Iterator[str]:
        """Each person signs once for the languages that stand together."""
        for signing in self._script.signing:
            lines = {language: signing[language] for language in languages}
            yield self._writer.signing(lines, keeps=signing is not self._script.signing[-1])

    def _keeps(self, entry: Entry) -> bool:
        return bool(self._script.signing) and entry is self._script.main[-1]

    def _table(self, languages: tuple[Language, ...]) -> str:
        heading = _row([_heading(language) for language in languages], whole=True)
        rows = [*self._rows(self._script.main, languages)]
        if self._script.signing:
            rows.append(_row(["".join(self._signatures(languages))], whole=True, spans=len(languages)))
        rows += self._rows(self._script.annexes, languages)
        return made(
            "table:table",
            {"table:name": "Languages", "table:style-name": "Languages"},
            made(
                "table:table-column",
                {"table:style-name": "Column", "table:number-columns-repeated": len(languages)},
            ),
            made("table:table-header-rows", None, heading),
            *rows,
        )

    def _rows(self, entries: Sequence[Entry], languages: tuple[Language, ...]) -> Iterator[str]:
        for entry in entries:
            if entry.has_words:
                keeps = self._keeps(entry)
                yield _row([self._writer.paragraph(entry, language, keeps=keeps) for language in languages])

    def _table_styles(self) -> str:
        if self._layout is not Layout.COLUMNS:
            return ""
        count, measure = len(self._script.languages), self._look.measure
        page = page_name(self._script.languages)
        table = {"style:name": "Languages", "style:family": "table", "style:master-page-name": page}
        fixed = {
            "style:width": points(measure),
            "table:align": "left",
            "style:may-break-between-rows": "true",
        }
        ruled = {"fo:padding-left": "6pt", "fo:padding-right": "6pt"}
        return "".join(
            [
                made("style:style", table, made("style:table-properties", fixed)),
                _of("Column", "table-column", {"style:column-width": points(measure / count)}),
                _of("Whole", "table-row", {"fo:keep-together": "always"}),
                _of("First", "table-cell", ruled),
                _of("Next", "table-cell", {**ruled, "fo:border-left": "0.5pt solid #808080"}),
                made(
                    "style:style",
                    {"style:name": "End", "style:family": "paragraph", "style:parent-style-name": "Standard"},
                    made("style:text-properties", {"fo:font-size": "1pt"}),
                ),
            ]
        )


def _of(name: str, family: str, properties: dict[str, str]) -> str:
    known = {"style:name": name, "style:family": family}
    return made("style:style", known, made(f"style:{family}-properties", properties))


def _heading(language: Language) -> str:
    known = {"text:name": f"{OWN_BOOKMARK}column_{language.value}"}
    name = made(
        "text:span", {"text:style-name": f"T_{language.value}"}, words(OWN_NAMES[language], after_space=True)
    )
    return made(
        "text:p",
        {"text:style-name": style_name(LineStyle.COLUMN)},
        made("text:bookmark-start", known) + name + made("text:bookmark-end", known),
    )


def _row(cells: Sequence[str], *, whole: bool = False, spans: int = 1) -> str:
    spanned = {"table:number-columns-spanned": spans} if spans > 1 else {}
    made_cells = (
        made("table:table-cell", {"table:style-name": "Next" if at else "First", **spanned}, cell)
        + made("table:covered-table-cell") * (spans - 1)
        for at, cell in enumerate(cells)
    )
    return made("table:table-row", {"table:style-name": "Whole" if whole else None}, *made_cells)


def _meta(facts: Facts, meeting_id: str) -> bytes:
    at = facts.made_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    known = {MEETING_PROPERTY: meeting_id, EXPORTED_PROPERTY: facts.made_at.replace(tzinfo=UTC).isoformat()}
    author = words(facts.author, after_space=False)
    return part(
        "office:document-meta",
        made(
            "office:meta",
            None,
            made("meta:generator", None, "ForumDesk"),
            made("dc:title", None, words(facts.title, after_space=False)),
            made("meta:initial-creator", None, author),
            made("dc:creator", None, author),
            made("meta:creation-date", None, at),
            made("dc:date", None, at),
            made("dc:language", None, facts.language),
            *(
                made(
                    "meta:user-defined",
                    {"meta:name": name, "meta:value-type": "string"},
                    words(value, after_space=False),
                )
                for name, value in known.items()
            ),
        ),
    )


def _packed(parts: dict[str, bytes]) -> bytes:
    from odfdo import Document

    document = Document("text")
    container, manifest = document.container, document.manifest
    assert container is not None
    for name in container.parts:
        if name not in _KEPT_PARTS:
            container.del_part(name)
    for path in manifest.get_paths():
        if path != "/" and path not in _KEPT_PARTS:
            manifest.del_full_path(path)
    # LibreOffice opens no document whose parts and manifest name different versions.
    for element in (manifest.root, *manifest.get_elements("//manifest:file-entry[@manifest:full-path='/']")):
        element.set_attribute("manifest:version", VERSION)
    for name, content in {**parts, "META-INF/manifest.xml": manifest.serialize()}.items():
        container.set_part(name, content)
    stream = io.BytesIO()
    container.save(stream)
    return levelled(stream.getvalue())
