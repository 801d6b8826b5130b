"""Papers name people in the alphabetical order of their own language."""

from typing import Any

from forumdesk.documents.people_order import by_country, by_delegation, in_order, order_key
from forumdesk.domain.people import Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.people_sheets import PersonLine
from tests.builders_people_sheets import person


def named(name: str, **changed: Any) -> PersonLine:
    return person(name=LocalizedText.everywhere(name), listed_name=LocalizedText(), **changed)


def names(people: tuple[PersonLine, ...]) -> list[str]:
    return [one.name.kk for one in people]


def test_kazakh_letters_stand_where_the_kazakh_alphabet_has_them() -> None:
    words = ["Ульяна", "Ұлан", "Үміт", "Азамат", "Іңкәр", "Әлібек", "Ыбырай", "Нұр", "Қайрат", "Кенже"]

    assert sorted(words, key=lambda word: order_key(word, Language.KK)) == [
        "Азамат", "Әлібек", "Кенже", "Қайрат", "Нұр", "Ульяна", "Ұлан", "Үміт", "Ыбырай", "Іңкәр",
    ]  # fmt: skip


def test_russian_takes_yo_for_ye() -> None:
    words = ["Ёлкин", "Ершов", "Еремин"]

    assert sorted(words, key=lambda word: order_key(word, Language.RU)) == ["Ёлкин", "Еремин", "Ершов"]


def test_names_in_the_alphabet_of_the_paper_come_first() -> None:
    words = ["Ahmed", "Яков", "Zoe", "Анна"]

    assert sorted(words, key=lambda word: order_key(word, Language.EN)) == ["Ahmed", "Zoe", "Анна", "Яков"]
    assert sorted(words, key=lambda word: order_key(word, Language.RU)) == ["Анна", "Яков", "Ahmed", "Zoe"]


def test_heads_stand_first_then_deputies_then_members_by_surname() -> None:
    people = [
        named("Яна"),
        named("Борис"),
        named("Вера", role=Role.DEPUTY_HEAD),
        named("Глеб", role=Role.HEAD_OF_DELEGATION),
        named("Анна", role=Role.OBSERVER),
    ]

    assert names(in_order(people, Language.RU)) == ["Глеб", "Вера", "Анна", "Борис", "Яна"]


def test_countries_stand_in_the_order_of_each_language_and_the_unknown_last() -> None:
    people = [person(country=code) for code in ("KZ", "", "UZ", "AZ", "GB")]

    assert [part.code for part in by_country(people, Language.KK)] == ["AZ", "KZ", "UZ", "GB", ""]
    assert [part.code for part in by_country(people, Language.RU)] == ["AZ", "GB", "KZ", "UZ", ""]
    assert [part.code for part in by_country(people, Language.EN)] == ["AZ", "KZ", "GB", "UZ", ""]


def test_full_state_names_have_an_order_of_their_own() -> None:
    people = [person(country=code) for code in ("DE", "AZ")]

    assert [part.name for part in by_country(people, Language.EN, full=True)] == [
        "Federal Republic of Germany",
        "Republic of Azerbaijan",
    ]


def test_who_belongs_to_no_delegation_stands_under_the_country() -> None:
    people = [
        named("Анна", country="DE"),
        named("Вера", delegation=LocalizedText.everywhere("Акимат")),
        named("Яна", country=""),
    ]

    found = by_delegation(people, Language.RU)

    assert [(one.name, names(one.people)) for one in found] == [
        ("Акимат", ["Вера"]),
        ("Германия", ["Анна"]),
        ("", ["Яна"]),
    ]
