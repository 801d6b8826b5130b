"""Fixed official wordings of every paper, and all of those of adoption, kept as data with their certainty."""

import datetime
import re

from forumdesk.language.adoption_sentences import adoption_certainty as adoption_certainty
from forumdesk.language.adoption_sentences import adoption_sentence as adoption_sentence
from forumdesk.language.adoption_sentences import election_sentence as election_sentence
from forumdesk.language.adoption_sentences import mode_name as mode_name
from forumdesk.language.adoption_wordings import Mode as Mode
from forumdesk.language.adoption_wordings import Subject as Subject
from forumdesk.language.codes import known
from forumdesk.language.dates import date_range
from forumdesk.language.own_wordings import in_use
from forumdesk.language.wording import NBSP as NBSP
from forumdesk.language.wording import Certainty as Certainty
from forumdesk.language.wording import Wording as Wording
from forumdesk.language.wording import number_sign as number_sign

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


def forum_support(language: str) -> str:
    """The sentence by which all participants of a forum support its recommendations."""
    return FORUM_SUPPORT[known(language)].text


def chair_label(language: str) -> str:
    """The post of the first signatory: «Төраға», «Председатель», "Chair"."""
    return in_use("post.chair", CHAIR)[known(language)].text


def secretary_label(language: str) -> str:
    """The post of the second signatory: «Хатшы», «Секретарь», "Secretary"."""
    return in_use("post.secretary", SECRETARY)[known(language)].text


def draft_mark(language: str) -> str:
    """What stands on a paper that is not adopted yet: «ЖОБА», «ПРОЕКТ», "DRAFT"."""
    return in_use("mark.draft", DRAFT)[known(language)].text


def page_of(page: int, pages: int, language: str) -> str:
    """«3-бет, барлығы 10», «страница 3 из 10», "page 3 of 10", numbers held by no-break spaces."""
    return PAGE_OF[known(language)].text.format(page=page, pages=pages, nbsp=NBSP)


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
        "secret": r"жасырын\s+дауыс\s+беру",
        "silence": r"үнсіз\s+келіс(?:у|ім)\s+рәсімі",
        "written_poll": r"сырттай\s+дауыс\s+беру",
        "counted": r"көпшілік\s+дау(?:ыспен|сымен)",
    },
    "ru": {
        "unanimous": r"(?<!не\s)един(?:огласн|одушн)(?:о|ым)\b",
        "consensus": r"консенсусом|(?:на\s+основе|путём|путем)\s+консенсуса",
        "without_vote": r"без\s+(?:проведения\s+)?голосования",
        "acclamation": r"аккламаци(?:ей|и)",
        "recorded": r"поим[её]нным\s+голосованием",
        "secret": r"тайным\s+голосованием",
        "silence": r"по\s+процедуре\s+умолчания",
        "written_poll": r"заочным\s+голосованием|письменным\s+опросом|опросным\s+пут[её]м",
        "counted": r"большинством\s+(?:голосов|делегатов|участников)",
    },
    "en": {
        "unanimous": r"(?<!not\s)\bunanimous(?:ly)?\b",
        "consensus": r"\bby\s+consensus\b",
        "without_vote": r"\bwithout\s+a\s+vote\b",
        "acclamation": r"\bby\s+acclamation\b",
        "recorded": r"\bby\s+(?:a\s+)?(?:recorded|roll-call)\s+vote\b",
        "secret": r"\b(?:by|in)\s+(?:a\s+)?secret\s+ballot\b",
        "silence": r"\bunder\s+(?:the|a)\s+silence\s+procedure\b",
        "written_poll": r"\b(?:by|in)\s+(?:a\s+)?written\s+poll\b",
        "counted": r"\bby\s+(?:a\s+)?(?:\w+\s+)?majority\b"
        r"|(?<!ballot\s)(?<!poll\s)(?<!ballot,\s)(?<!poll,\s)\bby\s+\d+\s+votes?\s+to\b",
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
