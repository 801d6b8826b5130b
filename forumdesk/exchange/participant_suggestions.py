"""Names that are perhaps meant otherwise: letters of another script inside a word, and words in capitals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice

_LOOK_ALIKES = N_(
    "“{written}” has letters of another alphabet that look alike. Perhaps “{suggested}” is meant."
)
_CAPITALS = N_("“{written}” is written in capitals. Perhaps “{suggested}” is meant.")
_NAME_STEMS = ("family", "given", "patronymic", "full")
_LATIN = "A-Za-zÀ-ɏə"
_CYRILLIC = "Ѐ-ӿ"
_MISREAD = "ҥҤҧҦ"  # letters of other alphabets that text recognition takes for Kazakh ones
_MIXED = re.compile(rf"[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}]|[{_MISREAD}]")
_ANY_LATIN = re.compile(f"[{_LATIN}{_MISREAD}]")
_ANY_CYRILLIC = re.compile(f"[{_CYRILLIC}]")


def mixed_scripts(text: str) -> bool:
    """Whether a word of ``text`` may have letters of two scripts, or such as text recognition mistakes."""
    return _MIXED.search(text) is not None


class Oddness:
    """A quick look at the names of a row: may one of them be in capitals or mix scripts? Sometimes yes for nothing.

    ``fields`` are those of the columns, ``places`` the columns with names.
    """

    def __init__(self, fields: Sequence[str], places: Sequence[int]) -> None:
        self._latin = [place for place in places if fields[place].endswith("_en")]
        self._cyrillic = [place for place in places if place not in self._latin]

    def of(self, cells: Sequence[str]) -> bool:
        """Whether to look at the names of this row one by one."""
        cyrillic = " ".join([cells[place] for place in self._cyrillic])
        latin = " ".join([cells[place] for place in self._latin])
        # Where every word has one capital, its first letter, nothing is in capitals.
        return (
            not cyrillic.istitle()
            or not latin.istitle()
            or _ANY_LATIN.search(cyrillic) is not None
            or _ANY_CYRILLIC.search(latin) is not None
        )


@dataclass(frozen=True, slots=True)
class Suggested:
    """What would stand in a cell, and why."""

    text: str
    notice: Notice


def suggested_for(field: str, written: str) -> Suggested | None:
    """What the cell ``written`` under ``field`` perhaps should be; None if there is nothing to say.

    Look-alike letters are pointed out in every text, capitals only in names. Nothing is repaired by this.
    """
    from forumdesk.language.homoglyphs import in_one_script

    same_script = in_one_script(written)
    text = _in_ordinary_case(field, same_script) if field.startswith(_NAME_STEMS) else same_script
    if text == written:
        return None
    code, message = ("look_alikes", _LOOK_ALIKES) if same_script != written else ("capitals", _CAPITALS)
    values: dict[str, object] = {"written": written, "suggested": text}
    return Suggested(text, Notice(code=code, message=message, values=values))


def _in_ordinary_case(field: str, text: str) -> str:
    words = text.split(" ")
    if not any(_is_in_capitals(word) for word in words):
        return text
    if (
        field in {"full_en", "full"}
        and "," not in text
        and text.isupper() is False
        and _is_in_capitals(words[0])
    ):
        return _given_name_first(text)
    return " ".join(_capitalised(word) if _is_in_capitals(word) else word for word in words)


def _given_name_first(text: str) -> str:
    """Turn "ASHCROFT Rhys" into the order of English; a comma keeps a surname of several words together."""
    from forumdesk.language.names import parse_english_name

    read = parse_english_name(text)
    family = " ".join(_capitalised(word) for word in read.family.split())
    if not read.given or not read.family.isupper():
        return text
    plain = f"{read.given} {family}"
    return plain if parse_english_name(plain).family == family else f"{family}, {read.given}"


def _is_in_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "." not in word


def _capitalised(word: str) -> str:
    return "".join(_pieces(word))


def _pieces(word: str) -> Iterator[str]:
    """The word in ordinary case: a capital at its beginning and behind hyphens and apostrophes."""
    begins = True
    for place, char in enumerate(word):
        yield char if begins else char.lower()
        begins = char == "-" or (char in "'’" and place == 1)
