"""Whether a printed resolution still says what it said: its pages compared with what is attached to them."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from forumdesk.domain.errors import N_
from forumdesk.domain.redline import Change, Piece, changes, redline
from forumdesk.domain.texts import LANGUAGE_NAMES, Language
from forumdesk.language.dates import date_range
from forumdesk.language.formulas import adoption_in_prose
from forumdesk.services.codes import NoCodeError, parse_code
from forumdesk.services.handouts import Handout, HandoutParagraph

LINE_END = "\n"
"""In a text as it was read: the line ends here; whether in a space cannot be seen."""
DIVIDED = "\u00ad"
"""In a text as it was read: the line ends in a hyphen, which may divide the word or belong to it."""

NOTHING = "–"
"""Stands for words that are not there, and for a language that is not named."""

_ALIKE = 0.4  # of the words: so much of a paragraph stays where it was changed and not replaced
_LONG = 18  # letters: longer ones may be cut at a line's end without a hyphen


class DifferenceKind(StrEnum):
    """What does not agree."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    MOVED = "moved"
    NO_TEXT = "no_text"
    PAGES = "pages"
    FOOT = "foot"
    LOOKS = "looks"
    CODE = "code"
    MODE = "mode"
    COUNTS = "counts"
    DATE = "date"
    PLACE = "place"


DIFFERENCE_SENTENCES = {
    DifferenceKind.CHANGED: N_("Paragraph {paragraph} ({language}): “{before}” became “{after}”."),
    DifferenceKind.MISSING: N_("Paragraph {paragraph} ({language}) is missing: “{before}”."),
    DifferenceKind.ADDED: N_("A paragraph was added ({language}): “{after}”."),
    DifferenceKind.MOVED: N_("Paragraph {paragraph} ({language}) stands in another place: “{before}”."),
    DifferenceKind.NO_TEXT: N_("The pages hold no text that could be read."),
    DifferenceKind.PAGES: N_("Number of pages: {after} instead of {before}."),
    DifferenceKind.FOOT: N_("Page {page}, outside the text: “{before}” became “{after}”."),
    DifferenceKind.LOOKS: N_(
        "Page {page} looks otherwise than it reads: something covers or replaces its text."
    ),
    DifferenceKind.CODE: N_("The printed code is {after}, not {before}."),
    DifferenceKind.MODE: N_("The mode of adoption is named otherwise."),
    DifferenceKind.COUNTS: N_("The counts are not {before} but {after}."),
    DifferenceKind.DATE: N_("The date is not {before} but {after}."),
    DifferenceKind.PLACE: N_("The place is not “{before}” but “{after}”."),
}
"""A sentence for each, whose fields are :attr:`Difference.fields`; messages to translate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A paragraph as it was read on the pages, with :data:`LINE_END` and :data:`DIVIDED` in its text.

    ``language`` is None where the pages do not say; then ``text`` is that of all pages, or of one column.
    """

    language: Language | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that does not agree: ``before`` as it was to be, ``after`` as it is found.

    ``paragraph`` is its number, or its place in the language ("¶ 4"); ``words`` are the pairs of words replaced,
    and ``before`` and ``after`` then the whole paragraph. ``page`` is from 1, or 0.
    """

    kind: DifferenceKind
    language: Language | None = None
    paragraph: str = ""
    before: str = ""
    after: str = ""
    words: tuple[tuple[str, str], ...] = ()
    page: int = 0

    @property
    def fields(self) -> dict[str, object]:
        """The fields of its sentence; of a changed paragraph the words that changed."""
        before, after = self.before, self.after
        if self.words:
            before, after = (
                " … ".join(pair[side].strip() or NOTHING for pair in self.words) for side in (0, 1)
            )
        return {
            "paragraph": self.paragraph,
            "language": LANGUAGE_NAMES[self.language] if self.language else NOTHING,
            "before": before,
            "after": after,
            "page": self.page,
        }

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The way from one to the other, as a redline."""
        return redline(self.before, self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutCheck:
    """What checking a file without any register found.

    ``by_tags`` is False where another program saved the file without its tags: it was then read line by line,
    so that a moved paragraph may be told as two. Agreement proves that nobody changed one of the two, not that
    it is the true record: that needs the register, a head that one holds, or a signature.
    """

    handout: Handout
    by_tags: bool
    differences: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        """Whether the pages show what is attached to them."""
        return not self.differences


def checked(
    attached: bytes,
    shown: Sequence[Shown],
    feet: Sequence[str],
    *,
    by_tags: bool,
    odd_pages: Sequence[int] = (),
) -> HandoutCheck:
    """Compare what is attached with what was read on the pages; ``feet`` are the words outside the text of each.

    ``odd_pages`` (from 0) look otherwise than they read. Raises HandoutUnreadableError, HandoutNewerError.
    """
    handout = Handout.from_bytes(attached)
    looks = tuple(Difference(kind=DifferenceKind.LOOKS, page=page + 1) for page in odd_pages)
    found = compare(handout, shown, feet, by_tags=by_tags)
    return HandoutCheck(handout=handout, by_tags=by_tags, differences=(*found, *looks))


def compare(
    handout: Handout, shown: Sequence[Shown], feet: Sequence[str], *, by_tags: bool = True
) -> tuple[Difference, ...]:
    """Where the pages differ from what is attached, and where what is attached contradicts itself."""
    if not any(one.text.strip() for one in shown):
        return (Difference(kind=DifferenceKind.NO_TEXT),)
    found: list[Difference] = []
    if by_tags:
        for language in handout.languages:
            own = [one.text for one in shown if one.language is language]
            found += _paragraphs(handout.in_language(language), own)
        strays = (one for one in shown if one.language not in handout.languages)
        found += (added(one.language, in_line(one.text)) for one in strays)
    else:
        for one in shown:
            expected = handout.paragraphs if one.language is None else handout.in_language(one.language)
            found += _stream(expected, one.text)
    found += _feet(handout, feet, in_order=by_tags)
    found += _contradictions(handout)
    return tuple(found)


def _paragraphs(expected: Sequence[HandoutParagraph], shown: Sequence[str]) -> Iterator[Difference]:
    """Paragraph by paragraph; what stays in its place is told from what was put in and left out."""
    before = [one.words for one in expected]
    join = _Joints(before)
    after = [text for text in map(join.joined, shown) if text]
    for step, start, end, new_start, new_end in SequenceMatcher(None, before, after, False).get_opcodes():
        if step == "equal":
            continue
        for index, new_index in _paired(before, after, range(start, end), range(new_start, new_end)):
            if index is None:
                yield added(expected[0].language if expected else None, after[new_index or 0])
            else:
                text = after[new_index] if new_index is not None else ""
                yield from changed(expected[index], index, text)


def _paired(
    before: Sequence[str], after: Sequence[str], places: range, new_places: range
) -> Iterator[tuple[int | None, int | None]]:
    """Which paragraph became which; None on the side on which there is none."""
    if len(places) == len(new_places):
        yield from zip(places, new_places, strict=True)
        return
    rest = list(new_places)
    for place in places:
        near = next((one for one in rest if _alike(before[place], after[one])), None)
        if near is not None:
            yield from ((None, one) for one in rest[: rest.index(near)])
            del rest[: rest.index(near) + 1]
        yield place, near
    yield from ((None, one) for one in rest)


def _alike(first: str, second: str) -> bool:
    one, other = Counter(first.split()), Counter(second.split())
    return 2 * (one & other).total() >= _ALIKE * (one.total() + other.total())


def changed(paragraph: HandoutParagraph, index: int, after: str) -> Iterator[Difference]:
    """What became of the paragraph at this place (from 0) of its language; nothing where only blanks differ."""
    before = paragraph.words
    if not after:
        yield Difference(
            kind=DifferenceKind.MISSING,
            language=paragraph.language,
            paragraph=paragraph_name(paragraph, index),
            before=before,
        )
    elif words := changed_words(before, after):
        yield Difference(
            kind=DifferenceKind.CHANGED,
            language=paragraph.language,
            paragraph=paragraph_name(paragraph, index),
            before=before,
            after=after,
            words=words,
        )


def changed_words(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The pairs of words that were replaced; one of a pair may be empty."""
    found = changes(before, after)
    return tuple((before[one.start : one.end], after[one.new_start : one.new_end]) for one in found)


def added(language: Language | None, text: str) -> Difference:
    """A paragraph too many."""
    return Difference(kind=DifferenceKind.ADDED, language=language, after=text)


def paragraph_name(paragraph: HandoutParagraph, index: int) -> str:
    """Its number, or its place among those of its language."""
    return paragraph.number or f"¶ {index + 1}"


def _stream(expected: Sequence[HandoutParagraph], shown: str) -> Iterator[Difference]:
    """The words of many paragraphs in one row: each change is named by the paragraph that it begins in."""
    texts = [one.words for one in expected]
    before, after = " ".join(texts), _Joints(texts).joined(shown)
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    places = Counter[Language]()
    names = []
    for one in expected:
        names.append(paragraph_name(one, places[one.language]))
        places[one.language] += 1
    for change in changes(before, after):
        first = max(0, bisect_right(starts, change.start) - 1)
        yield from _in_stream(expected, names, starts, first, change, before, after)


def _in_stream(
    expected: Sequence[HandoutParagraph],
    names: Sequence[str],
    starts: Sequence[int],
    first: int,
    change: Change,
    before: str,
    after: str,
) -> Iterator[Difference]:
    new = after[change.new_start : change.new_end]
    index = min(first, len(expected) - 1)
    while index < len(expected) and (index == first or starts[index] < change.end):
        paragraph, start = expected[index], starts[index]
        end = start + len(paragraph.words)
        gone = before[max(start, change.start) : min(end, change.end)]
        kind = DifferenceKind.MISSING if gone == paragraph.words and not new else DifferenceKind.CHANGED
        if gone or new:
            place = max(0, change.start - start)
            yield Difference(
                kind=kind,
                language=paragraph.language,
                paragraph=names[index],
                before=paragraph.words,
                after=paragraph.words[:place] + new + paragraph.words[place + len(gone) :],
                words=((gone, new),),
            )
        index, new = index + 1, ""


class _Joints:
    """Puts lines together again, by the words that are to be there."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._text = " ".join(texts)
        self._words = frozenset(self._text.split())
        self._long = [word for word in self._words if len(word) >= _LONG]

    def joined(self, shown: str) -> str:
        """The text in one line."""
        pieces = re.split(f"([{LINE_END}{DIVIDED}])", unicodedata.normalize("NFC", shown))
        made, last = [pieces[0]], pieces[0]
        for mark, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            head, tail = last.rsplit(maxsplit=1)[-1:], piece.split(maxsplit=1)[:1]
            joint = self._joint("".join(head), "".join(tail), mark)
            made += [joint, piece]
            last = piece if " " in piece or joint.endswith(" ") else f"{''.join(head)}{joint}{piece}"
        return in_line("".join(made))

    def _joint(self, head: str, tail: str, mark: str) -> str:
        if mark == LINE_END:
            known = head in self._words and tail in self._words
            cut = not known and any(f"{head}{tail}" in word for word in self._long)
            return "" if cut and head and tail else " "
        if f"{head}-{tail}" in self._text:
            return "-"
        return "- " if f"{head}-" in self._words and tail in self._words else ""


def in_line(text: str) -> str:
    """In the letters that are drawn: nothing invisible, every run of blanks one space."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("\u2011", "-")
        text = "".join(char for char in text if unicodedata.category(char) not in {"Cf", "Cn", "Cs"})
    return " ".join(text.split())


def _feet(handout: Handout, feet: Sequence[str], *, in_order: bool) -> Iterator[Difference]:
    if len(feet) != len(handout.feet):
        yield Difference(kind=DifferenceKind.PAGES, before=str(len(handout.feet)), after=str(len(feet)))
    for number, (before, after) in enumerate(zip(handout.feet, map(in_line, feet), strict=False), 1):
        same = not changes(before, after) if in_order else sorted(before.split()) == sorted(after.split())
        if same:
            continue
        if (code := _code_in(after)) not in {"", handout.printed_code}:
            yield Difference(kind=DifferenceKind.CODE, before=handout.printed_code, after=code, page=number)
        else:
            yield Difference(kind=DifferenceKind.FOOT, before=before, after=after, page=number)


def _code_in(foot: str) -> str:
    try:
        return parse_code(foot).printed
    except NoCodeError:
        return ""


def _contradictions(handout: Handout) -> Iterator[Difference]:
    """Where the facts of the attachment are not those of its own sentences."""
    code = handout.printed_code
    odd = next((foot for foot in handout.feet if code not in foot), None)
    if odd is not None:
        yield Difference(kind=DifferenceKind.CODE, before=_code_in(odd), after=code)
    adoption = handout.adoption
    for one in handout.paragraphs:
        if one.kind == "adoption":
            named = adoption_in_prose(one.text, one.language)
            if named is not None and not _same_mode(named, adoption.mode):
                yield Difference(
                    kind=DifferenceKind.MODE, language=one.language, before=named, after=adoption.mode
                )
            numbers = [number.replace(" ", "") for number in re.findall(r"\d+(?: \d{3}\b)*", one.text)]
            counts = [str(count) for count in adoption.counts.values()]
            # In English none is written in words.
            if one.language is not Language.EN and not set(numbers).issuperset(counts):
                yield Difference(
                    kind=DifferenceKind.COUNTS,
                    language=one.language,
                    before="–".join(numbers),
                    after="–".join(counts),
                )
        elif one.kind == "date_place" and not one.rows:
            yield from _date_and_place(handout, one)


def _same_mode(named: str, mode: str) -> bool:
    return named == mode or {named, mode} == {"unanimous", "unanimous_with_abstentions"}


def _date_and_place(handout: Handout, line: HandoutParagraph) -> Iterator[Difference]:
    adoption, language = handout.adoption, line.language
    if adoption.first_day is not None:
        days = in_line(date_range(adoption.first_day, adoption.last_day or adoption.first_day, language))
        if days not in line.text:
            yield Difference(kind=DifferenceKind.DATE, language=language, before=line.text, after=days)
    place = in_line(adoption.place.in_language(language))
    if place not in line.text:
        yield Difference(kind=DifferenceKind.PLACE, language=language, before=line.text, after=place)
