"""Numbers, shares and sums of money as each language writes them."""

import re
from decimal import ROUND_HALF_UP, Decimal

from forumdesk.language.codes import known

NBSP = "\u00a0"
TENGE = "₸"

_SEPARATORS = {"kk": (NBSP, ","), "ru": (NBSP, ","), "en": (",", ".")}  # of groups, of the fraction
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")

Number = int | float | Decimal


def decimal(number: Number, language: str, digits: int | None = None) -> str:
    """The number with its groups parted: «1 234 567,89» (no-break spaces), "1,234,567.89".

    ``digits`` fixes the places after the point, rounding half up; without it the number is written as it is.
    """
    group, point = _SEPARATORS[known(language)]
    exact = _exact(number)
    if digits is not None:
        exact = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    whole_part, _, fraction = f"{abs(exact):f}".partition(".")
    grouped = f"{int(whole_part):,}".replace(",", group)
    sign = "-" if exact < 0 else ""
    return f"{sign}{grouped}{point + fraction if fraction else ''}"


def whole(number: int, language: str) -> str:
    """A whole number in running text: Kazakh and Russian group from five figures on («1000», «10 000»)."""
    if known(language) != "en" and abs(number) < 10_000:
        return str(number)
    return decimal(number, language)


def percent(share: Number, language: str, digits: int = 1) -> str:
    """A share (0.345) in per cent: «34,5%» in Kazakh, «34,5 %» in Russian (no-break space), "34.5%"."""
    value = (_exact(share) * 100).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    if value == value.to_integral_value():
        value = value.to_integral_value()
    return f"{decimal(value, language)}{NBSP if language == 'ru' else ''}%"


def tenge(amount: Number, language: str) -> str:
    """A sum in tenge, to the tiyn: «1 234 567,50 ₸», "KZT1,234,567.50" (CLDR)."""
    written = decimal(amount, language, digits=2)
    return f"KZT{written}" if language == "en" else f"{written}{NBSP}{TENGE}"


def parse_number(text: str, language: str) -> Decimal | None:
    """The number that a person typed, with ordinary, no-break or thin spaces; None when it is not one.

    In English a comma groups; in Kazakh and Russian comma and point both begin the fraction.
    """
    plain = _SPACES.sub("", text).replace("−", "-")
    plain = plain.replace(",", "") if known(language) == "en" else plain.replace(",", ".")
    if not re.fullmatch(r"-?\d+(\.\d+)?", plain, re.ASCII):
        return None
    return Decimal(plain)


def _exact(number: Number) -> Decimal:
    # str() of a float is what the person sees; Decimal(0.345) would be a hair below.
    return Decimal(str(number)) if isinstance(number, float) else Decimal(number)
