"""No letter is printed that the font lacks, and whose it is, is told."""

from collections.abc import Iterator
from random import Random

import pytest

from forumdesk.documents.errors import (
    MissingGlyphError,
    MissingGlyphInFieldError,
    MissingGlyphOfPersonError,
)
from forumdesk.documents.fonts import Face, font, printable
from forumdesk.documents.gate import passed
from forumdesk.documents.paragraphs import paragraphs_of
from forumdesk.documents.resolution import print_resolution
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from tests.builders_sheets import sheet_of, with_rows
from tests.documents.tagged_reading import sections


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


def random_texts(count: int, seed: int) -> Iterator[str]:
    """Texts of the whole repertoire, of the font's own letters, and of these with marks and strangers between."""
    random = Random(seed)
    own = [chr(code) for code in font(Face.REGULAR).face.charToGlyph]
    marks = [chr(code) for code in range(0x300, 0x370)]
    for number in range(count):
        anything = [chr(random.randrange(0x110000)) for _ in range(random.randrange(1, 12))]
        letters = [random.choice(own) for _ in range(random.randrange(1, 60))]
        if number % 4 == 0:
            letters = anything
        elif number % 4 == 1:
            letters[random.randrange(len(letters))] = anything[0]
        elif number % 4 == 2:
            for _ in range(5):
                letters.insert(random.randrange(len(letters) + 1), random.choice(marks))
        yield "".join(letters)


def is_refused(text: str) -> bool:
    """Whether the gate of a printed text stops it, as a sheet of nothing else."""
    try:
        paragraphs_of(with_rows(sheet_of(adopted=False), [(Part.PREAMBLE, f"¶ {text}")]), (Language.EN,))
    except MissingGlyphError:
        return True
    return False


def test_whatever_is_written_prints_letter_by_letter_or_is_refused(pytestconfig: pytest.Config) -> None:
    count, seed = (22_000, 3) if pytestconfig.getoption("--long") else (500, 1)
    glyphs = font(Face.REGULAR).face.charToGlyph
    texts = list(random_texts(count, seed))
    refused = [text for text in texts if is_refused(text)]
    strange = set(refused)

    passing = [text for text in texts if text not in strange]
    for start in range(0, len(passing), 40):
        some = passing[start : start + 40]
        rows = [(Part.PREAMBLE, f"¶ {text}") for text in some]
        printed = print_resolution(with_rows(sheet_of(adopted=False), rows), languages=[Language.EN]).pdf

        words = next(words for language, words in sections(printed) if language)
        wanted = " ".join(f"¶ {printable(text)}" for text in some).split()
        first = words.index("¶")
        assert words[first : first + len(wanted)] == wanted
        assert all(glyphs.get(ord(letter), 0) for word in words for letter in word)

    for text in refused:
        assert any(not glyphs.get(ord(letter), 0) for letter in printable(text))
    assert count / 20 < len(refused) < count * 0.95
