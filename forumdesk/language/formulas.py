"""Fixed official wordings, kept as data with the certainty of each.

Certainty: A – seen in an official text; B – seen in a published text or form; C – composed on the model of
the nearest one, to be confirmed by an editor of the language.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Literal, get_args

from forumdesk.language.codes import known
from forumdesk.language.dates import date_range, of_date
from forumdesk.language.numbers import whole
from forumdesk.language.plurals import category

NBSP = "\u00a0"

Mode = Literal[
    "unanimous",
    "unanimous_with_abstentions",
    "consensus",
    "without_vote",
    "acclamation",
    "silence",
    "recorded",
    "counted",
    "rejected",
]
Subject = Literal["resolution", "decision", "recommendation", "recommendations"]
Certainty = Literal["A", "B", "C"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A wording with named fields, and how sure it is."""

    text: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class _Adopted:
    """A subject and the verb that agrees with it."""

    subject: str
    verb: str
    refused: str


_ADOPTED: dict[str, dict[Subject, _Adopted]] = {
    "kk": {
        "resolution": _Adopted(subject="Қарар", verb="қабылданды", refused="қабылданбады"),
        "decision": _Adopted(subject="Шешім", verb="қабылданды", refused="қабылданбады"),
        "recommendation": _Adopted(subject="Ұсыным", verb="қабылданды", refused="қабылданбады"),
        "recommendations": _Adopted(subject="Ұсынымдар", verb="қабылданды", refused="қабылданбады"),
    },
    "ru": {
        "resolution": _Adopted(subject="Резолюция", verb="принята", refused="не принята"),
        "decision": _Adopted(subject="Решение", verb="принято", refused="не принято"),
        "recommendation": _Adopted(subject="Рекомендация", verb="принята", refused="не принята"),
        "recommendations": _Adopted(subject="Рекомендации", verb="приняты", refused="не приняты"),
    },
    "en": {
        "resolution": _Adopted(subject="The resolution", verb="was adopted", refused="was not adopted"),
        "decision": _Adopted(subject="The decision", verb="was adopted", refused="was not adopted"),
        "recommendation": _Adopted(
            subject="The recommendation", verb="was adopted", refused="was not adopted"
        ),
        "recommendations": _Adopted(
            subject="The recommendations", verb="were adopted", refused="were not adopted"
        ),
    },
}

_KAZAKH_VOTES = "«жақтап» – {votes_for}, «қарсы» – {against}, «қалыс қалды» – {abstained}."
_RUSSIAN_VOTES = "«за» – {votes_for}, «против» – {against}, «воздержались» – {abstained}."

ADOPTION: dict[Mode, dict[str, Wording]] = {
    "unanimous": {
        "kk": Wording(text="{subject} бірауыздан {verb}.", certainty="A"),
        "ru": Wording(text="{subject} {verb} единогласно.", certainty="A"),
        "en": Wording(text="{subject} {verb} unanimously.", certainty="A"),
    },
    "unanimous_with_abstentions": {
        "kk": Wording(text="{subject} бірауыздан {verb} («қалыс қалды» – {abstained}).", certainty="C"),
        "ru": Wording(text="{subject} {verb} единогласно при {abstained} {abstaining}.", certainty="C"),
        "en": Wording(text="{subject} {verb} unanimously, with {abstained} {abstaining}.", certainty="C"),
    },
    "consensus": {
        "kk": Wording(text="{subject} консенсус негізінде {verb}.", certainty="C"),
        "ru": Wording(text="{subject} {verb} консенсусом.", certainty="B"),
        "en": Wording(text="{subject} {verb} by consensus.", certainty="A"),
    },
    "without_vote": {
        "kk": Wording(text="{subject} дауысқа салынбай {verb}.", certainty="C"),
        "ru": Wording(text="{subject} {verb} без голосования.", certainty="B"),
        "en": Wording(text="{subject} {verb} without a vote.", certainty="A"),
    },
    "acclamation": {
        "kk": Wording(text="{subject} қол шапалақпен қолдау арқылы {verb}.", certainty="C"),
        "ru": Wording(text="{subject} {verb} аккламацией.", certainty="C"),
        "en": Wording(text="{subject} {verb} by acclamation.", certainty="C"),
    },
    "silence": {
        "kk": Wording(text="{subject} үнсіз келісу рәсімі бойынша {verb}.", certainty="C"),
        "ru": Wording(text="{subject} {verb} по процедуре умолчания.", certainty="C"),
        "en": Wording(text="{subject} {verb} under the silence procedure.", certainty="C"),
    },
    "recorded": {
        "kk": Wording(text="{subject} атаулы дауыс беру арқылы {verb}: " + _KAZAKH_VOTES, certainty="C"),
        "ru": Wording(text="{subject} {verb} поимённым голосованием: " + _RUSSIAN_VOTES, certainty="C"),
        "en": Wording(
            text="{subject} {verb} by a recorded vote of {votes_for} to {against}, "
            "with {abstained} {abstaining}.",
            certainty="A",
        ),
    },
    "counted": {
        "kk": Wording(text="{subject} көпшілік дауыспен {verb}: " + _KAZAKH_VOTES, certainty="B"),
        "ru": Wording(text="{subject} {verb} большинством голосов: " + _RUSSIAN_VOTES, certainty="B"),
        "en": Wording(
            text="{subject} {verb} by {votes_for} {votes} to {against}, with {abstained} {abstaining}.",
            certainty="A",
        ),
    },
    "rejected": {
        "kk": Wording(text="{subject} {refused}: " + _KAZAKH_VOTES, certainty="C"),
        "ru": Wording(text="{subject} {refused}: " + _RUSSIAN_VOTES, certainty="B"),
        "en": Wording(
            text="{subject} {refused}: {votes_for} in favour, {against} against, "
            "with {abstained} {abstaining}.",
            certainty="C",
        ),
    },
}

FORUM_SUPPORT = {
    "kk": Wording(text="Форумның барлық қатысушылары ұсынымдарды бірауыздан қолдады.", certainty="C"),
    "ru": Wording(
        text="Все участники Форума единогласно поддержали предложенные рекомендации.", certainty="C"
    ),
    "en": Wording(
        text="All participants of the Forum unanimously supported the proposed recommendations.",
        certainty="A",
    ),
}
CHAIR = {
    "kk": Wording(text="Төраға", certainty="A"),
    "ru": Wording(text="Председатель", certainty="A"),
    "en": Wording(text="Chair", certainty="A"),
}
SECRETARY = {
    "kk": Wording(text="Хатшы", certainty="A"),
    "ru": Wording(text="Секретарь", certainty="A"),
    "en": Wording(text="Secretary", certainty="A"),
}
DRAFT = {
    "kk": Wording(text="ЖОБА", certainty="A"),
    "ru": Wording(text="ПРОЕКТ", certainty="A"),
    "en": Wording(text="DRAFT", certainty="A"),
}
PAGE_OF = {
    "kk": Wording(text="{page}-бет, барлығы{nbsp}{pages}", certainty="B"),
    "ru": Wording(text="страница{nbsp}{page} из{nbsp}{pages}", certainty="B"),
    "en": Wording(text="page{nbsp}{page} of{nbsp}{pages}", certainty="B"),
}
NUMBER_SIGN = {
    "kk": Wording(text="№{nbsp}{number}", certainty="A"),
    "ru": Wording(text="№{nbsp}{number}", certainty="A"),
    "en": Wording(text="No.{nbsp}{number}", certainty="A"),
}
MINUTES_OF_DATE = {
    "kk": Wording(text="{of_date} {number} хаттама", certainty="A"),
    "ru": Wording(text="Протокол {number} {of_date}", certainty="A"),
    "en": Wording(text="Minutes {number} {of_date}", certainty="A"),
}


def adoption_sentence(
    mode: str,
    language: str,
    *,
    subject: Subject = "resolution",
    votes_for: int = 0,
    against: int = 0,
    abstained: int = 0,
) -> str:
    """The sentence that states how ``subject`` was adopted, closed by a full stop.

    The three counts fill the modes that print them ("recorded", "counted", "rejected"; of
    "unanimous_with_abstentions" the abstentions). Zero is printed as 0 in Kazakh and Russian and in words in
    English, after the habit of the UN. Raises ValueError for an unknown mode, subject or language, and for a
    "unanimous" with a vote against or an abstention: that sentence would be untrue.
    """
    wording = _adoption(mode, language)
    if subject not in _ADOPTED[language]:
        raise ValueError(f"unknown subject: {subject!r}")
    if mode.startswith("unanimous") and (against or (abstained and mode == "unanimous")):
        raise ValueError("not unanimous")
    adopted = _ADOPTED[language][subject]
    return wording.text.format(
        subject=adopted.subject,
        verb=adopted.verb,
        refused=adopted.refused,
        votes_for=_votes(votes_for, language, "none"),
        against=_votes(against, language, "none"),
        abstained=_votes(abstained, language, "no"),
        votes="vote" if votes_for == 1 else "votes",
        abstaining=_abstaining(abstained, language),
    )


def adoption_certainty(mode: str, language: str) -> Certainty:
    """How sure the wording of ``mode`` is; raises ValueError for an unknown mode or language."""
    return _adoption(mode, language).certainty


def forum_support(language: str) -> str:
    """The sentence by which all participants of a forum support its recommendations."""
    return FORUM_SUPPORT[known(language)].text


def chair_label(language: str) -> str:
    """The post of the first signatory: «Төраға», «Председатель», "Chair"."""
    return CHAIR[known(language)].text


def secretary_label(language: str) -> str:
    """The post of the second signatory: «Хатшы», «Секретарь», "Secretary"."""
    return SECRETARY[known(language)].text


def draft_mark(language: str) -> str:
    """What stands on a paper that is not adopted yet: «ЖОБА», «ПРОЕКТ», "DRAFT"."""
    return DRAFT[known(language)].text


def page_of(page: int, pages: int, language: str) -> str:
    """«3-бет, барлығы 10», «страница 3 из 10», "page 3 of 10", numbers held by no-break spaces."""
    return PAGE_OF[known(language)].text.format(page=page, pages=pages, nbsp=NBSP)


def number_sign(number: str, language: str) -> str:
    """A registration number, which is text («14/164-VII»): «№ 3», "No. 3", with a no-break space."""
    return NUMBER_SIGN[known(language)].text.format(number=number, nbsp=NBSP)


def minutes_of_date(number: str, date: datetime.date, language: str) -> str:
    """«2010 жылғы 8 маусымдағы № 3 хаттама», «Протокол № 3 от …», "Minutes No. 3 of 8 June 2010"."""
    sign = number_sign(number, language)
    return MINUTES_OF_DATE[language].text.format(number=sign, of_date=of_date(date, language))


def date_place_line(
    first: datetime.date, last: datetime.date, place: str, country: str, language: str
) -> str:
    """The line of date and place in the head of a paper, the dates held by no-break spaces.

    ``place`` and ``country`` come in the language and form in which they are to stand («Астана қаласы»,
    «город Астана», "Astana"). Kazakh and Russian name the country before the place, English after it; an
    empty part is left out. Raises ValueError when ``last`` is before ``first``.
    """
    days = date_range(first, last, language, unbroken=True)
    parts = (days, place, country) if language == "en" else (days, country, place)
    return ", ".join(part for part in parts if part)


def city(name: str, language: str, *, short: bool = False) -> str:
    """A city with its word: «Астана қаласы» («Астана қ.»), «город Астана» («г. Астана»), "Astana"."""
    if known(language) == "en":
        return name
    if language == "kk":
        return f"{name}{NBSP}қ." if short else f"{name} қаласы"
    return f"{'г.' if short else 'город'}{NBSP if short else ' '}{name}"


# How texts of others say it; read from the end, where the closing paragraph stands.
_ADOPTION_WORDS: dict[str, dict[Mode, str]] = {
    "kk": {
        "unanimous": r"бір\s?ауыздан",
        "consensus": r"консенсус(?:\s+(?:негізінде|арқылы|жолымен)|пен)|мәмілемен|ортақ\s+келісіммен",
        "without_vote": r"дауыс(?:қа\s+салынбай|\s+берусіз|\s+бермей)",
        "acclamation": r"қол\s+шапалақ\w*",
        "recorded": r"атаулы\s+дауыс\s+беру",
        "counted": r"көпшілік\s+дау(?:ыспен|сымен)",
    },
    "ru": {
        "unanimous": r"(?<!не\s)един(?:огласн|одушн)(?:о|ым)\b",
        "consensus": r"консенсусом|(?:на\s+основе|путём|путем)\s+консенсуса",
        "without_vote": r"без\s+(?:проведения\s+)?голосования",
        "acclamation": r"аккламаци(?:ей|и)",
        "recorded": r"поим[её]нным\s+голосованием",
        "counted": r"большинством\s+(?:голосов|делегатов|участников)",
    },
    "en": {
        "unanimous": r"(?<!not\s)\bunanimous(?:ly)?\b",
        "consensus": r"\bby\s+consensus\b",
        "without_vote": r"\bwithout\s+a\s+vote\b",
        "acclamation": r"\bby\s+acclamation\b",
        "recorded": r"\bby\s+(?:a\s+)?(?:recorded|roll-call)\s+vote\b",
        "counted": r"\bby\s+(?:a\s+)?(?:\w+\s+)?majority\b|\bby\s+\d+\s+votes?\s+to\b",
    },
}


def adoption_in_prose(text: str, language: str) -> Mode | None:
    """The mode of adoption that ``text`` states, or None; of several the last, where the closing stands."""
    words = _ADOPTION_WORDS[known(language)]
    found = [
        (match.start(), mode)
        for mode, pattern in words.items()
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]
    return max(found)[1] if found else None


def _adoption(mode: str, language: str) -> Wording:
    for known_mode in get_args(Mode):
        if mode == known_mode:
            return ADOPTION[known_mode][known(language)]
    raise ValueError(f"unknown mode of adoption: {mode!r}")


def _votes(number: int, language: str, english_zero: str) -> str:
    return english_zero if language == "en" and not number else whole(number, language)


def _abstaining(number: int, language: str) -> str:
    if language == "ru":
        return "воздержавшемся" if category(number, "ru") == "one" else "воздержавшихся"
    return "abstention" if number == 1 else "abstentions"
