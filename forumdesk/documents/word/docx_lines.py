"""Paragraphs of a Word document: words with their language, bookmarks, tracked changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml.etree import _Element

from forumdesk.documents.word.docx_styles import style_id
from forumdesk.documents.word.docx_xml import made, twips, words
from forumdesk.documents.word.lines import LOCALES, Bit, Entry, Line, SigningLine, signing_rows
from forumdesk.documents.word.look import LineStyle, signing_stops
from forumdesk.domain.redline import PieceKind
from forumdesk.domain.texts import Language
from forumdesk.services.sheets import RowChange

_TRACKED = {PieceKind.INSERTED: "ins", PieceKind.DELETED: "del"}
_WHOLE = {RowChange.INSERTED: "ins", RowChange.DELETED: "del"}


def locale(language: Language) -> str:
    """The language as Word tags it: kk-KZ."""
    return "-".join(LOCALES[language])


@dataclass(slots=True)
class LineWriter:
    """Makes paragraphs; counts bookmarks and changes, whose numbers are unique in a document.

    ``lists`` gives the number of each list, ``changed_at`` dates the changes.
    """

    lists: Mapping[tuple[Language, int], int]
    changed_at: datetime
    _count: int = 0

    def paragraph(
        self, entry: Entry, language: Language, *, turns: bool = False, keeps: bool = False
    ) -> _Element:
        """The entry in one language; without words an empty paragraph that is still known as its row's.

        One that ``turns`` begins a page, one that ``keeps`` stands on the page of the next.
        """
        line = entry.lines[language]
        runs = list(self._runs(line, language))
        if line.number and line.place is None:
            runs = [run(f"{line.number}\t", language), *self._bookmarked(line.bookmark, runs)]
        else:
            runs = self._bookmarked(line.bookmark, runs)
        mark = _WHOLE.get(entry.change)
        changed = self._change(mark, line.author) if mark and line.bits else None
        properties = made(
            "pPr",
            made("pStyle", val=style_id(entry.style)),
            made("keepNext") if keeps else None,
            made("pageBreakBefore") if turns else None,
            self._numbering(line, language),
            made("rPr", changed, made("lang", val=locale(language))),
        )
        return made("p", properties, *runs)

    def signing(
        self, lines: Mapping[Language, SigningLine], measure: float, *, keeps: bool = False
    ) -> _Element:
        """Posts below each other, beside the last a line to sign on and the names, by tabs that anybody can move."""
        rows = list(signing_rows(lines))
        runs: list[_Element] = []
        for number, (language, post, name) in enumerate(rows, 1):
            is_last = number == len(rows)
            runs.append(run(f"{post}\t" if name or is_last else post, language))
            if name or is_last:
                runs.append(run("\t", language, *((made("u", val="single"),) if is_last else ())))
                runs.append(run(f"\t{name}", language))
            if not is_last:
                runs.append(run("\n", language))
        properties = made(
            "pPr",
            made("pStyle", val=style_id(LineStyle.SIGNATURE)),
            made("keepNext") if keeps else None,
            made("keepLines"),
            made("tabs", *(made("tab", val="left", pos=twips(stop)) for stop in signing_stops(measure))),
        )
        bookmark = next(iter(lines.values())).bookmark
        return made("p", properties, *self._bookmarked(bookmark, runs))

    def change_of(self, change: RowChange, author: str) -> _Element:
        """The sign that a whole row comes or goes."""
        return self._change(_WHOLE[change], author)

    def _numbering(self, line: Line, language: Language) -> _Element | None:
        if line.place is None:
            return None
        number = self.lists[language, line.place.list]
        return made("numPr", made("ilvl", val=line.place.level), made("numId", val=number))

    def _runs(self, line: Line, language: Language) -> Iterator[_Element]:
        for bit in line.bits:
            tag = _TRACKED.get(bit.kind)
            if tag is None:
                yield _bit_run(bit, language)
            else:
                change = self._change(tag, line.author)
                change.append(_bit_run(bit, language))
                yield change

    def _change(self, tag: str, author: str) -> _Element:
        self._count += 1
        date = self.changed_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return made(tag, id=self._count, author=author, date=date)

    def _bookmarked(self, name: str, runs: Iterable[_Element]) -> list[_Element]:
        self._count += 1
        start = made("bookmarkStart", id=self._count, name=name)
        return [start, *runs, made("bookmarkEnd", id=self._count)]


def run(text: str, language: Language, *emphasis: str | _Element, tag: str = "t") -> _Element:
    """Words in one language with the emphasis, its elements or their names; line ends and tabs as Word has them."""
    looks = (made(one) if isinstance(one, str) else one for one in emphasis)
    element = made("r", made("rPr", *looks, made("lang", val=locale(language))))
    for number, row in enumerate(text.split("\n")):
        if number:
            element.append(made("br"))
        for place, part in enumerate(row.split("\t")):
            if place:
                element.append(made("tab"))
            if part:
                element.append(words(part, tag))
    return element


def _bit_run(bit: Bit, language: Language) -> _Element:
    emphasis = (*(("b", "bCs") if bit.bold else ()), *(("i", "iCs") if bit.italic else ()))
    return run(bit.text, language, *emphasis, tag="delText" if bit.kind is PieceKind.DELETED else "t")
