"""What stands inside a paragraph of Word: runs, fields, marks of notes, frames and bookmarks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from forumdesk.exchange.light_markup import Run
from forumdesk.exchange.word.names import COMPATIBILITY, DRAWING, MATH, VML, W, child
from forumdesk.exchange.word.paragraphs import Bookmark, Findings, Item, Note
from forumdesk.exchange.word.styles import Emphasis, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

LEFT_OUT = frozenset(
    {
        W + name
        for name in (
            *("pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "numPr", "rubyPr"),
            *("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "pPrChange", "rPrChange"),
            *("ffData", "fldData"),
            *("del", "moveFrom", "delText", "instrText", "delInstrText"),
            *("proofErr", "commentReference", "annotationRef", "footnoteRef", "endnoteRef"),
        )
    }
    | {MATH + name for name in ("ctrlPr", "rPr", "oMathParaPr")}
)
"""Elements without words of the accepted text."""

_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
_PICTURES = frozenset(
    {
        DRAWING + "blip",
        VML + "imagedata",
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    }
)
# Signs of the fonts Symbol and Wingdings that stand in texts; others become a round bullet.
_SYMBOLS = {
    0xB7: "•",
    0xA7: "▪",
    0xD8: "➢",
    0xFC: "✓",
    0xE0: "→",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xA3: "≤",
}
_RUNS_OF_NUMBER = 12
MOST_OPEN = 1000
"""Bookmarks that are followed at once from one paragraph to the next."""
DEEPEST = 60
"""Levels of frames, tables, links and tags inside one another that are followed."""

_Handler = Callable[["_Element", "Emphasis", "Words", int], None]


@dataclass(slots=True)
class Words:
    """What is gathered of one paragraph."""

    runs: list[Run] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    behind: list[Item] = field(default_factory=list)

    @property
    def beginning(self) -> str:
        """The words so far, where they are few enough to be a number."""
        return "".join(run.text for run in self.runs) if len(self.runs) <= _RUNS_OF_NUMBER else "…"


class Inline:
    """Walks the inside of paragraphs; fields, bookmarks and the count of notes go on from one to the next.

    ``read_box`` reads the paragraphs of a frame, ``read_note`` those of a note by kind ("footnote") and identifier.
    """

    def __init__(
        self,
        styles: Styles,
        findings: Findings,
        read_box: Callable[["_Element", int], list[Item]],
        read_note: Callable[[str, str, str], Note | None],
        too_deep: Callable[[], Exception],
    ) -> None:
        self._styles = styles
        self._findings = findings
        self._read_box = read_box
        self._read_note = read_note
        self._too_deep = too_deep
        self._fields: list[bool] = []  # for each open field whether its result has begun
        self._instructions = 0  # how many of them are still saying what to do
        self._notes = 0
        self.open: dict[str, str] = {}
        self._handlers: dict[object, _Handler] = {
            W + "bookmarkStart": lambda element, _look, words, _depth: self.bookmark(element, words),
            W + "bookmarkEnd": lambda element, _look, words, _depth: self.bookmark(element, words),
            W + "fldChar": lambda element, _look, _words, _depth: self._field(element),
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "txbxContent": self._frame,
            W + "sym": lambda element, look, words, _depth: self._say(_symbol(element), look, words),
        }

    def read(self, paragraph: "_Element", style: str, words: Words, depth: int) -> None:
        """Add the words of ``paragraph`` to ``words``."""
        plain = self._styles.of_run(style, None)
        for element in paragraph:
            self._walk(element, style, plain, words, depth + 1)
        self._instructions = 0
        self._fields.clear()  # an unfinished field must not swallow what follows

    def bookmark(self, element: "_Element", words: Words) -> None:
        """Take the beginning or the end of a bookmark, which may also stand between paragraphs."""
        identifier = element.get(W + "id", "")
        if element.tag == W + "bookmarkStart":
            name = element.get(W + "name", "")
            if len(self.open) < MOST_OPEN:
                self.open[identifier] = name
            words.bookmarks.append(Bookmark(name=name, before=words.beginning))
        else:
            self.open.pop(identifier, None)

    def _walk(self, element: "_Element", style: str, look: Emphasis, words: Words, depth: int) -> None:
        if depth > DEEPEST:
            raise self._too_deep()
        tag = element.tag
        if tag == W + "r":
            look = self._styles.of_run(style, child(element, "rPr"))
            for inner in element:
                self._walk(inner, style, look, words, depth + 1)
        elif tag in {W + "t", MATH + "t"}:
            self._say(element.text or "", look, words)
        elif tag in _SIGNS:
            self._say(_SIGNS[tag], look, words)
        elif tag in LEFT_OUT:
            self._leave_out(element, words)
        elif handler := self._handlers.get(tag):
            handler(element, look, words, depth)
        elif tag == COMPATIBILITY + "AlternateContent":
            chosen = alternative(element)
            if chosen is not None:
                self._walk(chosen, style, look, words, depth + 1)
        else:
            self._into(element, style, look, words, depth)

    def _into(self, element: "_Element", style: str, look: Emphasis, words: Words, depth: int) -> None:
        """Links, tags, controls, insertions, drawings, and whatever later versions may wrap words in."""
        if element.tag in {W + "ins", W + "moveTo"}:
            self._findings.insertions += 1
        elif element.tag in _PICTURES:
            self._findings.pictures += 1
        elif element.tag == VML + "textpath":
            self._say(element.get("string", ""), look, words)
        for inner in element:
            self._walk(inner, style, look, words, depth + 1)

    def _leave_out(self, element: "_Element", words: Words) -> None:
        """Count what was deleted; bookmarks begin and end there none the less."""
        if element.tag in {W + "del", W + "moveFrom"}:
            self._findings.deletions += 1
            for mark in element.iter(W + "bookmarkStart", W + "bookmarkEnd"):
                self.bookmark(mark, words)

    def _say(self, text: str, look: Emphasis, words: Words) -> None:
        if self._instructions:
            return
        if look.hidden and text.strip():
            self._findings.hidden += 1
        text = text if text == "\n" else text.replace("\n", " ").replace("\r", " ")
        words.runs.append(Run(text=text, bold=bool(look.bold), italic=bool(look.italic)))

    def _field(self, element: "_Element") -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(False)
            self._instructions += 1
        elif kind == "separate" and self._fields and not self._fields[-1]:
            self._fields[-1] = True
            self._instructions -= 1
        elif kind == "end" and self._fields:
            self._instructions -= not self._fields.pop()

    def _frame(self, element: "_Element", _look: Emphasis, words: Words, depth: int) -> None:
        words.behind += self._read_box(element, depth)

    def _note(self, element: "_Element", look: Emphasis, words: Words, _depth: int) -> None:
        self._notes += 1
        mark = str(self._notes)
        self._say(f"[{mark}]", look, words)
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        note = self._read_note(kind, element.get(W + "id", ""), mark)
        if note is not None:
            words.behind.append(note)


def alternative(element: "_Element") -> "_Element | None":
    """The one branch of several that is read: the first with words, else the first."""
    branches = [one for one in element if one.tag in {COMPATIBILITY + "Choice", COMPATIBILITY + "Fallback"}]
    spoken = (one for one in branches if any(text.text for text in one.iter(W + "t")))
    return next(spoken, branches[0] if branches else None)


def _symbol(element: "_Element") -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    font = element.get(W + "font", "").casefold()
    if 0xF000 <= code <= 0xF0FF or "symbol" in font or "dings" in font:
        return _SYMBOLS.get(code & 0xFF, "•")
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else ""


def mark_is_deleted(properties: "_Element | None") -> bool:
    """Whether the end of a paragraph was deleted or moved away, which joins it to the next one."""
    looks = child(properties, "rPr")
    return any(child(looks, name) is not None for name in ("del", "moveFrom"))
