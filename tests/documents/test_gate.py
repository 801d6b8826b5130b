"""No letter is printed that the font lacks, and whose it is, is told."""

import pytest

from forumdesk.documents.errors import MissingGlyphInFieldError, MissingGlyphOfPersonError
from forumdesk.documents.fonts import Face
from forumdesk.documents.gate import passed
from forumdesk.domain.texts import Language


def test_a_text_passes_in_the_characters_that_are_drawn() -> None:
    assert passed("и\u0306о\u00adг\u202f5\nӘ", Face.REGULAR, Language.KK) == "йог\u00a05 Ә"


def test_a_missing_letter_is_told_with_the_person() -> None:
    with pytest.raises(MissingGlyphOfPersonError) as refusal:
        passed("University 教", Face.SANS, Language.EN, "Gulnar Akhmetova")

    assert refusal.value.values["person"] == "Gulnar Akhmetova"
    assert refusal.value.values["letter"] == "教"
    assert "in the entry of Gulnar Akhmetova" in str(refusal.value)


def test_a_missing_letter_of_nobody_is_told_with_its_surroundings() -> None:
    with pytest.raises(MissingGlyphInFieldError, match="教"):
        passed("Форум 教", Face.REGULAR, Language.RU)
