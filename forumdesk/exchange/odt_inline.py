"""What stands inside a paragraph of an OpenDocument text, where words and elements are mixed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from forumdesk.exchange.light_markup import Run
from forumdesk.exchange.odt_styles import OFFICE, TEXT, Look, OdtStyles
from forumdesk.exchange.word.inline import DEEPEST, MOST_OPEN
from forumdesk.exchange.word.paragraphs import Bookmark, Findings, Item

if TYPE_CHECKING:
    from lxml.etree import _Element

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
LINK = "{http://www.w3.org/1999/xlink}"
MOST_REPEATED = 63
_RUNS_OF_NUMBER = 12

_SPACES = re.compile(r"[ \t\r\n]+")
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_SILENT = frozenset(
    {TEXT + "note-citation", TEXT + "tracked-changes", TEXT + "soft-page-break", OFFICE + "annotation"}
    | {OFFICE + "annotation-end", OFFICE + "forms", OFFICE + "event-listeners", _SVG + "title", _SVG + "desc"}
)
_FRAMES = frozenset({TEXT + "p", TEXT + "h", TEXT + "list"})


@dataclass(slots=True)
class OdtWords:
    """What is gathered of one paragraph."""

    runs: list[Run] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    behind: list[Item] = field(default_factory=list)

    @property
    def beginning(self) -> str:
        """The words so far, where they are few enough to be a number."""
        return "".join(run.text for run in self.runs) if len(self.runs) <= _RUNS_OF_NUMBER else "…"


class OdtInline:
    """Walks the inside of paragraphs. ``read_items`` reads what stands in a frame, ``read_note`` a note."""

    def __init__(
        self,
        styles: OdtStyles,
        findings: Findings,
        read_items: Callable[["_Element", int], list[Item]],
        read_note: Callable[["_Element", str], Item],
        too_deep: Callable[[], Exception],
    ) -> None:
        self._styles = styles
        self._findings = findings
        self._read_items = read_items
        self._read_note = read_note
        self._too_deep = too_deep
        self._notes = 0
        self.open: set[str] = set()
        self._begun: set[str] = set()
        self._deleted_ends: set[str] = set()
        self.deleted: list[str] = []
        """Bookmarks that began in what was deleted, which OpenDocument keeps before the text."""

    def read(self, paragraph: "_Element", words: OdtWords, depth: int) -> None:
        """Add the words of ``paragraph`` to ``words``."""
        look = self._styles.look("paragraph", paragraph.get(TEXT + "style-name", ""))
        self._inside(paragraph, look, words, depth)

    def silent(self, element: "_Element") -> bool:
        """Whether the element has no words of the text; comments and changes are counted."""
        if element.tag == OFFICE + "annotation":
            self._findings.comments += 1
        elif element.tag == TEXT + "tracked-changes":
            self._findings.insertions += sum(1 for _ in element.iter(TEXT + "insertion"))
            self._findings.deletions += sum(1 for _ in element.iter(TEXT + "deletion"))
            self.deleted += _names(element, "bookmark", "bookmark-start")
            self._deleted_ends.update(_names(element, "bookmark-end"))
        return element.tag in _SILENT

    def _inside(self, element: "_Element", look: Look, words: OdtWords, depth: int) -> None:
        if depth > DEEPEST:
            raise self._too_deep()
        self._say(element.text, look, words)
        for inner in element:
            self._walk(inner, look, words, depth + 1)
            self._say(inner.tail, look, words)

    def _walk(self, element: "_Element", look: Look, words: OdtWords, depth: int) -> None:
        tag = element.tag
        if self.silent(element):
            return
        if tag == TEXT + "span":
            own = self._styles.look("text", element.get(TEXT + "style-name", ""))
            self._inside(element, own.over(look), words, depth)
        elif tag == TEXT + "note":
            self._notes += 1
            mark = str(self._notes)
            self._say(f"[{mark}]", look, words)
            words.behind.append(self._read_note(element, mark))
        elif tag in _FRAMES:
            words.behind += self._read_items(element, depth)
        elif not self._sign(element, look, words):
            self._count(element)
            self._inside(element, look, words, depth)

    def _sign(self, element: "_Element", look: Look, words: OdtWords) -> bool:
        """Take an element that stands for a sign or a place."""
        tag = element.tag
        if tag == TEXT + "s":
            many = element.get(TEXT + "c", "1")
            self._put(" " * min(int(many[:4]) if many.isdigit() else 1, MOST_REPEATED), look, words)
        elif tag == TEXT + "tab":
            self._put("\t", look, words)
        elif tag == TEXT + "line-break":
            self._put("\n", look, words)
        else:
            return self._bookmark(element, words)
        return True

    def _bookmark(self, element: "_Element", words: OdtWords) -> bool:
        name = element.get(TEXT + "name", "")
        if element.tag in {TEXT + "bookmark", TEXT + "bookmark-start"}:
            words.bookmarks.append(Bookmark(name=name, before=words.beginning))
            self._begun.add(name)
            goes_on = element.tag == TEXT + "bookmark-start" and name not in self._deleted_ends
            if goes_on and len(self.open) < MOST_OPEN:
                self.open.add(name)
        elif element.tag == TEXT + "bookmark-end":
            self.open.discard(name)
            if name not in self._begun:  # its beginning was deleted
                words.bookmarks.append(Bookmark(name=name))
                self._begun.add(name)
        else:
            return False
        return True

    def _count(self, element: "_Element") -> None:
        target = element.get(LINK + "href", "")
        if element.tag in {DRAW + "image", DRAW + "object", DRAW + "object-ole", DRAW + "plugin"}:
            # The picture of an object stands beside it.
            previous = element.getprevious()
            self._findings.pictures += previous is None or not str(previous.tag).startswith(DRAW)
        if element.tag != TEXT + "a" and (":" in target or target.startswith("../")):
            self._findings.elsewhere += 1

    def _say(self, text: str | None, look: Look, words: OdtWords) -> None:
        if text:
            self._put(_SPACES.sub(" ", text), look, words)

    def _put(self, text: str, look: Look, words: OdtWords) -> None:
        if look.hidden and text.strip():
            self._findings.hidden += 1
        words.runs.append(Run(text=text, bold=bool(look.bold), italic=bool(look.italic)))


def _names(element: "_Element", *kinds: str) -> list[str]:
    return [mark.get(TEXT + "name", "") for mark in element.iter(*(TEXT + kind for kind in kinds))]
