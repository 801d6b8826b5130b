"""Whether two written names are the same name of a person."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from forumdesk.language.homoglyphs import in_one_script
from forumdesk.language.transliteration import levelled

# Words shorter than this differ from each other too easily: Нурлан and Нурхан are two brothers.
_SHORTEST_WITH_SLIP = 7
_INITIAL = re.compile(r"[A-Za-zÀ-ɏЀ-ӿ]{1,2}\.|[A-Za-zÀ-ɏЀ-ӿ]")
# Endings of patronymics, Kazakh, Russian and Turkic, in Cyrillic and Latin; the stem alone is compared.
_PATRONYMIC = re.compile(
    r"[\s-]*(?:[ұу]лы|[қкг]ызы|[оу]гл[ыу]|уулу|[ое]вич|[ое]вна|инична|ична|ич"
    r"|[uū]l[yı]|[qkg][yıi]z[yıi]|o.?[gğ].?l[iıu]|[oe]vich|[oe]vna|inichna|ichna|ich)$"
)


class NameKey(NamedTuple):
    """A name as it is compared: levelled words; ``initials`` are those of ``given`` that are but initials.

    ``father`` is the stem of the patronymic, or its initial.
    """

    family: str
    given: tuple[str, ...]
    initials: tuple[bool, ...]
    father: str

    def groups(self) -> set[tuple[str, str]]:
        """Marks of which any two same names share at least one, also with family and given name exchanged."""
        if not self.given:
            return {(self.family, "")}
        ahead = {(self.family, word[0]) for word in (*self.given, "".join(self.given))}
        return ahead if any(self.initials) else ahead | {("".join(self.given), self.family[0])}


def name_keys(names: Iterable[tuple[str, str, str]]) -> tuple[NameKey, ...]:
    """The keys of (family, given, patronymic) in several languages, each once, in a fixed order."""
    return tuple(sorted({key for name in names if (key := _name_key(*name)).family}))


def same_name(one: NameKey, other: NameKey) -> bool:
    """Whether two keys are the same name. Symmetric.

    The family names are equal; of the given names one may be initials, or a part of the other; patronymics
    agree where both are known. Family and given name may be exchanged. One slip in a long word is allowed
    where the rest is equal.
    """
    if one.father != other.father and not _may_be_one_father(one.father, other.father):
        return False
    if one.family == other.family and _same_given(one, other):
        return True
    if not one.given or not other.given or any(one.initials) or any(other.initials):
        return False
    mine, theirs = "".join(one.given), "".join(other.given)
    if one.family == theirs and other.family == mine:
        return True
    return (one.family == other.family and _one_slip(mine, theirs)) or (
        mine == theirs and _one_slip(one.family, other.family)
    )


@lru_cache(maxsize=65536)
def _name_key(family: str, given: str, patronymic: str) -> NameKey:
    words = _words(given)
    typed = in_one_script(patronymic).strip()
    stem = levelled(_PATRONYMIC.sub("", typed.casefold())).rstrip("i")
    if typed and not _INITIAL.fullmatch(typed) and not _PATRONYMIC.search(typed.casefold()):
        # Not a patronymic but a further given name: «Ким Чен Ын».
        words += _words(typed)
        stem = ""
    if not levelled(family) and words:
        return NameKey(family="".join(word for word, _ in words), given=(), initials=(), father=stem)
    return NameKey(
        family=levelled(family),
        given=tuple(word for word, _ in words),
        initials=tuple(initial for _, initial in words),
        father=stem,
    )


def _words(text: str) -> list[tuple[str, bool]]:
    """The levelled words of a given name, and of each whether it is an initial. «Мин-джун» is one word."""
    words = [(levelled(word), bool(_INITIAL.fullmatch(word))) for word in text.replace(".", ". ").split()]
    return [(word, initial) for word, initial in words if word]


def _may_be_one_father(one: str, other: str) -> bool:
    """Whether one is unknown, or the initial of the other."""
    return not one or not other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _same_given(one: NameKey, other: NameKey) -> bool:
    if one.given == other.given or "".join(one.given) == "".join(other.given):
        return True
    shorter, longer = sorted((one, other), key=lambda key: (len(key.given), sum(key.initials), key))
    if not shorter.given:
        return False
    if any(shorter.initials) or any(longer.initials):
        return all(
            _same_word(mine, theirs, bool(my_initial or their_initial))
            for mine, my_initial, theirs, their_initial in zip(
                shorter.given, shorter.initials, longer.given, longer.initials, strict=False
            )
        )
    return set(shorter.given) <= set(longer.given)


def _same_word(one: str, other: str, initial: bool) -> bool:
    return one == other or (initial and (one.startswith(other) or other.startswith(one)))


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter was mistyped within a long word; its ends are equal («Ахметов» is not «Ахметова»)."""
    long = min(len(one), len(other)) >= _SHORTEST_WITH_SLIP and one.isalpha() and other.isalpha()
    if not long or one[0] != other[0] or one[-1] != other[-1]:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1
