"""Which words stay on one line, by the custom of each language.

Sources: A. Milchin and L. Cheltsova, "Reference book of the publisher and author" (Russian: initials, figures and
what they count, abbreviations, dashes, one-letter words); GOST R 7.0.97-2025 and the instruction on office work of
Kazakhstan for №, dates and years; "New Hart's Rules" (English: titles, initials, units, dates). What is data of a
language stands in its :class:`_Custom`; nothing is ever written into a text, it is only set accordingly.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from forumdesk.language.codes import known


@dataclass(frozen=True, slots=True, kw_only=True)
class _Custom:
    """Words of one language, without the quotation marks around them.

    ``leading`` stay with the next word, ``trailing`` with the one before; ``labels`` with a figure after them,
    ``measures`` with a figure before them. What is ``not_counted`` is nothing that a figure before it counts.
    """

    leading: frozenset[str]
    trailing: frozenset[str]
    labels: frozenset[str]
    measures: frozenset[str]
    not_counted: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MEASURES = _words("% ‰ ° °C °С ₸ $ € £ ₽ KZT USD EUR RUB GBP ×")
_CUSTOMS = {
    "kk": _Custom(
        leading=_words("т. ә. проф. акад. доц. қ."),
        trailing=_words("қ. т.б. т.с.с."),
        labels=_words("бет кабинет қосымша"),
        measures=_words(
            "ж. жж. ғ. ғғ. мың млн млрд трлн тг тг. теңге тиын мм см дм м км га кг г т л сағ. мин мин. с сек. б. МБ"
            " КБ ГБ"
        ),
        not_counted=_words("және мен пен бен немесе не үшін туралы бойынша да де та те"),
    ),
    "ru": _Custom(
        leading=_words(
            "в к о с у и а я В К О С У И А Я т. г. г-н г-жа г-на г-жи д-р им. проф. акад. доц. ул. просп. н. и/о"
        ),
        trailing=_words("бы б ли ль же ж"),
        labels=_words(
            "п. пп. пункт пункта пункте пункту пунктом ст. статья статьи статье гл. глава главы ч. части разд."
            " раздел раздела с. стр. рис. табл. таблица приложение приложения приложении вопрос абзац вып. д. кв."
            " каб. ауд."
        ),
        measures=_words(
            "г. гг. в. вв. тыс. млн млрд трлн руб. долл. коп. тг тенге мм см дм м км га кг г т л ч ч. мин мин. с"
            " сек. экз. чел. шт. стр. с. МБ КБ ГБ"
        ),
        not_counted=_words("и или а но в во на о об от до из за к ко по при про с со у для не что как"),
    ),
    "en": _Custom(
        leading=_words("Mr Mrs Ms Dr Mr. Mrs. Ms. Dr. Prof. Rev. St e.g. i.e. cf. vs. c."),
        trailing=frozenset(),
        # The months, because a day may follow them: "October 17".
        labels=_words(
            "no. nos. p. pp. para. paras. art. arts. article articles section sections annex appendix table figure"
            " fig. item items paragraph paragraphs chapter part vol. page pages room January February March April May"
            " June July August September October November December"
        ),
        measures=_words(
            "mm cm m km ha kg g t l h min s am pm a.m. p.m. million billion trillion thousand tenge MB KB GB BC AD"
            " January February March April May June July August September October November December"
        ),
        not_counted=_words(
            "and or but of in on at to by for from with as is was the a an that which shall be not it were are"
        ),
    ),
}

_OPENING = "«“„‘(["
_CLOSING = "»”’)],;:.!?…"
_FIGURES = re.compile(r"[+−-]?\d(?:[\d.,:/–−-]*\d)?")
_GROUP_BEFORE = re.compile(r"(?:.*\D)?\d{1,3}")
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
# Some sounds are written with two letters in the Latin script, one in Kazakh and Russian.
_INITIALS = re.compile(r"(?:(?:[^\W\d_]|Дж|Дз|Shch|Sh|Zh|Ch|Kh|Gh|Yu|Ya|Ye|Ts)\.-?)+,?")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[a-zа-яәғқңөұүһі])\)")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")
# A hyphen for a dash is the last on no line: a reading program takes it for a soft one.
_SIGNS = _words("№ №№ § §§ # - +")
_DASHES = _words("– — -")
_NO_FIRST = tuple("»”)]!?…:;,%‰°")
_LONGEST = 60  # letters: longer ones are no words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nature:
    """What a word is for its neighbours; ``closed`` says that a mark behind it ends what it belongs to."""

    closed: bool = False
    leads: bool = False
    trails: bool = False
    dash: bool = False
    label: bool = False
    measure: bool = False
    figures: bool = False
    group_before: bool = False
    group: bool = False
    initials: bool = False
    name: bool = False
    counted: bool = False


_WORD = _Nature(counted=True)
_NAME = _Nature(name=True)
_CLOSED_NAME = _Nature(name=True, closed=True)
_NONE = _Nature()


def held(words: Sequence[str], language: str) -> list[bool]:
    """For each of ``words`` whether the next one stays on its line; the last is False.

    Words are what stands between spaces, with their punctuation. Raises ValueError for an unknown language.
    """
    known(language)
    natures = [_nature(word, language) for word in words]
    before = _NONE
    holds = []
    for one, other in pairwise(natures):
        holds.append(not (one is _WORD is other) and _together(before, one, other))
        before = one
    if holds and (_NUMBERED.fullmatch(words[0]) or words[0] in _DASHES):
        holds[0] = True  # a number or a dash that the author put before a paragraph
    return [*holds, False] if words else []


def _together(before: _Nature, one: _Nature, other: _Nature) -> bool:
    """Whether ``one`` and ``other`` stay on one line; ``before`` is the word before them."""
    if other.trails:
        return True
    if other.figures and (one.label or (one.dash and before.figures)):
        return True
    if one.closed:
        return False
    if one.leads:  # but «г.» and «ж.» behind a year do not, nor «қ.» behind the name of its town
        return not ((one.measure and before.figures) or (one.trails and before.name))
    return (
        (one.figures and not before.label and (other.measure or other.counted))
        or (one.group_before and other.group)
        or (one.initials and (other.name or other.initials))
        or (one.name and other.initials)
    )


@lru_cache(maxsize=32768)
def _nature(word: str, language: str) -> _Nature:
    if len(word) > _LONGEST:
        return _NONE
    custom = _CUSTOMS[language]
    bare = word.lstrip(_OPENING)
    core = bare.rstrip(_CLOSING)
    if core.isalpha() and len(core) > 1 and not _is_special(core, bare, custom):
        if core[0].isupper():
            return _NAME if core == bare else _CLOSED_NAME
        return _WORD if core == bare else _Nature(counted=True, closed=True)
    figures = _FIGURES.fullmatch(core) is not None
    # An abbreviation ends with its own full stop; a comma behind it is none.
    short = bare.rstrip("»”’)],;:!?…")
    ends = bare != (core if figures else short)
    initials = core[:1].isupper() and _INITIALS.fullmatch(bare) is not None
    enumerator = _ENUMERATOR.fullmatch(word) is not None
    return _Nature(
        closed=(ends or bare.endswith(",")) and not enumerator,
        leads=bare in custom.leading or bare in _SIGNS or enumerator,
        trails=word in _DASHES or word.startswith(_NO_FIRST) or short in custom.trailing,
        dash=word in _DASHES,
        label=bare in _SIGNS or short in custom.labels or short.lower() in custom.labels,
        measure=short in custom.measures or core in custom.measures or core in _MEASURES,
        figures=figures,
        group_before=figures and _GROUP_BEFORE.fullmatch(core) is not None,
        group=_GROUP.fullmatch(core) is not None,
        initials=initials,
        name=core[:1].isupper() and not initials,
        counted=core[:1].islower() and core not in custom.not_counted and short not in custom.leading,
    )


def _is_special(core: str, bare: str, custom: _Custom) -> bool:
    """Whether a word of letters is one of those that the language treats apart."""
    return any(
        bare in some or core in some or bare.lower() in some or core.lower() in some
        for some in (custom.leading, custom.trailing, custom.labels, custom.measures, custom.not_counted)
    ) or (core[0].isupper() and _INITIALS.fullmatch(bare) is not None)
