"""Words into lines, and long texts into pages that end where a sentence ends. No Qt: widths are asked for."""

import re
from collections.abc import Callable, Sequence

Measure = Callable[[str], float]
"""The width of a run of text."""

_SHORT_WORD = re.compile(r"(?<=\b[^\W\d]) (?=\w)|(?<=\b[^\W\d]{2}) (?=\w)")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[.!?…])[»”\")]*[ \n]+(?=[«“\"(]?[^\W\d_a-zа-яёәғқңөұүһі])")
_CLAUSE_END = re.compile(r"(?<=[;:,–—])[ ]")


def wrap(text: str, width: float, measure: Measure) -> list[str]:
    """``text`` in lines not wider than ``width``, broken at spaces; no-break spaces hold.

    Only a single word wider than a whole line is cut: smaller letters would not be read.
    """
    lines: list[str] = []
    space = measure(" ")
    for paragraph in text.split("\n"):
        line, reach = "", 0.0
        for word in filter(None, paragraph.split(" ")):
            wide = measure(word)
            if line and reach + space + wide <= width:
                line, reach = f"{line} {word}", reach + space + wide
                continue
            if line:
                lines.append(line)
            *full, line = _cut(word, width, measure)
            lines += full
            reach = measure(line)
        if line:
            lines.append(line)
    return lines


def wrap_text(text: str, width: float, measure: Measure) -> list[str]:
    """Like :func:`wrap` in as many lines, none of which is the last with one lonely word, where it can be helped."""
    lines = wrap(text, width, measure)
    for share in (0.96, 0.92, 0.88, 0.84):
        if len(lines) < 2 or measure(lines[-1]) > width / 5:
            break
        narrower = wrap(text, width * share, measure)
        if len(narrower) == len(lines):
            lines = narrower
    return lines


def wrap_evenly(text: str, width: float, measure: Measure) -> list[str]:
    """Like :func:`wrap` in as many lines, which end with a clause or are as equal as they can be: for titles."""
    lines = wrap(text, width, measure)
    if len(lines) < 2 or "\n" in text:
        return lines
    for share in range(50, 101, 5):
        by_clauses = _packed(clauses(text), width * share / 100, measure)
        widths = [measure(line) for line in by_clauses]
        if len(by_clauses) == len(lines) and width >= max(widths) and min(widths) > max(widths) * 0.4:
            return by_clauses
    low, high = width / len(lines) * 0.8, width
    while high - low > 4:
        middle = (low + high) / 2
        tried = wrap(text, middle, measure)
        fits = len(tried) == len(lines) and all(measure(line) <= middle for line in tried)
        low, high = (low, middle) if fits else (middle, high)
    return wrap(text, high, measure)


def bound(text: str) -> str:
    """Russian ``text`` whose words of one or two letters are held to the next: they must not end a line."""
    return _SHORT_WORD.sub("\u00a0", text)


def sentences(text: str) -> list[str]:
    """``text`` cut after its sentences; initials and short abbreviations do not end one."""
    return _parts(text, _SENTENCE_END)


def clauses(text: str) -> list[str]:
    """``text`` cut after commas, semicolons, colons and dashes, for sentences longer than a page."""
    return _parts(text, _CLAUSE_END)


def into_pages(
    paragraphs: Sequence[str], room: int, lines_of: Callable[[int, str], int]
) -> list[list[tuple[int, str]]]:
    """Distribute paragraphs over pages of ``room`` lines; a page is pieces of (place of the paragraph, text).

    Whole paragraphs stay together where a page can hold them, then whole sentences, then clauses marked by an
    ellipsis, at last whole words. ``lines_of`` counts the lines of a piece of the paragraph in that place.
    """
    pages = _Pages(room, lines_of)
    for place, paragraph in enumerate(paragraphs):
        pages.add(place, paragraph)
    return pages.pages


class _Pages:
    """The pages so far, and the lines still free on the last."""

    def __init__(self, room: int, lines_of: Callable[[int, str], int]) -> None:
        self.pages: list[list[tuple[int, str]]] = [[]]
        self._room = room
        self._lines_of = lines_of

    def add(self, place: int, text: str) -> None:
        """Set a paragraph, torn only where it must be."""
        if self._fits(place, text):
            self._put(place, text)
        elif self._fits_alone(place, text):
            self._turn()
            self._put(place, text)
        else:
            self._add_pieces(place, sentences(text), self._add_sentence)

    def _add_sentence(self, place: int, text: str) -> None:
        """A sentence that no page can hold."""
        if self._free() < self._room / 2:
            self._turn()
        self._add_pieces(place, clauses(text), self._add_words, torn=" …")

    def _add_words(self, place: int, text: str) -> None:
        """A clause that no page can hold."""
        self._add_pieces(place, text.split(" "), self._put, torn=" …")

    def _add_pieces(
        self, place: int, pieces: Sequence[str], otherwise: Callable[[int, str], None], torn: str = ""
    ) -> None:
        """Fill pages with as many pieces as each can hold; one that fits no page is handed to ``otherwise``."""
        begin, led = 0, ""
        while begin < len(pieces):
            end = self._most(place, pieces, begin, torn, led)
            if end > begin:
                tail = torn if end < len(pieces) else ""
                self._put(place, led + " ".join(pieces[begin:end]) + tail)
                led = "… " if torn else ""
                begin = end
            elif self._free() < self._room:
                self._turn()
            else:
                otherwise(place, pieces[begin])
                begin += 1

    def _most(self, place: int, pieces: Sequence[str], begin: int, torn: str, led: str) -> int:
        end = begin
        while end < len(pieces):
            tail = torn if end + 1 < len(pieces) else ""
            if not self._fits(place, led + " ".join(pieces[begin : end + 1]) + tail):
                break
            end += 1
        return end

    def _free(self) -> int:
        return self._room - sum(self._lines_of(place, text) for place, text in self.pages[-1])

    def _fits(self, place: int, text: str) -> bool:
        page = self.pages[-1]
        if page and page[-1][0] == place:  # goes on in the same paragraph, in the same line
            text = f"{page[-1][1]} {text}"
            rest = sum(self._lines_of(*piece) for piece in page[:-1])
            return rest + self._lines_of(place, text) <= self._room
        return self._lines_of(place, text) <= self._free()

    def _fits_alone(self, place: int, text: str) -> bool:
        return self._lines_of(place, text) <= self._room

    def _put(self, place: int, text: str) -> None:
        page = self.pages[-1]
        if page and page[-1][0] == place:
            page[-1] = (place, f"{page[-1][1]} {text}")
        else:
            page.append((place, text))

    def _turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])


def _packed(pieces: Sequence[str], width: float, measure: Measure) -> list[str]:
    """Pieces side by side as far as a line holds them."""
    lines: list[str] = []
    for piece in pieces:
        if lines and measure(f"{lines[-1]} {piece}") <= width:
            lines[-1] = f"{lines[-1]} {piece}"
        else:
            lines.append(piece)
    return lines


def _parts(text: str, end: re.Pattern[str]) -> list[str]:
    parts, begin = [], 0
    for match in end.finditer(text):
        parts.append(text[begin : match.end()].rstrip())
        begin = match.end()
    return [part for part in (*parts, text[begin:]) if part]


def _cut(word: str, width: float, measure: Measure) -> list[str]:
    """``word``, or pieces of it where it is wider than a line."""
    if measure(word) <= width:
        return [word]
    pieces, begin = [], 0
    while begin < len(word):
        end = begin + 1
        while end < len(word) and measure(word[begin : end + 1]) <= width:
            end += 1
        pieces.append(word[begin:end])
        begin = end
    return pieces
