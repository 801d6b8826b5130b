"""Names of people and bodies, put in order so that a text is searched once for all of them."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from forumdesk.language.checks.words import Word, is_form, is_name_form, lowered, stem, words_in
from forumdesk.language.homoglyphs import in_one_script
from forumdesk.language.name_cases import NAME_CASES, NOMINATIVE, name_in_case
from forumdesk.language.names import NameParts, parse_english_name, parse_russian_name

_BEGINNING = 3
_TELLING = 5  # letters of a surname that says alone whose it is


@dataclass(frozen=True, slots=True)
class Name:
    """A name in one language: ``head`` is the surname or the first word, ``rest`` the other words."""

    head: str
    rest: tuple[str, ...]
    parts: NameParts | None = None


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by number and language, and by the beginning of the head of each."""

    names: tuple[Mapping[str, Name], ...]
    by_beginning: Mapping[str, Mapping[str, tuple[int, ...]]]

    def at(self, word: Word, language: str) -> tuple[int, ...]:
        """The numbers of the names whose head may begin like ``word``."""
        return self.by_beginning.get(language, {}).get(word.small[:_BEGINNING], ())


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that stands in a text; ``others`` are the names that the same words may be, itself included."""

    number: int
    start: int
    end: int
    sure: bool
    others: tuple[int, ...]


def index_of_people(people: Sequence[Mapping[str, str]]) -> NameIndex:
    """The index of people by their surnames."""
    return _indexed(
        [{code: _person(name, code) for code, name in one.items() if name.strip()} for one in people]
    )


def index_of_bodies(bodies: Sequence[Mapping[str, str]]) -> NameIndex:
    """The index of bodies by the first words of their names."""
    return _indexed([{code: _body(name) for code, name in one.items() if words_in(name)} for one in bodies])


def _person(name: str, language: str) -> Name:
    plain = in_one_script(unicodedata.normalize("NFC", name))
    parts = parse_english_name(plain) if language == "en" else parse_russian_name(plain)
    rest = tuple(word.small for word in words_in(f"{parts.given} {parts.patronymic}"))
    return Name(head=lowered(parts.family), rest=rest, parts=parts)


def _body(name: str) -> Name:
    first, *rest = words_in(in_one_script(unicodedata.normalize("NFC", name)))
    return Name(head=first.small, rest=tuple(word.small for word in rest))


@lru_cache(maxsize=512)
def declined(parts: NameParts, language: str) -> frozenset[str]:
    """The words of a name in all its cases, in small letters; asked for only where a word looks wrong."""
    cases = (NOMINATIVE, *NAME_CASES[language])
    return frozenset(word.small for case in cases for word in words_in(name_in_case(parts, language, case)))


def _indexed(names: Sequence[Mapping[str, Name]]) -> NameIndex:
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for number, one in enumerate(names):
        for language, name in one.items():
            begins = found.setdefault(language, {})
            beginning = stem(name.head, language)[:_BEGINNING]
            begins[beginning] = (*begins.get(beginning, ()), number)
    return NameIndex(names=tuple(names), by_beginning=found)


def people_in(words: Sequence[Word], language: str, index: NameIndex) -> list[Mention]:
    """The people whose surnames stand in a text."""
    found: list[Mention] = []
    for place, word in enumerate(words):
        if not word.written[:1].isupper():
            continue
        numbers = [
            number
            for number in index.at(word, language)
            if is_name_form(word.small, index.names[number][language].head, language)
        ]
        if not numbers:
            continue
        nearby = [words[one] for one in (place - 2, place - 1, place + 1) if 0 <= one < len(words)]
        named = [
            number for number in numbers if _given_among(nearby, index.names[number][language], language)
        ]
        alone = len(numbers) == 1 and len(word.small) >= _TELLING and place > 0
        for number in named or numbers:
            start, end = word.start, word.end
            sure = len(named) == 1 or (alone and not named)
            found.append(Mention(number, start, end, sure, tuple(numbers)))
    return found


def _given_among(words: Sequence[Word], name: Name, language: str) -> bool:
    if not name.rest:
        return False
    given = name.rest[0]
    return any(
        word.small == given[0] if len(word.small) == 1 else is_name_form(word.small, given, language)
        for word in words
        if word.written[:1].isupper()
    )


def bodies_in(words: Sequence[Word], language: str, index: NameIndex) -> list[Mention]:
    """The bodies whose names stand in a text in full, in any case."""
    found: list[Mention] = []
    for place, word in enumerate(words):
        for number in index.at(word, language):
            name = index.names[number][language]
            if _stands_at(words, place, name, language):
                last = words[place + len(name.rest)]
                found.append(Mention(number, word.start, last.end, sure=True, others=(number,)))
    return found


def _stands_at(words: Sequence[Word], place: int, name: Name, language: str) -> bool:
    if place + len(name.rest) >= len(words) or not is_form(words[place].small, name.head, language):
        return False
    return all(
        is_form(words[place + offset].small, word, language) for offset, word in enumerate(name.rest, start=1)
    )
