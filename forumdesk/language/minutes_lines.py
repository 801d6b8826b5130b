"""Titles and lines of minutes that need more than a fixed wording: numbers with dates, speakers, languages."""

from collections.abc import Sequence
from datetime import date

from forumdesk.language.authenticity import LANGUAGES_AS_SAID
from forumdesk.language.codes import known
from forumdesk.language.dates import of_dates
from forumdesk.language.lists import join_list
from forumdesk.language.minutes_wordings import MINUTES, MinutesWord
from forumdesk.language.plurals import DELEGATION, PERSON, counted
from forumdesk.language.wording import filled, in_three, number_sign, one_full_stop

_TITLE = in_three("AAB", "{sign} хаттама", "Протокол {sign}", "Minutes {sign}")
_TITLE_OF_DAYS = in_three("AAB", "{days} {sign} хаттама", "Протокол {sign} {days}", "Minutes {sign} {days}")
_EXTRACT = in_three(
    "BAB", "{sign} хаттамадан үзінді", "Выписка из протокола {sign}", "Extract from Minutes {sign}"
)
_EXTRACT_OF_DAYS = in_three(
    "BAB",
    "{days} {sign} хаттамадан үзінді",
    "Выписка из протокола {sign} {days}",
    "Extract from Minutes {sign} {days}",
)
_ANNEX = in_three(
    "BAB",
    "{days} {sign} хаттамаға {annex}",
    "{annex} к протоколу {sign} {days}",
    "{annex} to Minutes {sign} {days}",
)
_ONLY_ANNEX = in_three("AAA", "қосымша", "Приложение", "Annex")
_EQUALLY_AUTHENTIC = in_three(
    "CCC",
    "Құжат {languages} тілдерінде жасалды, барлық мәтіннің заңды күші бірдей.",
    "Документ составлен на {languages} языках, все тексты имеют равную юридическую силу.",
    "Done in {languages}, all texts being equally authentic.",
)
_PREVAILING = in_three(
    "CCC",
    "Құжат {languages} тілдерінде жасалды. Мәтіндер арасында алшақтық болған жағдайда "
    "{authentic} {text} басым болады.",
    "Документ составлен на {languages} языках. При расхождении текстов преимущество имеет "
    "текст на {authentic} {text}.",
    "Done in {languages}. In case of divergence the {authentic} {text}.",
)
_TEXT = {
    "kk": ("тіліндегі мәтін", "тілдеріндегі мәтін"),
    "ru": ("языке", "языках"),
    "en": ("text prevails", "texts prevail"),
}


def minutes_title(number: str, language: str) -> str:
    """The minutes by their number, which is text: «№ С-70/2 хаттама», «Протокол № 3», "Minutes No. 3"."""
    return _TITLE[known(language)].text.format(sign=number_sign(number, language))


def minutes_of_days(number: str, first: date, last: date, language: str) -> str:
    """«2024 жылғы 17–18 қазандағы № 3 хаттама», «Протокол № 3 от 17–18 октября 2024 года», "Minutes No. 3 of …".

    Raises ValueError when ``last`` is before ``first``.
    """
    days = of_dates(first, last, language)
    return _TITLE_OF_DAYS[language].text.format(sign=number_sign(number, language), days=days)


def extract_title(number: str, language: str, first: date | None = None, last: date | None = None) -> str:
    """«№ 3 хаттамадан үзінді», «Выписка из протокола № 3», "Extract from Minutes No. 3", with the days if known."""
    sign = number_sign(number, language)
    if first is None:
        return _EXTRACT[language].text.format(sign=sign)
    return _EXTRACT_OF_DAYS[language].text.format(sign=sign, days=of_dates(first, last or first, language))


def annex_to_minutes(annex: int, number: str, first: date, last: date, language: str) -> str:
    """The mark of an annex: «… № 3 хаттамаға 1-қосымша», «Приложение 1 к протоколу № 3 от …"; 0 for the only one."""
    word = (
        filled(MINUTES[MinutesWord.ANNEX], language, {"number": annex})
        if annex
        else _ONLY_ANNEX[known(language)].text
    )
    days = of_dates(first, last, language)
    return _ANNEX[language].text.format(annex=word, sign=number_sign(number, language), days=days)


def speaker_line(
    name: str, language: str, *, organisation: str = "", country: str = "", text: str = ""
) -> str:
    """Who spoke, in the nominative, with organisation and country in brackets, and what was said if noted.

    «Ахметова Г. (Нархоз, Казахстан)», with ``text`` «… – о сроках.». Raises ValueError for an empty name.
    """
    known(language)
    if not name.strip():
        raise ValueError("a speaker without a name")
    origin = ", ".join(part for part in (organisation, country) if part)
    who = f"{name} ({origin})" if origin else name
    return one_full_stop(f"{who} – {text}") if text else who


def present_count(number: int, language: str, *, delegations: bool = False, listed: bool = False) -> str:
    """How many were there, for a long list: «31 адам (тізім қоса беріледі)», «31 человек (список прилагается)»."""
    if number < 0:
        raise ValueError("a count below zero")
    written = counted(number, DELEGATION if delegations else PERSON, language)
    attached = filled(MINUTES[MinutesWord.LIST_ATTACHED], language, {})
    return f"{written} ({attached})" if listed else written


def authenticity_line(languages: Sequence[str], authentic: Sequence[str], language: str) -> str:
    """In which languages a paper is made and which text prevails; with no ``authentic`` ones all are equal.

    One language needs no line and gives "". Raises ValueError for an unknown language and for an authentic one in
    which the paper does not exist.
    """
    names = LANGUAGES_AS_SAID[known(language)]
    made = join_list([names[known(one)] for one in languages], language)
    if not set(authentic) <= set(languages):
        raise ValueError("an authentic text that does not exist")
    if len(languages) < 2:
        return ""
    if not authentic or set(authentic) == set(languages):
        return _EQUALLY_AUTHENTIC[language].text.format(languages=made)
    prevailing = join_list([names[one] for one in authentic], language)
    text = _TEXT[language][len(authentic) > 1]
    return _PREVAILING[language].text.format(languages=made, authentic=prevailing, text=text)
