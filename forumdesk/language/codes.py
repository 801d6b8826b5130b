"""The three languages of the program and the locales that speak for them."""

# The state language comes first wherever the languages stand side by side.
LANGUAGES = ("kk", "ru", "en")

# Plain "ru" prints the tenge as "KZT", and plain "en" writes American dates and lists.
_LOCALES = {"kk": "kk", "ru": "ru_KZ", "en": "en_GB"}


def known(language: str) -> str:
    """Return ``language`` as a plain code; raise ValueError unless it is "kk", "ru" or "en"."""
    if language not in LANGUAGES:
        raise ValueError(f"unknown language: {language!r}")
    return str(language)


def locale_of(language: str) -> str:
    """The name of the CLDR locale that stands for ``language``, for Babel."""
    return _LOCALES[known(language)]
