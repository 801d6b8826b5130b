"""The clause at the end of a text that exists in several languages: which of them holds where they differ."""

import re
from collections.abc import Sequence

from forumdesk.language.codes import known
from forumdesk.language.lists import join_list
from forumdesk.language.wording import in_three

LANGUAGES_AS_SAID = {
    "kk": {"kk": "қазақ", "ru": "орыс", "en": "ағылшын"},
    "ru": {"kk": "казахском", "ru": "русском", "en": "английском"},
    "en": {"kk": "Kazakh", "ru": "Russian", "en": "English"},
}
"""The languages as each language names them before its word for "language"."""

_DONE = in_three(
    "CBA",
    "{languages} тілдерінде жасалды",
    "Совершено на {languages} языках",
    "Done in the {languages} languages",
)
_EQUAL = in_three(
    "CBA",
    "{done}, бұл ретте {every} мәтіннің күші бірдей.",
    "{done}, причём {every} одинаковую силу.",
    "{done}, {every} being equally authentic.",
)
_EVERY = {  # two texts, and more
    "kk": ("екі", "барлық"),
    "ru": ("оба текста имеют", "все тексты имеют"),
    "en": ("both texts", "all texts"),
}
_PREVAILING = in_three(
    "CBB",
    "{done}. Мәтіндер арасында алшақтық болған жағдайда {prevailing} {text} басым болады.",
    "{done}. В случае расхождений {text} на {prevailing} {tongue}.",
    "{done}. In case of divergence, the {prevailing} {text}.",
)
_TEXT = {  # one text, and more
    "kk": ("тіліндегі мәтін", "тілдеріндегі мәтіндер"),
    "ru": ("преобладает текст", "преобладают тексты"),
    "en": ("text shall prevail", "texts shall prevail"),
}
_TONGUE = ("языке", "языках")
_SAID = {
    "kk": r"мәтін\w*\s+(?:заңды\s+)?күш\w*\s+(?:бірдей|тең)|(?:тең|бірдей)\s+(?:түпнұсқа|заңды күш)"
    r"|мәтін\w*\s+(?:басым|артықшылық)",
    "ru": r"текст\w*[^.]{0,60}(?:одинаков|равн)\w+\s+(?:юридическ\w+\s+)?сил|(?:равно|одинаково)\s*аутентичн"
    r"|текст\w*[^.]{0,40}аутентичн|(?:преобладает|преобладают|преимущество имеет|преимущество имеют)\s+текст"
    r"|текст\w*[^.]{0,60}(?:преобладае|преобладаю|превалируе|превалирую|имеет преимущ|имеют преимущ)",
    "en": r"equally\s+authentic|texts?[^.]{0,60}equal(?:ly)?\s+(?:legal\s+)?(?:force|valid)"
    r"|texts?\s+(?:shall\s+)?prevails?|text[^.]{0,40}\bauthentic\b",
}


def authenticity_clause(languages: Sequence[str], prevailing: Sequence[str], language: str) -> str:
    """In which ``languages`` a text is done, and which prevail; with none, or all of them, all are equal.

    One language needs no clause and gives "". Raises ValueError for an unknown language, and for a prevailing one in
    which the text does not exist.
    """
    names = LANGUAGES_AS_SAID[known(language)]
    said = join_list([names[known(one)] for one in languages], language)
    if not set(prevailing) <= set(languages):
        raise ValueError("a prevailing text that does not exist")
    if len(languages) < 2:
        return ""
    done = _DONE[language].text.format(languages=said)
    done = done[:1].upper() + done[1:]
    if not prevailing or set(prevailing) == set(languages):
        every = _EVERY[language][len(languages) > 2]
        return _EQUAL[language].text.format(done=done, every=every)
    several = len(prevailing) > 1
    return _PREVAILING[language].text.format(
        done=done,
        prevailing=join_list([names[one] for one in prevailing], language),
        text=_TEXT[language][several],
        tongue=_TONGUE[several],
    )


def authenticity_in_prose(text: str, language: str) -> bool:
    """Whether ``text`` says itself which of the texts in several languages hold."""
    return re.search(_SAID[known(language)], text, re.IGNORECASE) is not None
