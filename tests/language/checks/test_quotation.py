import pytest

from forumdesk.language.checks import check_text


def mended(text: str, language: str) -> str:
    for finding in reversed(check_text(text, language)):
        assert finding.code == "quotes"
        assert finding.repair is not None
        start, end = finding.span
        text = f"{text[:start]}{finding.repair}{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("kk", 'Ол "Көкжиек" қауымдастығы', "Ол «Көкжиек» қауымдастығы"),
        ("ru", "Центр “Астана”", "Центр «Астана»"),
        ("ru", '("Астана")', "(«Астана»)"),
        ("en", 'the "Forum"', "the “Forum”"),
        ("en", "«the Forum»", "“the Forum”"),
    ],
)
def test_each_language_has_its_marks(language: str, text: str, right: str) -> None:
    assert mended(text, language) == right


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "«Программа „Болашақ“ действует»"),
        ("kk", "«Бағдарлама “Болашақ” жұмыс істейді»"),
        ("ru", "Академия «Центр «Болашақ»"),
        ("ru", "«Академия «Болашақ»»"),
        ("ru", "а) первое; 1) второе; (третье)"),
        ("en", 'the “Forum”, a 5" screen, (a) and b)'),
    ],
)
def test_marks_that_are_right_are_left_alone(language: str, text: str) -> None:
    assert check_text(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("kk", "«Көкжиек қауымдастығы", "«"),
        ("ru", "Кокжиек» и другие", "»"),
        ("ru", "«за – 18, «против» – 2, «воздержались» – 1", "«"),
        ("en", "the “Forum", "“"),
        ("ru", "центр (МФЦА и другие", "("),
        ("en", "the centre AIFC) and others", ")"),
    ],
)
def test_a_mark_without_its_partner_is_found(language: str, text: str, mark: str) -> None:
    (finding,) = check_text(text, language)

    assert (finding.values["here"], finding.repair) == (mark, None)
    assert text[slice(*finding.span)] == mark
