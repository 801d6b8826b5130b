"""A resolution as Markdown: the light markup that the import reads, row by row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from forumdesk.documents.styles import Layout
from forumdesk.documents.word.lines import Bit, Entry, Line, Script, script_of
from forumdesk.documents.word.look import SUBS, LineStyle
from forumdesk.domain.redline import PieceKind
from forumdesk.domain.texts import Language
from forumdesk.services.sheets import ResolutionSheet, RowChange

_HEADINGS = {
    LineStyle.TITLE: "# ",
    LineStyle.HEADING: "## ",
    LineStyle.ANNEX: "## ",
    LineStyle.ANNEX_MARK: "## ",
}
_BOLD = frozenset({LineStyle.SUBTITLE})
_HEADED = frozenset({LineStyle.ISSUE_HEADING, LineStyle.OPERATIVE_HEADING})
_NOTE = re.compile(r"\[([\w-]{1,20})\]\s+")
_NUMBER = re.compile(r"^( *\d+)([.)])(?= )")
"""A number that would count a list: the same one in another language would be counted on."""
_STEP = "   "
_BETWEEN_LANGUAGES = "* * *"


def resolution_md(
    sheet: ResolutionSheet, languages: Sequence[Language] = (), *, layout: Layout | None = None
) -> bytes:
    """The words of the rows in ``languages`` (all of the sheet by default), one after another; UTF-8.

    What a paper adds by itself (the mark of a draft, how it was adopted, who signs) is left out: read again, it would
    be paragraphs. Changes are shown as accepted. Emphasis inside a word or a heading has no markup. Stacked, each
    paragraph stands in all languages below each other; else one whole text follows the other.
    """
    script = script_of(sheet, languages)
    if layout is Layout.STACKED:
        found = [one for language in script.languages for one in _blocks(script, language)]
        stacked = sorted(found, key=lambda one: one[0])  # languages stay in their order
        return ("\n\n".join(_NUMBER.sub(r"\1\\\2", block) for _, block in stacked) + "\n").encode()
    texts = ["\n\n".join(block for _, block in _blocks(script, language)) for language in script.languages]
    return (f"\n\n{_BETWEEN_LANGUAGES}\n\n".join(texts) + "\n").encode()


def _blocks(script: Script, language: Language) -> Iterator[tuple[int, str]]:
    """The paragraphs, each with the place of its row; the text of an item stands behind its heading."""
    heading, above = "", 0
    notes = _Notes(entry.lines[language].text for entry in script.rows if entry.style is LineStyle.NOTE)
    for place, entry in enumerate(script.rows):
        line = entry.lines[language]
        if not line.text or entry.change is RowChange.DELETED:
            continue
        if heading and entry.style is LineStyle.TEXT:
            yield above, f"{heading} {notes.referred(_emphasised(_unbolded(line)))}"
            heading = ""
            continue
        if heading:
            yield above, heading
            heading = ""
        if entry.style in _HEADED:
            heading, above = f"{line.number} **{notes.referred(_one_line(line.text))}**".lstrip(), place
        elif entry.style is LineStyle.NOTE:
            yield place, notes.note(line)
        else:
            yield place, notes.referred(_block(entry, line))
    if heading:
        yield above, heading


class _Notes:
    """Footnotes: rows that begin with [1], which stands in the text as well; others are given a free number."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._named = {found[1] for text in texts if (found := _NOTE.match(text))}
        self._count = 0

    def note(self, line: Line) -> str:
        """A footnote as it is defined."""
        if found := _NOTE.match(line.text):
            return f"[^{found[1]}]: {_emphasised(_without_start(line.bits, found.end()))}"
        self._count += 1
        while str(self._count) in self._named:
            self._count += 1
        return f"[^{self._count}]: {_emphasised(line.bits)}"

    def referred(self, text: str) -> str:
        """A text with its references to footnotes."""
        for name in self._named:
            text = text.replace(f"[{name}]", f"[^{name}]")
        return text


def _without_start(bits: Sequence[Bit], length: int) -> Iterator[Bit]:
    """The words without the first ``length`` characters."""
    for bit in bits:
        if bit.kind is not PieceKind.DELETED:
            yield replace(bit, text=bit.text[length:])
            length = max(length - len(bit.text), 0)


def _block(entry: Entry, line: Line) -> str:
    number = f"{line.number} " if line.number else ""
    if entry.style in _HEADINGS:
        return _HEADINGS[entry.style] + _one_line(line.text)
    if entry.style in SUBS:
        return _STEP * (SUBS.index(entry.style) + 1) + number + _emphasised(line.bits)
    if entry.style is LineStyle.LEAD:
        return _emphasised(line.bits, italic=True)
    return number + _emphasised(line.bits, bold=entry.style in _BOLD)


def _unbolded(line: Line) -> tuple[Bit, ...]:
    """A text whose first words are bold would be taken for the heading before it."""
    if line.bits and line.bits[0].bold:
        return (Bit(line.bits[0].text, italic=line.bits[0].italic), *line.bits[1:])
    return line.bits


def _emphasised(bits: Iterable[Bit], *, bold: bool = False, italic: bool = False) -> str:
    """The words between asterisks, which stand at the ends of words and never beside a blank inside."""
    bits = [bit for bit in bits if bit.kind is not PieceKind.DELETED]
    letters = "".join(_one_line(bit.text) for bit in bits)
    bolds, italics = [bold] * len(letters), [italic] * len(letters)
    at = 0
    for bit in bits:
        start, stop = _whole_words(letters, at, at + len(bit.text))
        bolds[start:stop] = [bold or bit.bold] * (stop - start)
        italics[start:stop] = [italic or bit.italic] * (stop - start)
        at += len(bit.text)
    return _starred(letters, _bridged(letters, bolds), _bridged(letters, italics))


def _whole_words(letters: str, start: int, stop: int) -> tuple[int, int]:
    """The stretch without the parts of words at its ends."""
    while start < stop and start and letters[start - 1].isalnum() and letters[start].isalnum():
        start += 1
    while start < stop < len(letters) and letters[stop - 1].isalnum() and letters[stop].isalnum():
        stop -= 1
    return start, stop


def _bridged(letters: str, marked: list[bool]) -> list[bool]:
    """Blanks are emphasised where the words on both sides are."""
    found = list(marked)
    for at, letter in enumerate(letters):
        if letter == " ":
            before = at > 0 and found[at - 1]
            after = next((marked[on] for on in range(at, len(letters)) if letters[on] != " "), False)
            found[at] = before and after
    return found


def _starred(letters: str, bolds: list[bool], italics: list[bool]) -> str:
    said, was_bold, was_italic = [], False, False
    for letter, bold, italic in zip(letters, bolds, italics, strict=True):
        said.append("*" * (2 * (bold is not was_bold) + (italic is not was_italic)))
        said.append(letter)
        was_bold, was_italic = bold, italic
    return "".join([*said, "*" * (2 * was_bold + was_italic)])


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
