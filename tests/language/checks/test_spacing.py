import pytest

from forumdesk.language.checks import check_text


def codes_and_mended(text: str, language: str) -> tuple[set[str], str]:
    findings = check_text(text, language)
    for finding in reversed(findings):
        start, end = finding.span
        text = f"{text[:start]}{finding.repair}{text[end:]}"
    return {finding.code for finding in findings}, text


@pytest.mark.parametrize(
    ("language", "text", "code", "right"),
    [
        ("ru", "Форум - площадка", "dash", "Форум – площадка"),
        ("kk", "Форум -- алаң", "dash", "Форум – алаң"),
        ("ru", "Форум– площадка", "dash", "Форум – площадка"),
        ("en", "2023-2029", "dash", "2023–2029"),
        ("ru", "2023 - 2029 годы", "dash", "2023–2029 годы"),
        ("ru", "2023 – 2029 годы", "dash", "2023–2029 годы"),
        ("kk", "5-10 адам", "dash", "5–10 адам"),
        ("ru", "№ 5", "no_break_space", "№\u00a05"),
        ("en", "No. 5", "no_break_space", "No.\u00a05"),
        ("ru", "2024 г.", "no_break_space", "2024\u00a0г."),
        ("ru", "в г. Алматы", "no_break_space", "в г.\u00a0Алматы"),
        ("kk", "2024 жылғы", "no_break_space", "2024\u00a0жылғы"),
        ("ru", "5 %", "no_break_space", "5\u00a0%"),
        ("kk", "5 ₸", "no_break_space", "5\u00a0₸"),
        ("ru", "1 234 567 мест", "no_break_space", "1\u00a0234\u00a0567 мест"),
        ("ru", "Г. С. Ахметова", "no_break_space", "Г.\u00a0С.\u00a0Ахметова"),
        ("ru", "Ахметовой Г. С. поручено", "no_break_space", "Ахметовой Г.\u00a0С. поручено"),
        ("en", "S. Nurbek", "no_break_space", "S.\u00a0Nurbek"),
        ("kk", "5 % өсті", "space_before", "5% өсті"),
        ("ru", "слово , слово", "space_before", "слово, слово"),
        ("en", "word .", "space_before", "word."),
        ("ru", "( слово)", "space_after", "(слово)"),
        ("ru", "слово,слово", "space_missing", "слово, слово"),
        ("en", "two  spaces", "doubled", "two spaces"),
        ("en", "word,, word", "doubled", "word, word"),
        ("en", "word..", "doubled", "word."),
    ],
)
def test_what_is_amiss_is_found_and_mended(language: str, text: str, code: str, right: str) -> None:
    assert codes_and_mended(text, language) == ({code}, right)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "научно-педагогические кадры, Алматы–Астана, «за» – 18, 30 октября – 1 ноября"),
        ("ru", "ГОСТ 7-32, №\u00a022-161, +7 701 000-20-01, 2024-10-17, счёт 3-2, 01-05"),
        ("en", "ISO 639-2, a well-known word—and more, pages 3–5"),
        ("ru", "план А. Далее, приложение B. Это, и т. д."),
        ("en", "Annex A. The text. In Plan B. We agree."),
        ("kk", "№\u00a05, +7 701 000 20 01, № бойынша"),
        ("en", "wait... www.a,b.example, 1,000, a@b.example"),
        ("ru", "5% и 5\u00a0%; 14:00"),
        ("ru", "в 2024 году 300 человек"),
    ],
)
def test_what_is_right_is_left_alone(language: str, text: str) -> None:
    assert check_text(text, language) == ()
