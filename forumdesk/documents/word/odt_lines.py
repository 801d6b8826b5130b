"""Paragraphs of an OpenDocument text: words with their language, bookmarks, tracked changes, lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from forumdesk.documents.word.lines import Bit, Entry, Line, SigningLine, signing_rows
from forumdesk.documents.word.look import LineStyle
from forumdesk.documents.word.odt_styles import list_name, locale_of, style_name
from forumdesk.documents.word.odt_xml import made, points, words
from forumdesk.domain.redline import PieceKind
from forumdesk.domain.texts import Language

_EMPHASIS = {
    "": {},
    "b": {"fo:font-weight": "bold"},
    "i": {"fo:font-style": "italic"},
    "bi": {"fo:font-weight": "bold", "fo:font-style": "italic"},
    "u": {"style:text-underline-style": "solid"},
}


@dataclass(slots=True)
class OdtLineWriter:
    """Makes paragraphs; gathers the changes and the automatic styles that they need."""

    changed_at: datetime
    changes: list[str] = field(default_factory=list)
    _styles: dict[tuple[str, str], str] = field(default_factory=dict)
    _last_items: dict[tuple[Language, int], str] = field(default_factory=dict)

    def paragraph(
        self,
        entry: Entry,
        language: Language,
        *,
        page: str = "",
        turns: bool = False,
        keeps: bool = False,
        before: float | None = None,
    ) -> str:
        """The entry in one language, on a ``page`` of that name where it begins one; ``before``: the space above."""
        line = entry.lines[language]
        style = self._style(style_name(entry.style), page=page, turns=turns, keeps=keeps, before=before)
        label = f"{line.number}\t" if line.number and line.place is None else ""
        made_words = words(label, after_space=False) + _bookmarked(line.bookmark, self._words(line, language))
        attributes = {"text:style-name": style}
        if entry.style in {LineStyle.HEADING, LineStyle.ANNEX}:
            element = made("text:h", {**attributes, "text:outline-level": 1}, made_words)
        else:
            element = made("text:p", attributes, made_words)
        return self._in_list(element, line, language) if line.place is not None else element

    def signing(self, lines: Mapping[Language, SigningLine], *, keeps: bool = False) -> str:
        """Posts below each other, beside the last a line to sign on and the names, by tabs."""
        style = self._style(style_name(LineStyle.SIGNATURE), keeps=keeps)
        rows = list(signing_rows(lines))
        said, tab = [], made("text:tab")
        for number, (language, post, name) in enumerate(rows, 1):
            is_last = number == len(rows)
            said.append(_span(post, language, after_space=True))
            if name or is_last:
                rule = (
                    made("text:span", {"text:style-name": _letters(language, "u")}, tab) if is_last else tab
                )
                said.append(tab + rule + tab + _span(name, language, after_space=True))
            if not is_last:
                said.append(made("text:line-break"))
        bookmark = next(iter(lines.values())).bookmark
        return made("text:p", {"text:style-name": style}, _bookmarked(bookmark, "".join(said)))

    def automatic(self) -> str:
        """The automatic styles: emphasis in each language, and paragraphs that begin pages or keep together."""
        letters = [
            made(
                "style:style",
                {"style:name": _letters(language, name), "style:family": "text"},
                made("style:text-properties", {**locale_of(language), **emphasis}),
            )
            for language in Language
            for name, emphasis in _EMPHASIS.items()
        ]
        lines = [
            made(
                "style:style",
                {
                    "style:name": name,
                    "style:family": "paragraph",
                    "style:parent-style-name": parent,
                    "style:master-page-name": how.split("|")[0] or None,
                },
                made(
                    "style:paragraph-properties",
                    {
                        "fo:break-before": "page" if "turns" in how else None,
                        "fo:keep-with-next": "always" if "keeps" in how else None,
                        "fo:margin-top": how.split("|")[2] or None,
                    },
                ),
            )
            for (parent, how), name in self._styles.items()
        ]
        return "".join([*letters, *lines])

    def _style(
        self,
        parent: str,
        *,
        page: str = "",
        turns: bool = False,
        keeps: bool = False,
        before: float | None = None,
    ) -> str:
        how = f"{page}|{'turns' * turns}{'keeps' * keeps}|{points(before) if before is not None else ''}"
        if how == "||":
            return parent
        return self._styles.setdefault((parent, how), f"P{len(self._styles) + 1}")

    def _words(self, line: Line, language: Language) -> str:
        said, after_space = [], True
        for bit in line.bits:
            name = _letters(language, "b" * bit.bold + "i" * bit.italic)
            span = _span(bit.text, language, after_space=after_space, style=name)
            if bit.kind is not PieceKind.DELETED:
                after_space = bit.text.endswith((" ", "\n", "\t"))
            said.append(self._changed(bit, line.author, span))
        return "".join(said)

    def _changed(self, bit: Bit, author: str, span: str) -> str:
        if bit.kind is PieceKind.SAME:
            return span
        name = f"change{len(self.changes) + 1}"
        at = self.changed_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
        said_by = words(author, after_space=False)
        who = made("office:change-info", None, made("dc:creator", None, said_by), made("dc:date", None, at))
        known: Mapping[str, object] = {"text:change-id": name}
        if bit.kind is PieceKind.DELETED:
            struck = made("text:p", {"text:style-name": "Standard"}, span)
            self.changes.append(_region(name, made("text:deletion", None, who, struck)))
            return made("text:change", known)
        self.changes.append(_region(name, made("text:insertion", None, who)))
        return made("text:change-start", known) + span + made("text:change-end", known)

    def _in_list(self, element: str, line: Line, language: Language) -> str:
        """The paragraph as an item at its level of a list that goes on from the item before it."""
        assert line.place is not None
        at = (language, line.place.list)
        before = self._last_items.get(at)
        name = f"list_{language.value}_{len(self._last_items)}_{line.bookmark}"
        self._last_items[at] = name
        for _ in range(line.place.level):
            element = made("text:list", None, made("text:list-item", None, element))
        attributes = {
            "xml:id": name,
            "text:style-name": list_name(language, line.place.list),
            "text:continue-list": before,
        }
        return made("text:list", attributes, made("text:list-item", None, element))


def _region(name: str, change: str) -> str:
    return made("text:changed-region", {"xml:id": name, "text:id": name}, change)


def _letters(language: Language, emphasis: str) -> str:
    return f"T_{language.value}{'_' if emphasis else ''}{emphasis}"


def _span(text: str, language: Language, *, after_space: bool, style: str = "") -> str:
    if not text:
        return ""
    inner = words(text, after_space=after_space)
    return made("text:span", {"text:style-name": style or _letters(language, "")}, inner)


def _bookmarked(name: str, inner: str) -> str:
    known = {"text:name": name}
    return made("text:bookmark-start", known) + inner + made("text:bookmark-end", known)
