"""The texts of rows as they are printed: cut where weight changes, and where words were struck out or put in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from forumdesk.documents.errors import MissingGlyphError
from forumdesk.documents.fonts import Face, missing_glyphs, printable
from forumdesk.documents.words import Run
from forumdesk.domain.marks import Marks, sliced, stretches
from forumdesk.domain.redline import Piece, PieceKind
from forumdesk.domain.texts import Language
from forumdesk.services.sheets import RowChange, SheetRow


class Weight(StrEnum):
    """How a stretch of text stands out."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold_italic"


class Rule(StrEnum):
    """The line that a changed stretch bears: through what goes, below what comes."""

    NONE = ""
    STRUCK = "struck"
    UNDERLINED = "underlined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A text in one weight; ``source`` is the identifier of its row, empty for what the document adds."""

    text: str
    weight: Weight = Weight.PLAIN
    source: str = ""
    rule: Rule = Rule.NONE


Stretches = dict[Language, tuple[Stretch, ...]]
RULES = {
    PieceKind.SAME: Rule.NONE,
    PieceKind.DELETED: Rule.STRUCK,
    PieceKind.INSERTED: Rule.UNDERLINED,
}
_WHOLE = {RowChange.INSERTED: PieceKind.INSERTED, RowChange.DELETED: PieceKind.DELETED}
_FACES = {
    (Weight.PLAIN, Rule.NONE): Face.REGULAR,
    (Weight.BOLD, Rule.NONE): Face.BOLD,
    (Weight.ITALIC, Rule.NONE): Face.ITALIC,
    (Weight.BOLD_ITALIC, Rule.NONE): Face.BOLD_ITALIC,
    (Weight.PLAIN, Rule.STRUCK): Face.STRUCK,
    (Weight.BOLD, Rule.STRUCK): Face.STRUCK_BOLD,
    (Weight.ITALIC, Rule.STRUCK): Face.STRUCK_ITALIC,
    (Weight.BOLD_ITALIC, Rule.STRUCK): Face.STRUCK_BOLD_ITALIC,
    (Weight.PLAIN, Rule.UNDERLINED): Face.UNDERLINED,
    (Weight.BOLD, Rule.UNDERLINED): Face.UNDERLINED_BOLD,
    (Weight.ITALIC, Rule.UNDERLINED): Face.UNDERLINED_ITALIC,
    (Weight.BOLD_ITALIC, Rule.UNDERLINED): Face.UNDERLINED_BOLD_ITALIC,
}
_BRACKETS = {Rule.NONE: ("", ""), Rule.STRUCK: ("[-", "-]"), Rule.UNDERLINED: ("{+", "+}")}
_CLOSING = ",.;:!?)]»”…"
_BOLD = frozenset({Weight.BOLD, Weight.BOLD_ITALIC})
_ITALIC = frozenset({Weight.ITALIC, Weight.BOLD_ITALIC})


class RowTexts:
    """The texts of the rows in printable characters, checked against the font once each where it matters."""

    def __init__(self, rows: Iterable[SheetRow], languages: tuple[Language, ...], *, for_paper: bool) -> None:
        self._texts: dict[str, Stretches] = {}
        for position, row in enumerate(rows, 1):
            own: Stretches = {}
            for language in languages:
                made = tuple(_stretches(row, language))
                for letter, _, excerpt in missing_glyphs(_joined(made)) if for_paper else ():
                    raise MissingGlyphError.at(row.number or str(position), language, letter, excerpt)
                own[language] = made
            self._texts[row.id] = own

    def stretches(
        self, row: SheetRow, weight: Weight = Weight.PLAIN, before: str = "", after: str = ""
    ) -> Stretches:
        """The row in each language that has it, at least as heavy as ``weight``; so are ``before`` and ``after``."""
        return {
            language: tuple(_weighted(made, weight, before, after, row.id))
            for language, made in self._texts[row.id].items()
            if made
        }


def has_words(row: SheetRow, language: Language) -> bool:
    """Whether the row says anything in ``language``, be it only what is struck out."""
    return bool(row.text.get(language) or row.redline.get(language))


def pieces_of(row: SheetRow, language: Language) -> tuple[Piece, ...]:
    """The changes that the paper shows in a row; empty where it shows none."""
    shown = row.redline.get(language, ())
    text = row.text.get(language)
    if shown or not text or row.change is RowChange.NONE:
        return shown
    return (Piece(_WHOLE[row.change], text),)


def spaced(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with a space between a word struck out and the one that stands for it: else they read as one."""
    before: Piece | None = None
    for piece in pieces:
        touching = before is not None and PieceKind.SAME not in (before.kind, piece.kind)
        if before is not None and touching and _reads_as_one(before.text, piece.text):
            yield Piece(PieceKind.SAME, " ")
        yield piece
        before = piece


def _reads_as_one(first: str, second: str) -> bool:
    return not first[-1:].isspace() and not second[:1].isspace() and second[0] not in _CLOSING


def _stretches(row: SheetRow, language: Language) -> Iterator[Stretch]:
    pieces, marks = pieces_of(row, language), row.marks.get(language, ())
    text = row.text.get(language)
    if not pieces:
        yield from _emphasised(text, marks, row.id, Rule.NONE)
        return
    side = _side_of(pieces, text)
    place = 0
    for piece in spaced(pieces):
        own: Marks = ()
        if piece.kind in side and text.startswith(piece.text, place):
            own = sliced(marks, place, place + len(piece.text))
            place += len(piece.text)
        yield from _emphasised(piece.text, own, row.id, RULES[piece.kind])


def _side_of(pieces: Sequence[Piece], text: str) -> frozenset[PieceKind]:
    """Which pieces make up the text of the row, to which its marks belong: the new ones or the old ones."""
    after = frozenset({PieceKind.SAME, PieceKind.INSERTED})
    if "".join(piece.text for piece in pieces if piece.kind in after) == text:
        return after
    return frozenset({PieceKind.SAME, PieceKind.DELETED})


def _emphasised(text: str, marks: Marks, source: str, rule: Rule) -> Iterator[Stretch]:
    for part in stretches(text, marks):
        weight = _weight(bold=part.bold, italic=part.italic)
        if drawn := printable(part.text):
            yield Stretch(text=drawn, weight=weight, source=source, rule=rule)


def _weighted(
    made: Sequence[Stretch], weight: Weight, before: str, after: str, source: str
) -> Iterator[Stretch]:
    """The stretches at least as heavy as ``weight``; what stands around them is joined on where it looks alike."""
    heavier = [
        replace(
            one,
            weight=_weight(
                bold=weight in _BOLD or one.weight in _BOLD,
                italic=weight in _ITALIC or one.weight in _ITALIC,
            ),
        )
        for one in made
    ]
    around = Stretch(text="", weight=weight, source=source)
    pending: Stretch | None = None
    for one in (replace(around, text=before), *heavier, replace(around, text=after)):
        if not one.text:
            continue
        if pending is not None and (pending.weight, pending.rule) == (one.weight, one.rule):
            pending = replace(pending, text=pending.text + one.text)
            continue
        if pending is not None:
            yield pending
        pending = one
    if pending is not None:
        yield pending


def _weight(*, bold: bool, italic: bool) -> Weight:
    if bold:
        return Weight.BOLD_ITALIC if italic else Weight.BOLD
    return Weight.ITALIC if italic else Weight.PLAIN


def _joined(made: Sequence[Stretch]) -> str:
    return "".join(one.text for one in made)


def changed_stretches(pieces: Sequence[Piece]) -> tuple[Stretch, ...]:
    """The pieces of a change as they are printed."""
    return tuple(Stretch(text=printable(one.text), rule=RULES[one.kind]) for one in spaced(pieces))


def run_of(stretch: Stretch) -> Run:
    """The stretch as it is set in lines."""
    return Run(text=stretch.text, face=face_of(stretch.weight, stretch.rule), source=stretch.source)


def face_of(weight: Weight, rule: Rule) -> Face:
    """The face that draws such words."""
    return _FACES[weight, rule]


def in_plain_text(parts: Iterable[Stretch]) -> str:
    """The words in one string, with what goes as [-…-] and what comes as {+…+}; weight is not shown."""
    text = ""
    for rule, group in groupby(parts, key=lambda part: part.rule):
        words = "".join(part.text for part in group)
        before, after = _BRACKETS[rule] if words.strip() else ("", "")
        core = words.strip() if before else words
        first, _, last = words.partition(core)
        text += f"{first}{before}{core}{after}{last}"
    return text
