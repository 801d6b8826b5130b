"""What the chair says next: a finished sentence for every moment of a meeting, in the language of the moment.

The language is the meeting's, not that of the window, so the wordings are data (:mod:`chair_wordings`) like the
other formulas and stand in no catalogue.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import cast

from forumdesk.language.adoption_sentences import adoption_certainty, deadline_words
from forumdesk.language.adoption_wordings import ADOPTION, REJECTION
from forumdesk.language.chair_decisions import (
    COUNTS,
    PEOPLE,
    SWITCHES,
    announced,
    put_to_decision,
    put_variant,
    result_variant,
)
from forumdesk.language.chair_decisions import Field as Field
from forumdesk.language.chair_wordings import FIELDS, WORDINGS
from forumdesk.language.chair_wordings import ChairMoment as ChairMoment
from forumdesk.language.codes import known
from forumdesk.language.dates import time_of_day
from forumdesk.language.kazakh import of_them, with_case
from forumdesk.language.lists import join_list
from forumdesk.language.numbers import whole
from forumdesk.language.plurals import ISSUE, PARTICIPANT, Noun, counted
from forumdesk.language.wording import NBSP, Certainty, one_full_stop

_COUNTS = {"present", "entitled", "needed", "missing", "items", "waiting", *COUNTS}
_TIMES = {"until", "time"}
_LENGTHS = {"limit", "minutes"}
_LISTS = {"candidates", *PEOPLE}

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
      the body "recommendation", of one adopted "decision" unless said), ``mode`` (of one put "unanimous" unless
      said) and what else RESULT_FIELDS name: as for :func:`adoption_sentence`.
    - ``candidates``: their names, a sequence; ``post``: what they stand for, in the nominative; ``deadline``: of
      a text that is circulated, a local time with its zone.

    Raises ValueError for an unknown moment, language, kind, mode or field, for a missing or wrong field, and
    where the sentence would be untrue: a quorum that is not met or not missing, unanimity that is none, a tie of
    votes that are not equal.
    """
    known(language)
    asked = _known_moment(moment)
    _check(asked, fields)
    wording = WORDINGS[asked][_variant(asked, fields)][language]
    written = wording.text.format(**_filled(asked, fields, language), nbsp=NBSP)
    if fields.get("limit"):
        written += " " + _LIMIT[language].format(limit=_length(fields["limit"], language))
    return one_full_stop(written)


def certainty(moment: str, language: str) -> Certainty:
    """How sure the wording of ``moment`` is: the least sure of those that it may take.

    For ADOPTED the sentence of the mode counts too. Raises ValueError for an unknown moment or language.
    """
    known(language)
    asked = _known_moment(moment)
    grades = [variant[language].certainty for variant in WORDINGS[asked].values()]
    if asked is ChairMoment.ADOPTED:
        grades += [adoption_certainty(mode, language) for mode in ADOPTION]
        grades += [adoption_certainty(mode, language, "rejected") for mode in REJECTION]
    return max(grades)


def _known_moment(moment: str) -> ChairMoment:
    try:
        return ChairMoment(moment)
    except ValueError:
        raise ValueError(f"unknown moment: {moment!r}") from None


def _check(moment: ChairMoment, fields: Mapping[str, Field]) -> None:
    required, optional = FIELDS[moment]
    for name in required:
        if fields.get(name, "") in ("", (), []):
            raise ValueError(f"missing field: {name!r}")
    for name, value in fields.items():
        if name not in (*required, *optional):
            raise ValueError(f"unknown field: {name!r}")
        _check_value(name, value)
    if moment is ChairMoment.SUSPENDING and len(fields) != 1:
        raise ValueError("missing field: either 'until' or 'minutes'")
    if moment is ChairMoment.TIE and fields["votes_for"] != fields["against"]:
        raise ValueError("the votes are not equal")
    if moment is ChairMoment.DECISION and fields.get("mode") == "election" and not fields.get("candidates"):
        raise ValueError("missing field: 'candidates'")
    _check_quorum(moment, fields)


def _check_value(name: str, value: Field) -> None:
    # Of a truth value and a number, and of a moment and a day, each is also the other to isinstance.
    right = isinstance(value, _kinds(name)) and isinstance(value, bool) is (name in SWITCHES)
    if not right or (name in _LISTS and isinstance(value, str)):
        raise ValueError(f"wrong field: {name!r}")
    if name in _COUNTS | _LENGTHS and _seconds(value) < (name == "minutes"):
        raise ValueError(f"wrong field: {name!r}")


def _kinds(name: str) -> tuple[type, ...]:
    if name in _COUNTS:
        return (int,)
    if name in _LISTS:
        return (Sequence,)
    kinds: dict[str, tuple[type, ...]] = {
        "number": (str, int), "of": (date,), "deadline": (datetime,),
        **dict.fromkeys(SWITCHES, (bool,)), **dict.fromkeys(_TIMES, (time,)),
        **dict.fromkeys(_LENGTHS, (int, timedelta)),
    }  # fmt: skip
    return kinds.get(name, (str,))


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
        variant = put_variant(fields)
    elif moment is ChairMoment.ADOPTED:
        variant = result_variant(fields)
    if variant not in WORDINGS[moment]:
        raise ValueError(f"unknown kind or mode: {fields.get('kind', fields.get('mode'))!r}")
    return variant


def _filled(moment: ChairMoment, fields: Mapping[str, Field], language: str) -> dict[str, object]:
    """Everything that the wordings of ``moment`` name in braces."""
    filled: dict[str, object] = {
        name: _written(name, value, language) for name, value in fields.items() if name not in PEOPLE
    }
    if "title" in fields:
        filled["title"] = _quoted(_plain(fields["title"]), language)
    if "name" in fields:
        filled["who"] = _who(moment, fields, language)
    if moment is ChairMoment.DECISION:
        filled |= put_to_decision(fields, language)
        filled["body"] = _body(_plain(fields["body"]), language)
    if moment is ChairMoment.ADOPTED:
        filled["result"] = announced(fields, language)
    return filled


def _written(name: str, value: Field, language: str) -> object:
    """A field as it stands in a sentence."""
    if isinstance(value, datetime):
        return deadline_words(value, language)
    if isinstance(value, time):
        return time_of_day(value, language)
    if name in _LENGTHS:
        return _for_length(value, language)
    if name in _LISTS:
        return join_list([_plain(one) for one in cast(Sequence[str], value)], language)
    return _Count(value, language) if isinstance(value, int) else _plain(value)


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
            return of_them(self._number)
        if form == "is":
            return "is" if self._number == 1 else "are"
        if form.startswith("of "):
            return f"{figures} {_NOUNS[form[3:]].after_genitive(self._number, self._language)}"
        return counted(self._number, _NOUNS[form], self._language)


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
