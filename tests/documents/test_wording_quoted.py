import pytest

from forumdesk.documents.wording import quoted
from forumdesk.domain.texts import Language


@pytest.mark.parametrize(
    ("words", "language", "printed"),
    [
        ("Форум", Language.RU, "«Форум»"),
        ("«Форум»", Language.RU, "«Форум»"),
        ("Форум Ассоциации «Кокжиек»", Language.RU, "«Форум Ассоциации „Кокжиек“»"),
        ("«Көкжиек» қауымдастығы", Language.KK, "«„Көкжиек“ қауымдастығы»"),
        ("“Kokzhiek” Forum", Language.EN, "“‘Kokzhiek’ Forum”"),
        ("", Language.EN, ""),
    ],
)
def test_marks_inside_marks_are_of_the_second_order(words: str, language: Language, printed: str) -> None:
    assert quoted(words, language) == printed
