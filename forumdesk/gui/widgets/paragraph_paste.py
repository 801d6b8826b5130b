"""What is taken over from the clipboard: words, bold and italic; nothing else of what other programs put there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from html.parser import HTMLParser
from itertools import groupby
from typing import Final, TypeVar

from PySide6.QtCore import QMimeData

from forumdesk.domain.marks import Mark, MarkKind, Marks, stretches, tidy
from forumdesk.domain.texts import clean_line

Paragraph = tuple[str, Marks]
FIELD_ATTRIBUTE: Final = "data-field"
_PARTING: Final = frozenset(
    {
        *("p", "div", "li", "ul", "ol", "tr", "td", "th", "table", "blockquote", "pre", "dt", "dd", "br"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "section", "article"),
    }
)
_SILENT: Final = frozenset({"style", "script", "head", "title", "template"})
_EMPTY: Final = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr"})
_MOST: Final = 2_000_000
_BULLET: Final = re.compile(r"^(?:[•·▪■◦‣●○\uf0b7\uf0a7]|[-–—*o§](?=[\t\u00a0 ]))[\s\u00a0]*")
_SPACES: Final = re.compile(r"[ \t\n\r\f\u00a0]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    bold: bool = False
    italic: bool = False
    field: str = ""
    silent: bool = False


Said = TypeVar("Said")
_Letters = list[tuple[str, _Look]]


def pasted(data: QMimeData) -> tuple[Paragraph, ...]:
    """The paragraphs on the clipboard, cleaned, none empty."""
    if data.hasHtml() and len(data.html()) <= _MOST:
        found = pasted_html(data.html())
        if found:
            return found
    return pasted_text(data.text()) if data.hasText() else ()


def pasted_text(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a plain text: its lines."""
    lines = ([(line, _Look())] for line in text.replace("\u2029", "\n").splitlines())
    return tuple(one for line in lines if (one := _cleaned(line))[0])


def pasted_html(html: str) -> tuple[Paragraph, ...]:
    """The paragraphs of what a browser or Word copies."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(one for letters in reader.paragraphs if (one := _cleaned(letters))[0])


def html_of(text: str, marks: Marks) -> str:
    """What is put on the clipboard, so that emphasis and fields come back."""
    made = []
    for stretch in stretches(text, marks):
        part = escape(stretch.text).replace("\n", "<br>")
        if stretch.field:
            part = f'<span {FIELD_ATTRIBUTE}="{escape(stretch.field)}">{part}</span>'
        part = f"<i>{part}</i>" if stretch.italic else part
        made.append(f"<b>{part}</b>" if stretch.bold else part)
    return f"<p>{''.join(made)}</p>"


class _Reader(HTMLParser):
    """Collects letters with their look; unknown tags let their words through."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[_Letters] = [[]]
        self._open: list[tuple[str, _Look]] = []

    @property
    def _look(self) -> _Look:
        return self._open[-1][1] if self._open else _Look()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._part(tag)
        if tag not in _EMPTY:
            given = {name: value or "" for name, value in attrs}
            self._open.append((tag, _look_of(tag, given, self._look)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        places = [place for place, (name, _) in enumerate(self._open) if name == tag]
        if places:
            del self._open[places[-1] :]

    def handle_data(self, data: str) -> None:
        if not self._look.silent:
            self.paragraphs[-1].append((_SPACES.sub(_one_space, data), self._look))

    def _part(self, tag: str) -> None:
        if tag in _PARTING and self.paragraphs[-1]:
            self.paragraphs.append([])


def _look_of(tag: str, given: Mapping[str, str], outer: _Look) -> _Look:
    style = given.get("style", "").lower().replace(" ", "")
    look = outer
    if tag in {"b", "strong"}:
        look = replace(look, bold=True)
    if tag in {"i", "em"}:
        look = replace(look, italic=True)
    weight = re.search(r"(?<!-)font-weight:(\w+)", style)
    if weight:
        heavy = weight[1] in {"bold", "bolder"} or (weight[1].isdigit() and int(weight[1]) >= 600)
        look = replace(look, bold=heavy)
    slant = re.search(r"(?<!-)font-style:(\w+)", style)
    if slant:
        look = replace(look, italic=slant[1] in {"italic", "oblique"})
    if tag in _SILENT or "mso-list:ignore" in style or "display:none" in style or "mso-hide:all" in style:
        look = replace(look, silent=True)
    return replace(look, field=given.get(FIELD_ATTRIBUTE, "") or look.field)


def _one_space(found: re.Match[str]) -> str:
    return "\u00a0" if found[0] == "\u00a0" else " "


def _cleaned(letters: _Letters) -> Paragraph:
    """One line without bullets, soft hyphens, doubled spaces and what is never visible; emphasis moved along."""
    signs = list(_clean_signs(letters))
    line = "".join(sign for sign, _ in signs)
    first = len(line) - len(_BULLET.sub("", line.lstrip()))
    signs = signs[first : len(line.rstrip())]
    text = "".join(sign for sign, _ in signs)
    return text, _marks([look for _, look in signs])


def _clean_signs(letters: _Letters) -> Iterator[tuple[str, _Look]]:
    last = " "
    for look, group in groupby(letters, key=lambda one: one[1]):
        part = "".join(words for words, _ in group).replace("\u00ad", "")
        # Held by digits, so that spaces at the ends stay and accents find no letter to join.
        for sign in clean_line(f"0{part}0")[1:-1]:
            if not (sign in " \t" and last in " \u00a0\t"):
                yield (" " if sign == "\t" else sign), look
            last = sign


def _marks(looks: Sequence[_Look]) -> Marks:
    bold = _stretches(look.bold for look in looks)
    italic = _stretches(look.italic for look in looks)
    fields = _stretches(look.field for look in looks)
    found = [Mark(start=start, end=end, kind=MarkKind.BOLD) for start, end, holds in bold if holds]
    found += [Mark(start=start, end=end, kind=MarkKind.ITALIC) for start, end, holds in italic if holds]
    found += [
        Mark(start=start, end=end, kind=MarkKind.FIELD, field=name) for start, end, name in fields if name
    ]
    return tidy(found, len(looks))


def _stretches(said: Iterable[Said]) -> Iterator[tuple[int, int, Said]]:
    start = 0
    for one, group in groupby(said):
        end = start + len(list(group))
        yield start, end, one
        start = end
