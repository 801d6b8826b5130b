"""The words of a printed resolution without its tags: in the columns of its pages, by the lines between them."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from forumdesk.documents import wording
from forumdesk.documents.handout_pieces import HYPHEN, SAME_LINE, line_ended, pieces_of
from forumdesk.documents.styles import MM, Layout
from forumdesk.domain.texts import Language
from forumdesk.services.handout_checks import DIVIDED, LINE_END, Shown
from forumdesk.services.handouts import Handout, HandoutParagraph

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

FOOT_BAND = 27.0 * MM  # below the text of every page of an adopted resolution
_THIN, _LONG = 2.0, 9.0  # points: of a line between columns
_ABOVE = ("letterhead",)
_BELOW = ("signature", "certification")
_TAGS = frozenset(wording.language_tag(language) for language in Language)  # in the margin of stacked ones
_BY_LANGUAGE = frozenset({"certification"})  # written whole in one language, then in the next


@dataclass(frozen=True, slots=True)
class _Areas:
    """Where the columns of a page begin and end, and between which heights they stand; points from below."""

    edges: tuple[float, ...]
    bottom: float
    top: float


class UntaggedReading:
    """Takes the words of page after page; ``handout`` is what the file says it shows, None where it says nothing."""

    def __init__(self, handout: Handout | None) -> None:
        in_columns = handout is not None and handout.layout == Layout.COLUMNS
        self._languages = handout.languages if handout is not None and in_columns else ()
        self._copies, self._copy = _copy_marks(handout), ""
        self._stacked = handout is not None and handout.layout == Layout.STACKED
        self._texts = [""] * max(1, len(self._languages))
        self._feet: list[str] = []
        self._expected: dict[tuple[str, ...], Iterator[HandoutParagraph]] = {
            kinds: iter(_in_page_order(handout, kinds) if handout is not None else ())
            for kinds in (_ABOVE, _BELOW)
        }

    def read(self, page: "PdfPage", text_page: "PdfTextPage") -> None:
        """One page, without others meanwhile in PDFium."""
        width, height = page.get_size()
        areas = _areas(page, len(self._languages), width, height) if self._languages else None
        beside: list[str] = []
        self._copy = next(self._copies, "")
        if not self._languages:
            if self._stacked:
                self._texts[0] += self._drawn(page, text_page, FOOT_BAND, height, beside)
            else:
                text = _lines(text_page.get_text_bounded(0, FOOT_BAND, width, height))
                self._texts[0] += self._without_mark(text, beside)
        elif areas is None:
            self._across(self._drawn(page, text_page, FOOT_BAND, height, beside), _BELOW)
        else:
            self._across(self._drawn(page, text_page, areas.top, height, beside), _ABOVE)
            for column in range(len(self._languages)):
                left, right = areas.edges[column : column + 2]
                found = text_page.get_text_bounded(left, areas.bottom, right, areas.top)
                self._texts[column] += _lines(found)
            self._across(self._drawn(page, text_page, FOOT_BAND, areas.bottom, beside), _BELOW)
        foot = text_page.get_text_bounded(0, 0, width, FOOT_BAND).split()
        self._feet.append(" ".join([*beside, *foot]))

    def shown(self) -> tuple[tuple[Shown, ...], list[str]]:
        """The words of all pages, in each column or all together, and those at the foot of each page."""
        languages: Sequence[Language | None] = self._languages or (None,)
        shown = tuple(
            Shown(language=one, text=text) for one, text in zip(languages, self._texts, strict=True)
        )
        return shown, self._feet

    def _across(self, text: str, kinds: tuple[str, ...]) -> None:
        """Words that stand across the columns go to the languages by how many there are to be of each."""
        words = text.split()
        while words:
            paragraph = next(self._expected[kinds], None)
            count = len(paragraph.words.split()) if paragraph is not None else len(words)
            column = self._languages.index(paragraph.language) if paragraph is not None else 0
            self._texts[column] += " ".join(words[:count]) + LINE_END
            words = words[count:]

    def _drawn(
        self, page: "PdfPage", text_page: "PdfTextPage", bottom: float, top: float, beside: list[str]
    ) -> str:
        """The words between two heights in the order in which they are drawn; what is no text goes to ``beside``."""
        text, below = "", 0.0
        for piece in pieces_of(page, text_page):
            if not bottom <= piece.baseline < top:
                continue
            words = " ".join(piece.text.split())
            if words in _TAGS or (words and words == self._copy):
                beside.append(words)
                continue
            before = text if abs(piece.baseline - below) <= SAME_LINE else line_ended(text)
            text = before.replace(HYPHEN, "-") + piece.text
            below = piece.baseline
        return line_ended(text)

    def _without_mark(self, text: str, beside: list[str]) -> str:
        """The text of a page without the mark of a copy, which is a line of its own."""
        lines = text.split(LINE_END)
        marks = [one for one in lines if self._copy and " ".join(one.split()) == self._copy]
        for mark in marks[:1]:
            lines.remove(mark)
            beside.append(mark)
        return LINE_END.join(lines)


def _copy_marks(handout: Handout | None) -> Iterator[str]:
    """What each page says of itself as a copy: it is named before its code."""
    if handout is None:
        return
    for foot in handout.feet:
        before, code, _ = foot.partition(handout.printed_code)
        yield " ".join(word for word in before.split() if word not in _TAGS) if code else ""


def _in_page_order(handout: Handout, kinds: tuple[str, ...]) -> Iterator[HandoutParagraph]:
    """What stands across the columns, in the order in which it is drawn."""
    for kind in kinds:
        own = [[one for one in handout.in_language(of) if one.kind == kind] for of in handout.languages]
        drawn = chain(*own) if kind in _BY_LANGUAGE else chain(*zip_longest(*own))
        yield from (one for one in drawn if one is not None)


def _areas(page: "PdfPage", columns: int, width: float, height: float) -> _Areas | None:
    """The areas between the upright lines of a page; None where there are none, since nothing stands in columns."""
    rules = sorted(_upright(page))
    if len(rules) != columns - 1 or not rules:
        return None
    edges = (0.0, *(at for at, _, _ in rules), width)
    bottom, top = min(low for _, low, _ in rules), max(high for _, _, high in rules)
    return _Areas(edges, max(bottom, FOOT_BAND), min(top, height))


def _upright(page: "PdfPage") -> Iterator[tuple[float, float, float]]:
    """The lines that stand upright: place, lower and upper end."""
    from pypdfium2 import raw

    edges = [ctypes.c_float() for _ in range(4)]
    for number in range(raw.FPDFPage_CountObjects(page)):
        drawn = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPageObj_GetBounds(drawn, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            if right - left <= _THIN and top - bottom >= _LONG:
                yield (left + right) / 2, bottom, top


def _lines(text: str) -> str:
    """Text of an area as PDFium gives it, in the signs that are compared."""
    divided = re.sub(f"[{HYPHEN}\ufffe](?:\r\n)?", DIVIDED, text)
    return re.sub(" *\r\n", LINE_END, divided).rstrip(" ") + LINE_END
