from pathlib import Path

import pytest

from forumdesk.language.detection import detect_language


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("sample", ["resolution-2024", "shipped/forum"])
def test_the_language_of_the_sample_resolutions_is_told(shared: Path, sample: str, language: str) -> None:
    text = (shared / "samples" / f"{sample}.{language}.md").read_text(encoding="utf-8")

    told = {detect_language(paragraph) for paragraph in text.split("\n\n") if len(paragraph) > 120}

    assert detect_language(text) == language
    assert told == {language}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2024 жылғы 17 қазан, Қазақстан Республикасы, Астана қаласы", "kk"),
        ("Стратегиялық серіктестер форумының қарары", "kk"),
        ("Участники Форума обсудили следующие вопросы:", "ru"),
        ("Резолюция Форума стратегических партнёров", "ru"),
        ("The participants of the Forum discussed the following issues:", "en"),
    ],
)
def test_a_line_is_enough(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "", "Астана", "17.10.2024", "Forum", "Dr Smith", "Правила прийому до університету та їх зміни",
        "Université de Paris: la formation des enseignants",
        "Қазақстан Республикасы Ғылым министрлігі. The participants of the Forum and the Council discussed it",
    ],
)  # fmt: skip
def test_short_mixed_and_other_texts_are_not_guessed(text: str) -> None:
    assert detect_language(text) is None
