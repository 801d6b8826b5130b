"""What stands at the end of a true copy: that it is one, who says so, when."""

from collections.abc import Sequence
from dataclasses import dataclass

from forumdesk.documents.fonts import Face, width
from forumdesk.documents.page import Paper
from forumdesk.documents.styles import Align, Preset, Style
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import Line, set_lines, text_of
from forumdesk.documents.words import Run
from forumdesk.domain.stationery import CopyMark
from forumdesk.domain.texts import Language
from forumdesk.language.copy_wordings import CopyWord, copy_word
from forumdesk.language.formulas import secretary_label

_ABOVE = 1.4  # of the leading, above the block
_SIGNING = 1.7  # of the leading, from the heading to the line to sign on
_LINE = 0.7  # of the width that the post leaves, at least
_SMALL = 0.72  # of the size: what is to be written on the line


@dataclass(frozen=True, slots=True)
class _Words:
    lines: tuple[Line, ...]
    style: Style
    left: float
    top: float
    language: Language


class SetCertification:
    """The block in each of ``languages``, in its part (left end, width) of the text."""

    def __init__(
        self, languages: Sequence[Language], places: Sequence[tuple[float, float]], size: float
    ) -> None:
        self._size = size
        self._leading = round(size * 1.35, 2)
        self._parts: list[_Words] = []
        self._rules: list[tuple[float, float, float]] = []
        bottoms = [
            self._add(language, left, width)
            for language, (left, width) in zip(languages, places, strict=True)
        ]
        self.height = max(bottoms)

    def draw(self, paper: Paper, left: float, top: float, parent: Element) -> None:
        """Draw it with its upper left corner there, as content of ``parent``."""
        for one in self._parts:
            with paper.marked(parent.child("P", one.language.value)):
                paper.lines(one.lines, left + one.left, top + one.top, one.style.size, one.style.leading)
        with paper.ornament():
            for start, end, at in self._rules:
                paper.rule(left + start, top + at, left + end, top + at, weight=0.6)

    def words(self) -> tuple[tuple[Language, str], ...]:
        """What is written in it, in the order of reading."""
        return tuple((one.language, text_of(one.lines)) for one in self._parts)

    def _add(self, language: Language, left: float, room: float) -> float:
        """The block of one language; returns where it ends."""
        top = _ABOVE * self._leading
        head = copy_word(CopyWord.TRUE_COPY, language.value)
        top = self._put(head, language, left, top, room, face=Face.BOLD)
        post = secretary_label(language.value)
        at = top + _SIGNING * self._leading - self._leading
        bottom = self._put(post, language, left, at, room)
        taken = width(post, Face.REGULAR, self._size) + self._size
        start = left + taken
        end = left + min(room, taken + max(_LINE * (room - taken), min(room - taken, 18 * self._size)))
        self._rules.append((start, end, bottom - self._leading * 0.5 + self._size * 0.45))
        signed = copy_word(CopyWord.SIGNED, language.value)
        small = round(self._size * _SMALL, 2)
        bottom = self._put(
            signed, language, start, bottom - 0.1 * small, end - start, size=small, centred=True
        )
        date = copy_word(CopyWord.DATE, language.value)
        return self._put(date, language, left, bottom + 0.5 * self._leading, room)

    def _put(
        self,
        text: str,
        language: Language,
        left: float,
        top: float,
        room: float,
        *,
        face: Face = Face.REGULAR,
        size: float = 0.0,
        centred: bool = False,
    ) -> float:
        size = size or self._size
        align = Align.CENTRED if centred else Align.LEFT
        style = Style(size=size, leading=round(size * 1.35, 2), align=align, hyphenated=False)
        lines = set_lines([Run(text=text, face=face)], style, room, language)
        self._parts.append(_Words(lines, style, left, top, language))
        return top + len(lines) * style.leading


def set_certification(
    preset: Preset, languages: Sequence[Language], places: Sequence[tuple[float, float]], size: float
) -> SetCertification | None:
    """The block at the end of a true copy, None on any other paper."""
    if preset.copy is not CopyMark.TRUE_COPY:
        return None
    return SetCertification(languages, places, size)
