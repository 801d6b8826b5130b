"""Texts in three languages."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum


class Language(StrEnum):
    """A working language of a body; the value is its BCP 47 code."""

    KK = "kk"
    RU = "ru"
    EN = "en"


STATE_LANGUAGE_FIRST = (Language.KK, Language.RU, Language.EN)
_CODES = tuple(language.value for language in STATE_LANGUAGE_FIRST)


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """The same text in Kazakh, Russian and English; an empty string means that it is missing."""

    kk: str = ""
    ru: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.kk or self.ru or self.en)

    def get(self, language: Language) -> str:
        """The text in ``language``, or an empty string."""
        text: str = getattr(self, language)
        return text

    def in_language(self, code: str) -> str:
        """The text in the language ``code``, else in the first language that has one (state language first)."""
        order = (Language(code), *STATE_LANGUAGE_FIRST)
        return next((text for text in map(self.get, order) if text), "")

    def with_text(self, language: Language, text: str) -> "LocalizedText":
        """A copy whose text in ``language`` is ``text``."""
        return replace(self, **{language.value: text})

    def filled_from(self, other: "LocalizedText") -> "LocalizedText":
        """A copy whose missing languages are taken from ``other``."""
        return LocalizedText(self.kk or other.kk, self.ru or other.ru, self.en or other.en)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that have a text, state language first."""
        return tuple(
            language for language, text in zip(STATE_LANGUAGE_FIRST, self.texts, strict=True) if text
        )

    @property
    def texts(self) -> tuple[str, str, str]:
        """The three texts, state language first; missing ones are empty."""
        return self.kk, self.ru, self.en

    def items(self) -> Iterator[tuple[Language, str]]:
        """Pairs of language and text for the languages that have one."""
        return (pair for pair in zip(STATE_LANGUAGE_FIRST, self.texts, strict=True) if pair[1])

    def to_mapping(self) -> dict[str, str]:
        """A plain mapping from language code to text, missing languages left out."""
        return {code: text for code, text in zip(_CODES, self.texts, strict=True) if text}

    @staticmethod
    def from_mapping(texts: Mapping[str, str]) -> "LocalizedText":
        """The reverse of :meth:`to_mapping`; unknown languages raise ValueError."""
        return LocalizedText(**{Language(code).value: text for code, text in texts.items()})

    def cleaned(self) -> "LocalizedText":
        """The text as it is kept where it is one line in each language; see :func:`clean_line`."""
        return LocalizedText(*map(clean_line, (self.kk, self.ru, self.en)))

    @staticmethod
    def everywhere(text: str) -> "LocalizedText":
        """The same string in all languages, for texts that do not depend on one."""
        return LocalizedText(text, text, text)


assert tuple(field.name for field in fields(LocalizedText)) == tuple(STATE_LANGUAGE_FIRST)


_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean_text(text: str) -> str:
    """Text as it is kept: NFC, no control characters, lines trimmed; line ends become ``\\n``.

    Control characters are never visible, break PDF and XML, and arrive by copying from elsewhere.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(clean_line(line) for line in lines).strip("\n")


def clean_line(text: str) -> str:
    """One line as it is kept: NFC, control characters and line ends turned to spaces, ends trimmed."""
    visible = "".join(" " if _is_control(char) else char for char in text if not _is_invisible(char))
    # Composed last: an accent may have stood behind an invisible character.
    return unicodedata.normalize("NFC", visible).strip()


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Zl", "Zp"}


def _is_invisible(char: str) -> bool:
    # Soft hyphens and joiners stay: they shape words. Byte-order marks, marks that turn the direction of writing,
    # non-characters and surrogates do not.
    return char in _TURNING or char in "\ufeff\u200b" or unicodedata.category(char) in {"Cs", "Cn"}


def languages_in(texts: Iterable[LocalizedText]) -> tuple[Language, ...]:
    """The languages in which at least one of ``texts`` has words, state language first."""
    found = {language for text in texts for language in text.languages}
    return tuple(language for language in STATE_LANGUAGE_FIRST if language in found)


LANGUAGE_NAMES = {
    Language.KK: LocalizedText(kk="қазақ тілі", ru="казахский язык", en="Kazakh"),
    Language.RU: LocalizedText(kk="орыс тілі", ru="русский язык", en="Russian"),
    Language.EN: LocalizedText(kk="ағылшын тілі", ru="английский язык", en="English"),
}
"""What each language is called in each language, as sentences name it."""
