"""What the chair says next: a finished sentence for every moment of a meeting, in the language of the moment.

The language is the meeting's, not that of the window, so the wordings are data (:mod:`chair_wordings`) like the
other formulas and stand in no catalogue.
"""

import re
from collections.abc import Mapping
from datetime import time, timedelta
from typing import cast, get_args

from forumdesk.language.chair_wordings import FIELDS, WORDINGS
from forumdesk.language.chair_wordings import ChairMoment as ChairMoment
from forumdesk.language.codes import known
from forumdesk.language.dates import time_of_day
from forumdesk.language.formulas import (
    ADOPTION,
    NBSP,
    Certainty,
    Mode,
    Subject,
    adoption_certainty,
    adoption_sentence,
    number_sign,
)
from forumdesk.language.kazakh import last_spoken_word, numeral, with_case
from forumdesk.language.numbers import whole
from forumdesk.language.plurals import ISSUE, PARTICIPANT, Noun, counted

Field = str | int | time | timedelta

_COUNTS = {
    "present", "entitled", "needed", "missing", "items", "waiting", "votes_for", "against", "abstained",
}  # fmt: skip
_TIMES = {"until", "time"}
_LENGTHS = {"limit", "minutes"}
_COUNTED_MODES = {"counted", "recorded"}

_ITEM = Noun(
    kk="мәселе", ru=ISSUE.ru, ru_genitive=ISSUE.ru_genitive, ru_genitive_plural=ISSUE.ru_genitive_plural,
    en="item", en_plural="items",
)  # fmt: skip
_SPEAKER = Noun(
    kk="адам", ru="человек", ru_genitive="человека", ru_genitive_plural="человек",
    en="speaker", en_plural="speakers",
)  # fmt: skip
_NOUNS = {"participants": PARTICIPANT, "items": _ITEM, "speakers": _SPEAKER}
_MINUTE = Noun(
    kk="минут", ru="минута", ru_genitive="минуты", ru_genitive_plural="минут",
    en="minute", en_plural="minutes",
)  # fmt: skip
_SECOND = Noun(
    kk="секунд", ru="секунда", ru_genitive="секунды", ru_genitive_plural="секунд",
    en="second", en_plural="seconds",
)  # fmt: skip
_LIMIT = {"kk": "Регламент – {limit}.", "ru": "Регламент – {limit}.", "en": "The time limit is {limit}."}

# What is put to the decision, in the accusative: without a number and with one.
_PUT: dict[str, dict[Subject, tuple[str, str]]] = {
    "kk": {
        "resolution": ("қарарды", "{number}-қарарды"),
        "decision": ("шешімді", "{number}-шешімді"),
        "recommendation": ("ұсынымды", "{number}-ұсынымды"),
        "recommendations": ("ұсынымдарды", "{number}-ұсынымдарды"),
    },
    "ru": {
        "resolution": ("резолюцию", "резолюцию {sign}"),
        "decision": ("решение", "решение {sign}"),
        "recommendation": ("рекомендацию", "рекомендацию {sign}"),
        "recommendations": ("рекомендации", "рекомендации {sign}"),
    },
    "en": {
        "resolution": ("the resolution", "Resolution{nbsp}{number}"),
        "decision": ("the decision", "Decision{nbsp}{number}"),
        "recommendation": ("the recommendation", "Recommendation{nbsp}{number}"),
        "recommendations": ("the recommendations", "Recommendations{nbsp}{number}"),
    },
}
_OUTER = {"kk": "«»", "ru": "«»", "en": "“”"}
_INNER = {"kk": "„“", "ru": "„“", "en": "‘’"}


def chair_sentence(moment: str, language: str, **fields: Field) -> str:
    """What the chair says at ``moment``, one of :class:`ChairMoment`: one sentence or a few, ready to be read.

    Fields, of which each moment takes those that FIELDS names:

    - ``present``, ``entitled``, ``needed``, ``missing``: people, for the quorum; ``items`` on the agenda;
      ``waiting`` on the speakers' list; ``votes_for``, ``against``, ``abstained``: voices. Not negative.
    - ``number``, ``title``: of an agenda item ("1.1(a)"), the title in quotation marks whatever it is; for a
      decision the number of what is decided ("2").
    - ``kind``: of an item as in the agenda ("report", "break", ...), of a speech "report", "debate", "reply" or
      "point_of_order".
    - ``name``: in the nominative; ``name_dative``: in the dative, or empty for a wording that needs no case;
      ``organisation``, ``country``: in the nominative, either may be empty.
    - ``limit``: minutes, or a timedelta to the second; 0 says nothing. ``minutes``: of a break, likewise, and
      instead of it ``until``: the local time at which the sitting goes on. ``time``: local, of the closing.
    - ``body``: its name in the nominative, in English without an article; ``subject`` (of a decision put to
      the body "recommendation", of one adopted "decision" unless said) and ``mode`` ("unanimous" unless said):
      as for :func:`adoption_sentence`.

    Raises ValueError for an unknown moment, language, kind, mode or field, for a missing or wrong field, and
    where the sentence would be untrue: a quorum that is not met or not missing, unanimity that is none.
    """
    known(language)
    asked = _known_moment(moment)
    _check(asked, fields)
    wording = WORDINGS[asked][_variant(asked, fields)][language]
    written = wording.text.format(**_filled(asked, fields, language), nbsp=NBSP)
    if fields.get("limit"):
        written += " " + _LIMIT[language].format(limit=_length(fields["limit"], language))
    # A name in initials or an abbreviation may bring the full stop with it.
    return re.sub(r"(?<!\.)\.\.(?!\.)", ".", written)


def certainty(moment: str, language: str) -> Certainty:
    """How sure the wording of ``moment`` is: the least sure of those that it may take.

    For ADOPTED the sentence of the mode counts too. Raises ValueError for an unknown moment or language.
    """
    known(language)
    asked = _known_moment(moment)
    grades = [variant[language].certainty for variant in WORDINGS[asked].values()]
    if asked is ChairMoment.ADOPTED:
        grades += [adoption_certainty(mode, language) for mode in ADOPTION]
    return max(grades)


def _known_moment(moment: str) -> ChairMoment:
    try:
        return ChairMoment(moment)
    except ValueError:
        raise ValueError(f"unknown moment: {moment!r}") from None


def _check(moment: ChairMoment, fields: Mapping[str, Field]) -> None:
    required, optional = FIELDS[moment]
    for name in required:
        if fields.get(name, "") == "":
            raise ValueError(f"missing field: {name!r}")
    for name, value in fields.items():
        if name not in (*required, *optional):
            raise ValueError(f"unknown field: {name!r}")
        _check_value(name, value)
    if moment is ChairMoment.SUSPENDING and len(fields) != 1:
        raise ValueError("missing field: either 'until' or 'minutes'")
    _check_quorum(moment, fields)


def _check_value(name: str, value: Field) -> None:
    kinds: tuple[type, ...] = (str,)
    if name in _COUNTS:
        kinds = (int,)
    elif name == "number":
        kinds = (str, int)
    elif name in _TIMES:
        kinds = (time,)
    elif name in _LENGTHS:
        kinds = (int, timedelta)
    if not isinstance(value, kinds) or isinstance(value, bool):
        raise ValueError(f"wrong field: {name!r}")
    if name in _COUNTS | _LENGTHS and _seconds(value) < (name == "minutes"):
        raise ValueError(f"wrong field: {name!r}")


def _check_quorum(moment: ChairMoment, fields: Mapping[str, Field]) -> None:
    if "present" not in fields:
        return
    present, needed = cast(int, fields["present"]), cast(int, fields["needed"])
    if (present >= needed) is not (moment is ChairMoment.OPENING):
        raise ValueError("the quorum is not as the sentence says")


def _variant(moment: ChairMoment, fields: Mapping[str, Field]) -> str:
    """Which of the wordings of ``moment`` fits; raises ValueError for an unknown kind or mode."""
    variant = str(fields.get("kind", ""))
    if moment is ChairMoment.SPEAKER and not fields.get("name_dative"):
        variant += " undeclined"
    elif moment is ChairMoment.LIST_CLOSING:
        variant = "" if fields["waiting"] else "nobody"
    elif moment is ChairMoment.SUSPENDING:
        variant = "until" if "until" in fields else "for"
    elif moment is ChairMoment.DECISION:
        mode = str(fields.get("mode", "unanimous"))
        variant = "vote" if mode in _COUNTED_MODES else mode
    elif moment is ChairMoment.ADOPTED:
        variant = "voted" if fields["mode"] in (*_COUNTED_MODES, "rejected") else "agreed"
    if variant not in WORDINGS[moment]:
        raise ValueError(f"unknown kind or mode: {fields.get('kind', fields.get('mode'))!r}")
    return variant


def _filled(moment: ChairMoment, fields: Mapping[str, Field], language: str) -> dict[str, object]:
    """Everything that the wordings of ``moment`` name in braces."""
    filled: dict[str, object] = {}
    for name, value in fields.items():
        if isinstance(value, time):
            filled[name] = time_of_day(value, language)
        elif name in _LENGTHS:
            filled[name] = _for_length(value, language)
        else:
            filled[name] = _Count(value, language) if isinstance(value, int) else _plain(value)
    if "title" in fields:
        filled["title"] = _quoted(_plain(fields["title"]), language)
    if "name" in fields:
        filled["who"] = _who(moment, fields, language)
    if moment is ChairMoment.DECISION:
        filled["what"] = _what(fields, language)
        filled["body"] = _body(_plain(fields["body"]), language)
    if moment is ChairMoment.ADOPTED:
        filled["result"] = _result(fields, language)
    return filled


class _Count:
    """A number of which a wording asks for a form: "{needed}", "{needed:participants}", "{present:is}"."""

    def __init__(self, number: int, language: str) -> None:
        self._number = number
        self._language = language

    def __format__(self, form: str) -> str:
        """``form``: a noun, "of" and a noun for the Russian genitive, "is" or "are", the Kazakh «31-і»."""
        figures = whole(self._number, self._language)
        if not form:
            return figures
        if form == "its":
            return _its(self._number)
        if form == "is":
            return "is" if self._number == 1 else "are"
        if form.startswith("of "):
            return f"{figures} {_NOUNS[form[3:]].after_genitive(self._number, self._language)}"
        return counted(self._number, _NOUNS[form], self._language)


def _its(number: int) -> str:
    """So many of them, with the Kazakh possessive of the last word spoken: «31-і», «40-ы», «26-сы»."""
    stem = "с" if last_spoken_word(number)[-1] in "аыі" else ""
    vowel = "і" if numeral(number, "dative")[-1] == "е" else "ы"
    return f"{whole(number, 'kk')}-{stem}{vowel}"


def _seconds(length: Field) -> float:
    return length.total_seconds() if isinstance(length, timedelta) else cast(int, length) * 60


def _length(length: Field, language: str) -> str:
    """A length of time in minutes and seconds: «1 минута 30 секунд»."""
    minutes, seconds = divmod(int(_seconds(length)), 60)
    parts = [(minutes, _MINUTE)] if minutes else []
    parts += [(seconds, _SECOND)] if seconds or not minutes else []
    return " ".join(counted(number, noun, language) for number, noun in parts)


def _for_length(length: Field, language: str) -> str:
    """A length of time ahead: «15 минутқа», after «на» «21 минуту», "15 minutes"."""
    written = _length(length, language)
    if language == "ru":
        return written.replace("минута", "минуту").replace("секунда", "секунду")
    return with_case(written, "dative") if language == "kk" else written


def _plain(value: Field) -> str:
    """A text in one line; no-break spaces stay."""
    return re.sub(r"[ \t\r\n]+", " ", str(value)).strip()


def _quoted(title: str, language: str) -> str:
    """``title`` in quotation marks, its own ones turned into inner ones and its full stop left to the sentence."""
    opening, closing = _INNER[language][0], _INNER[language][1]
    title = re.sub(r'"([^"]*)"', rf"{opening}\1{closing}", title)
    title = re.sub(r"[«“]([^«»“”]*)[»”]", rf"{opening}\1{closing}", title)
    if title.endswith(".") and not title.endswith(".."):
        title = title[:-1]
    return f"{_OUTER[language][0]}{title}{_OUTER[language][1]}"


def _who(moment: ChairMoment, fields: Mapping[str, Field], language: str) -> str:
    """The name with organisation and country, which Kazakh and Russian put in brackets to keep them undeclined."""
    dative = _plain(fields.get("name_dative", ""))
    declined = dative and language != "en" and moment is ChairMoment.SPEAKER
    name = dative if declined else _plain(fields["name"])
    origin = [_plain(fields[part]) for part in ("organisation", "country") if fields.get(part)]
    if not origin:
        return name
    return ", ".join((name, *origin)) if language == "en" else f"{name} ({', '.join(origin)})"


def _body(name: str, language: str) -> str:
    return f"the {re.sub(r'^[Tt]he ', '', name)}" if language == "en" else name


def _subject(fields: Mapping[str, Field], default: Subject) -> Subject:
    for subject in cast(tuple[Subject, ...], get_args(Subject)):
        if fields.get("subject", default) == subject:
            return subject
    raise ValueError(f"unknown subject: {fields['subject']!r}")


def _what(fields: Mapping[str, Field], language: str) -> str:
    bare, numbered = _PUT[language][_subject(fields, "recommendation")]
    number = _plain(fields.get("number", ""))
    if not number:
        return bare
    return numbered.format(number=number, sign=number_sign(number, language), nbsp=NBSP)


def _result(fields: Mapping[str, Field], language: str) -> str:
    votes = {
        name: cast(int, fields[name]) for name in ("votes_for", "against", "abstained") if name in fields
    }
    return adoption_sentence(
        cast(Mode, fields["mode"]), language, subject=_subject(fields, "decision"), **votes
    )
