"""The bank of openings and fixed wordings that a writer of resolutions chooses from."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import get_args

from forumdesk.language.codes import LANGUAGES, known
from forumdesk.language.collation import search_fold
from forumdesk.language.opening_wordings import FIXED, OPERATIVE, PREAMBULAR, Row
from forumdesk.language.wording import Certainty, Wording

GOES_ON = "…"


class OpeningKind(StrEnum):
    """What a wording opens: a paragraph of the preamble, of the operative part, or nothing (fixed)."""

    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One wording in three languages; «…» in its texts stands where the writer goes on.

    ``also`` are other wordings, of any language, by which the same opening is recognised.
    """

    key: str
    kind: OpeningKind
    kk: Wording
    ru: Wording
    en: Wording
    also: tuple[str, ...] = ()

    def get(self, language: str) -> Wording:
        """The wording in ``language``; raises ValueError for an unknown language."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}[known(language)]

    @property
    def is_phrase(self) -> bool:
        """Whether it is a turn within a sentence («с участием …»), which opens no paragraph."""
        return not self.ru.text[0].isupper()


@lru_cache(maxsize=1)
def openings() -> tuple[Opening, ...]:
    """All wordings: preambular, operative, fixed, each in the order of the bank."""
    banks = (
        (OpeningKind.PREAMBULAR, PREAMBULAR),
        (OpeningKind.OPERATIVE, OPERATIVE),
        (OpeningKind.FIXED, FIXED),
    )
    return tuple(_opening(row, kind) for kind, rows in banks for row in rows)


def find_openings(query: str, kind: OpeningKind | None = None) -> tuple[Opening, ...]:
    """The wordings that hold each word of ``query`` in one of their languages.

    Letters are compared as the search of the program does («усынады» finds «ұсынады»); a word may be a part of
    a longer one. An empty query finds all; those that begin with the query come first.
    """
    words = search_fold(query).split()
    found = [
        opening
        for opening in openings()
        if kind in (None, opening.kind) and any(_holds(text, words) for text in _texts(opening))
    ]
    start = " ".join(words)
    return tuple(sorted(found, key=lambda opening: not _begins(opening, start)))


def opening_of(text: str, language: str) -> Opening | None:
    """The opening that the paragraph ``text`` uses, or None; of several the longest.

    A number, a subject («Форум …», "The participants of the Forum …") and light markup before the opening are
    passed over, «также» and "also" within it too; singular and plural of the verb are one. Turns within a
    sentence are not looked for. None says only that no wording of the bank was recognised. Raises ValueError
    for an unknown language.
    """
    written = _levelled(text)
    matches = [
        (length, opening)
        for length, pattern, opening in _patterns(known(language))
        if pattern.search(written)
    ]
    return max(matches, key=lambda match: match[0])[1] if matches else None


def _opening(row: Row, kind: OpeningKind) -> Opening:
    key, kk, ru, en, also = row
    return Opening(key=key, kind=kind, kk=_wording(kk), ru=_wording(ru), en=_wording(en), also=also)


def _wording(cell: str) -> Wording:
    text, _, letter = cell.rpartition(" ")
    certainties: dict[str, Certainty] = {certainty: certainty for certainty in get_args(Certainty)}
    return Wording(text=text, certainty=certainties[letter])


def _texts(opening: Opening) -> tuple[str, ...]:
    return (*(opening.get(language).text for language in LANGUAGES), *opening.also)


def _holds(text: str, words: list[str]) -> bool:
    folded = search_fold(text)
    return all(word in folded for word in words)


def _begins(opening: Opening, start: str) -> bool:
    return any(search_fold(text).lstrip(f"{GOES_ON} (").startswith(start) for text in _texts(opening))


_NUMBER = re.compile(r"^(?:[-–—•*_\s]|\(?(?:\d+(?:\.\d+)*|[a-zа-яәғқңөұүһі]|[ivx]+)[.)]\s)+")
_SUBJECTS = {
    "ru": r"(?:(?:участники|делегаты|делегации|члены)(?: форума| совета| съезда| конференции)?"
    r"|форум|совет|съезд|конгресс|конференция|комитет|комиссия|ассамблея)",
    "en": r"(?:the )?(?:(?:participants|delegates|delegations|members)(?: (?:of|in) the \w+)?"
    r"|(?:\w+ )?participants|forum|council|congress|conference|committee|commission|assembly)",
}
_BESIDE = {"kk": r"(?: сондай-ақ| бұдан әрі)?", "ru": r"(?: также| далее)?", "en": r"(?: also| further)?"}


@lru_cache(maxsize=3)
def _patterns(language: str) -> tuple[tuple[int, re.Pattern[str], Opening], ...]:
    """For each wording of ``language`` its length, the pattern of a paragraph that uses it, and its opening."""
    rows = []
    for opening in openings():
        if opening.is_phrase:
            continue
        also = (text for text in opening.also if _language_of(text) == language)
        for text in (opening.get(language).text, *also):
            rows.append((len(text), _pattern(text, opening.kind, language), opening))
    return tuple(rows)


def _language_of(text: str) -> str:
    """The language of a further wording of the bank: a Kazakh opening closes its clause."""
    if re.search(r"[A-Za-z]", text):
        return "en"
    return "kk" if text.startswith(GOES_ON) or re.search(r"[әғқңөұүһі]", text) else "ru"


def _pattern(text: str, kind: OpeningKind, language: str) -> re.Pattern[str]:
    before, _, after = _levelled(text).partition(GOES_ON)
    operative = kind == OpeningKind.OPERATIVE
    first = _in_any_number(before.strip(), language) if operative else re.escape(before.strip())
    pattern = ""
    if first:
        subject = f"(?:{_SUBJECTS[language]} )?" if operative and language in _SUBJECTS else ""
        further = r"(?:(?:also|further) )?" if language == "en" else ""
        pattern = rf"^{subject}{further}{_with_beside(first, language)}(?!\w)"
    if after.strip():
        pattern += rf"{'.*' if first else ''}(?<!\w){re.escape(after.strip())}$"
    return re.compile(pattern)


def _with_beside(pattern: str, language: str) -> str:
    first, space, rest = pattern.partition(r"\ ")
    return f"{first}{_BESIDE[language]}{space}{rest}"


def _in_any_number(text: str, language: str) -> str:
    """The pattern of an opening whose verb stands in the singular: «рекомендует» and «рекомендуют»."""
    if language == "ru":
        return re.sub(
            r"(\w+?)(ет|ит)(?=ся|,|$|\\)",
            lambda verb: verb[1] + ("(?:ет|ют)" if verb[2] == "ет" else "(?:ит|ят)"),
            re.escape(text),
        )
    if language == "en":
        verb, space, rest = re.escape(text).partition(r"\ ")
        stem = re.sub(r"(?<=ss)es$|s$", "", verb)
        its = rest.replace("its", "(?:its|their)")
        return f"{stem}(?:e?s)?{space}{its}"
    return re.escape(text)


def _levelled(text: str) -> str:
    """``text`` without markup, number and closing marks, in small letters, ё as е, spaces as one."""
    plain = unicodedata.normalize("NFC", text).replace("*", "").replace("_", "")
    plain = " ".join(plain.split()).casefold().replace("ё", "е")
    plain = re.sub(r",?\s*(?:және|and|и)$", "", plain.rstrip(" .,;:!"))
    return _NUMBER.sub("", plain).rstrip(" .,;:!")
