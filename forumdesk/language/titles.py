"""The name of an event inside the title of its resolution."""

import re

from forumdesk.language.codes import known

_RUSSIAN_HEADS = {
    "форума": "форум",
    "совета": "совет",
    "съезда": "съезд",
    "конгресса": "конгресс",
    "саммита": "саммит",
    "конференции": "конференция",
    "заседания": "заседание",
    "совещания": "совещание",
    "собрания": "собрание",
    "ассамблеи": "ассамблея",
}


def event_name(title: str, language: str) -> str:
    """What a resolution's title says the event is called; the title itself when that cannot be told.

    "Resolution of the Strategic Partners Forum" → "Strategic Partners Forum"; «Резолюция Форума
    стратегических партнёров» → «Форум стратегических партнёров»; «Стратегиялық серіктестер форумының
    қарары» → «Стратегиялық серіктестер форумы». Only heads of which the nominative is sure are turned.
    """
    return {"en": _english, "ru": _russian, "kk": _kazakh}[known(language)](title)


def _english(title: str) -> str:
    found = re.fullmatch(r"(?:Resolution|Declaration|Decision) of (?:the )?(.+)", title, re.IGNORECASE)
    return _capitalised(found[1]) if found else title


def _russian(title: str) -> str:
    found = re.fullmatch(r"(?:Резолюция|Декларация|Решение) (\w+)((?: .+)?)", title, re.IGNORECASE)
    head = _RUSSIAN_HEADS.get(found[1].lower()) if found else None
    return _capitalised(head + found[2]) if found and head else title


def _kazakh(title: str) -> str:
    # After the possessive -ы/-і the genitive is -ның/-нің: taking it off leaves the name as it is called.
    found = re.fullmatch(r"(.+[ыі])н[ыі]ң (?:қарары|декларациясы|шешімі)", title, re.IGNORECASE)
    return found[1] if found else title


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
