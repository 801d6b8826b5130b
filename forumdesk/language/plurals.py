"""Counted nouns: which form a number asks for, and phrases with numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from forumdesk.language.codes import known
from forumdesk.language.kazakh import numeral, with_case
from forumdesk.language.numbers import decimal, whole


def category(number: int | float | Decimal, language: str) -> str:
    """The cardinal category of the CLDR: "one", "few", "many" or "other".

    Kazakh and English have "one" for 1 alone; in Kazakh the noun does not change after a number anyway.
    """
    exact = str(number)
    if known(language) != "ru":
        return "one" if exact == "1" else "other"
    if "." in exact:
        return "other"
    tens, units = abs(int(number)) % 100, abs(int(number)) % 10
    if units == 1 and tens != 11:
        return "one"
    return "few" if units in (2, 3, 4) and tens not in (12, 13, 14) else "many"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun in the forms that numbers ask for: Kazakh stays singular, Russian needs three, English two."""

    kk: str
    ru: str
    ru_genitive: str
    ru_genitive_plural: str
    en: str
    en_plural: str

    def after(self, number: int | float | Decimal, language: str) -> str:
        """The form after a number that is subject or object: 1 страна, 2 страны, 5 стран, 1,5 страны."""
        found = category(number, language)
        if language == "kk":
            return self.kk
        if language == "en":
            return self.en if found == "one" else self.en_plural
        return {"one": self.ru, "few": self.ru_genitive, "other": self.ru_genitive}.get(
            found, self.ru_genitive_plural
        )

    def after_genitive(self, number: int, language: str) -> str:
        """The form after «более», «из», «около», where Russian has the genitive: 21 страны, 22 стран."""
        if known(language) != "ru":
            return self.after(number, language)
        return self.ru_genitive if category(number, "ru") == "one" else self.ru_genitive_plural


COUNTRY = Noun(
    kk="ел",
    ru="страна",
    ru_genitive="страны",
    ru_genitive_plural="стран",
    en="country",
    en_plural="countries",
)
REPRESENTATIVE = Noun(
    kk="өкіл", ru="представитель", ru_genitive="представителя", ru_genitive_plural="представителей",
    en="representative", en_plural="representatives",
)  # fmt: skip
PARTICIPANT = Noun(
    kk="қатысушы", ru="участник", ru_genitive="участника", ru_genitive_plural="участников",
    en="participant", en_plural="participants",
)  # fmt: skip
PERSON = Noun(
    kk="адам",
    ru="человек",
    ru_genitive="человека",
    ru_genitive_plural="человек",
    en="person",
    en_plural="people",
)
DELEGATION = Noun(
    kk="делегация", ru="делегация", ru_genitive="делегации", ru_genitive_plural="делегаций",
    en="delegation", en_plural="delegations",
)  # fmt: skip
ORGANISATION = Noun(
    kk="ұйым", ru="организация", ru_genitive="организации", ru_genitive_plural="организаций",
    en="organisation", en_plural="organisations",
)  # fmt: skip
RECOMMENDATION = Noun(
    kk="ұсыным", ru="рекомендация", ru_genitive="рекомендации", ru_genitive_plural="рекомендаций",
    en="recommendation", en_plural="recommendations",
)  # fmt: skip
ISSUE = Noun(
    kk="мәселе",
    ru="вопрос",
    ru_genitive="вопроса",
    ru_genitive_plural="вопросов",
    en="issue",
    en_plural="issues",
)
VOTE = Noun(
    kk="дауыс", ru="голос", ru_genitive="голоса", ru_genitive_plural="голосов", en="vote", en_plural="votes"
)
OBJECTION = Noun(
    kk="қарсылық", ru="возражение", ru_genitive="возражения", ru_genitive_plural="возражений",
    en="objection", en_plural="objections",
)  # fmt: skip
NOUNS: Sequence[Noun] = (
    COUNTRY, REPRESENTATIVE, PARTICIPANT, PERSON, DELEGATION, ORGANISATION, RECOMMENDATION, ISSUE, VOTE,
    OBJECTION,
)  # fmt: skip


def counted(number: int | float | Decimal, noun: Noun, language: str) -> str:
    """The number and its noun: «22 ел», «22 страны», "22 countries"."""
    figures = whole(number, language) if isinstance(number, int) else decimal(number, language)
    return f"{figures} {noun.after(number, language)}"


def more_than(number: int, noun: Noun, language: str) -> str:
    """«300-ден астам өкіл», «более 300 представителей», "more than 300 representatives"."""
    if known(language) == "kk":
        return f"{numeral(number, 'ablative')} астам {noun.kk}"
    figures = whole(number, language)
    return f"{'более' if language == 'ru' else 'more than'} {figures} {noun.after_genitive(number, language)}"


def coming_from(number: int, noun: Noun, language: str) -> str:
    """«22 елден», «из 22 стран», "from 22 countries"."""
    if known(language) == "kk":
        return f"{whole(number, language)} {with_case(noun.kk, 'ablative')}"
    figures = whole(number, language)
    return f"{'из' if language == 'ru' else 'from'} {figures} {noun.after_genitive(number, language)}"


def from_countries(number: int, language: str) -> str:
    """«22 елден», «из 22 стран», "from 22 countries"."""
    return coming_from(number, COUNTRY, language)


def representatives_from_countries(
    people: int, countries: int, language: str, *, noun: Noun = REPRESENTATIVE, exact: bool = False
) -> str:
    """Who came, as a resolution states it; ``exact`` leaves out "more than".

    «22 елден 300-ден астам өкіл», «более 300 представителей из 22 стран», "more than 300 representatives from
    22 countries".
    """
    who = counted(people, noun, language) if exact else more_than(people, noun, language)
    where = from_countries(countries, language)
    return f"{where} {who}" if language == "kk" else f"{who} {where}"
