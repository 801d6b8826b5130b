"""Where somebody signs: posts, one line with its small label, and the name, in one or several languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from forumdesk.documents.elements import LABEL_GAP
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.page import Paper
from forumdesk.documents.paragraphs import SignatureLine
from forumdesk.documents.styles import Align, Style
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import Line, set_lines
from forumdesk.documents.words import Run
from forumdesk.domain.texts import Language

POST, LINE = 0.38, 0.26  # of the width; the name has the rest
SIGNING_ROOM = 0.6  # of the leading, above a line to sign on
_HINT = 0.62  # of the size of the text: the label below the line
_HINT_ROOM = 0.75  # of the leading


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningPart:
    """Post, name and label in one language; a name that another part shows has no lines here."""

    post: tuple[Line, ...]
    name: tuple[Line, ...]
    hint: str
    element: Element


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningBlock:
    """One person signs once, below posts in all languages; ``measure`` is the width in points. Never divided."""

    parts: tuple[SigningPart, ...]
    style: Style
    measure: float

    @property
    def count(self) -> int:
        """It is never divided."""
        return 1

    def height(self, _: int, /) -> float:
        """In points."""
        below = self._rows()[-1]
        labelled = self._level + 1 + _HINT_ROOM * any(part.hint for part in self.parts)
        return (max(below, labelled) + SIGNING_ROOM) * self.style.leading

    def divided_at(self, _: int, /) -> bool:
        """It is never divided."""
        return False

    def tightened(self, factor: float, /) -> Self:
        """The same with its leading multiplied."""
        return replace(self, style=replace(self.style, leading=self.style.leading * factor))

    def draw(self, paper: Paper, left: float, top: float, _start: int, _stop: int, /) -> None:
        """Draw posts, line, labels and names, each language by itself."""
        size, leading = self.style.size, self.style.leading
        top += SIGNING_ROOM * leading
        start, end = left + self.measure * POST, left + self.measure * (POST + LINE)
        foot = top + (self._level + 0.5) * leading + size * 0.45
        hints = self._hints(start, end)
        names = self._names()
        with paper.ornament():
            paper.rule(start, foot, end, foot, weight=0.6)
        for part, (at, hint, hint_size), row, name in zip(
            self.parts, hints, self._rows(), names, strict=False
        ):
            with paper.marked(part.element):
                paper.lines(part.post, left, top + row * leading, size, leading)
                if hint:
                    paper.words(f"{hint} ", at, foot + 1, hint_size, hint_size * 1.4, Face.REGULAR)
                paper.lines(part.name, end + LABEL_GAP * 2, top + name * leading, size, leading)

    @property
    def _level(self) -> int:
        """The row of the line to sign on: that of the last line of the posts."""
        return max(1, sum(max(1, len(part.post)) for part in self.parts)) - 1

    def _rows(self) -> list[float]:
        """The row at which each post begins, and the first row below everything."""
        rows, at = [], 0
        for part in self.parts:
            rows.append(float(at))
            at += max(1, len(part.post))
        ends = (name + len(part.name) for part, name in zip(self.parts, self._names(), strict=True))
        return [*rows, max(at, *ends)]

    def _names(self) -> list[float]:
        """The row at which each name begins: below each other, the last line of all beside the line to sign on."""
        count = sum(len(part.name) for part in self.parts)
        at, rows = max(0, self._level + 1 - count) if self._is_several else self._level, []
        for part in self.parts:
            rows.append(float(at))
            at += len(part.name)
        return rows

    @property
    def _is_several(self) -> bool:
        return sum(bool(part.name) for part in self.parts) > 1

    def _hints(self, start: float, end: float) -> list[tuple[float, str, float]]:
        """The labels side by side in the middle below the line: place, words and size."""
        size = self.style.size * _HINT
        words = [part.hint for part in self.parts]
        total = width(" ".join(words), Face.REGULAR, size)
        size *= min(1.0, (end - start) / total) if total else 1.0
        at = (start + end - min(total, end - start)) / 2
        found = []
        for hint in words:
            found.append((at, hint, size))
            at += width(f"{hint} ", Face.REGULAR, size)
        return found


def signing_block(
    signature: SignatureLine,
    sections: Iterable[tuple[Language, Element]],
    style: Style,
    measure: float,
) -> SigningBlock:
    """The block for one person in some languages, each with the element that its words are below."""
    flat = Style(size=style.size, leading=style.leading, align=Align.LEFT, hyphenated=False)
    known = tuple(sections)
    names = signature.shown_names([language for language, _ in known])
    for_post, for_name = signing_measures(measure)
    parts = tuple(
        SigningPart(
            post=_set(signature.posts[language], flat, for_post, language),
            name=_set(names[language], flat, for_name, language),
            hint=signature.hints[language],
            element=section.child("P"),
        )
        for language, section in known
    )
    return SigningBlock(parts=parts, style=flat, measure=measure)


def signing_measures(measure: float) -> tuple[float, float]:
    """The widths of post and name in a block of this width."""
    return measure * POST - LABEL_GAP, measure * (1 - POST - LINE) - LABEL_GAP * 2


def signed_words(signature: SignatureLine, languages: Sequence[Language]) -> dict[Language, str]:
    """What the block of some languages reads in each: post, label, name."""
    names = signature.shown_names(languages)
    return {
        language: " ".join(
            f"{signature.posts[language]} {signature.hints[language]} {names[language]}".split()
        )
        for language in languages
    }


def _set(text: str, style: Style, measure: float, language: Language) -> tuple[Line, ...]:
    return set_lines([Run(text=text)], style, measure, language)
