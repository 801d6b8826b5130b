"""The name of an event inside the title of its resolution."""

import pytest

from forumdesk.language.titles import event_name


@pytest.mark.parametrize(
    ("title", "language", "name"),
    [
        ("Resolution of the Strategic Partners Forum", "en", "Strategic Partners Forum"),
        ("Declaration of a Congress", "en", "A Congress"),
        ("Резолюция Форума стратегических партнёров", "ru", "Форум стратегических партнёров"),
        ("Решение Совета", "ru", "Совет"),
        ("Стратегиялық серіктестер форумының қарары", "kk", "Стратегиялық серіктестер форумы"),
        ("Кеңестің шешімі", "kk", "Кеңестің шешімі"),
        ("Резолюция Мажилиса", "ru", "Резолюция Мажилиса"),
        ("Outcome document", "en", "Outcome document"),
    ],
)
def test_the_event_is_named_when_its_name_is_sure(title: str, language: str, name: str) -> None:
    assert event_name(title, language) == name
