"""Letters of another alphabet in names and organisations: found, said, and repaired only when asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from forumdesk.domain.people import Names, Participant
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.words import Words
from forumdesk.language.homoglyphs import in_one_script

_LAST_LATIN = "\u024f"


@dataclass(frozen=True, slots=True, kw_only=True)
class StrangeLetter:
    """A letter that looks like the one of the other alphabet, in a word; ``right`` is the letter meant."""

    letter: str
    word: str
    right: str

    @property
    def is_latin(self) -> bool:
        """Whether the letter is Latin and Cyrillic is meant."""
        return self.letter <= _LAST_LATIN and self.right > _LAST_LATIN


def strange_letters(person: Participant) -> tuple[StrangeLetter, ...]:
    """The first strange letter of every word that mixes alphabets, in the order of the fields."""
    return tuple(found for text in _texts(person) for found in _in_text(text))


def repaired(person: Participant) -> dict[str, Any]:
    """The fields of a person that change when every strange letter is repaired."""
    names = Names(
        **{
            language.value: replace(
                name,
                family=in_one_script(name.family),
                given=in_one_script(name.given),
                patronymic=in_one_script(name.patronymic),
            )
            for language in Language
            for name in [person.names.get(language)]
        }
    )
    mended: dict[str, Any] = {
        "names": names,
        "organisation": _mended(person.organisation),
        "post": _mended(person.post),
    }
    return {field: value for field, value in mended.items() if value != getattr(person, field)}


def letters_sentence(found: StrangeLetter, words: Words) -> str:
    """What a strange letter is."""
    _ = words.gettext
    said = (
        _("“{letter}” in “{word}” is a Latin letter.")
        if found.is_latin
        else _("“{letter}” in “{word}” is a letter of another alphabet.")
    )
    return said.format(letter=found.letter, word=found.word)


def _mended(text: LocalizedText) -> LocalizedText:
    return LocalizedText(*(in_one_script(text.get(language)) for language in Language))


def _texts(person: Participant) -> Iterator[str]:
    for language in Language:
        name = person.names.get(language)
        yield from (name.family, name.given, name.patronymic)
        yield person.organisation.get(language)
        yield person.post.get(language)


def _in_text(text: str) -> Iterator[StrangeLetter]:
    for word, mended in zip(text.split(), in_one_script(text).split(), strict=False):
        pairs = zip(word, mended, strict=False)
        strange = next(((letter, right) for letter, right in pairs if letter != right), None)
        if strange is not None:
            yield StrangeLetter(letter=strange[0], word=word, right=strange[1])
