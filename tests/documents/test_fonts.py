"""The gate that every letter passes before it is printed."""

import pytest

from forumdesk.documents.fonts import SANS, SERIF, Face, is_plain, missing_glyphs, printable, width

KAZAKH = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
SIGNS = "«»“”„‘’–—•§№₸¹²³°…·×±%‰€£"


LATIN = "".join(chr(code) for code in range(0x20, 0x7F))


@pytest.mark.parametrize("face", SERIF)
def test_every_letter_of_the_three_languages_can_be_drawn(face: Face) -> None:
    assert missing_glyphs(KAZAKH + SIGNS + LATIN, face) == ()


@pytest.mark.parametrize("face", SANS)
def test_badges_can_show_every_letter_but_not_the_sign_of_the_tenge(face: Face) -> None:
    assert [letter for letter, _, _ in missing_glyphs(KAZAKH + SIGNS + LATIN, face)] == ["₸"]


@pytest.mark.parametrize("text", ["Ғ\u0301", "и\u0306", "a\u00adb", "a\u202fb", "a\nb", "教", "a\tb"])
def test_what_is_plain_needs_neither_composing_nor_replacing(text: str) -> None:
    assert is_plain(KAZAKH, Face.SANS)
    assert is_plain("№ 5 – «Ә»", Face.REGULAR)
    assert not is_plain(text, Face.REGULAR)


def test_a_missing_letter_comes_with_its_name_and_its_surroundings() -> None:
    text = "Отмечено галочкой ☑ в протоколе, и ещё раз ☑."

    ((letter, name, excerpt),) = missing_glyphs(text)

    assert letter == "☑"
    assert name == "BALLOT BOX WITH CHECK"
    assert excerpt == "Отмечено галочкой ☑ в протоколе, и ещё…"


def test_several_missing_letters_come_in_the_order_of_the_text() -> None:
    assert [letter for letter, _, _ in missing_glyphs("б教a☐教")] == ["教", "☐"]


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("1\u202f000\u2009₸", "1\xa0000\xa0₸"),
        ("іс\u2011шара", "іс-шара"),
        ("one\r\ntwo\u2028three\x0cfour", "one\ntwo\nthree\nfour"),
        ("\x00a\x1bb\x7fc\x9fd", " a b c d"),
        ("z\u200bw\u200dj\ufeff\u202eb\u00ads\u2060h", "zwjbsh"),
        ("\ud800x\uffff\ufffe", "x"),
        ("и\u0306", "й"),
        ("plain", "plain"),
    ],
)
def test_text_is_reduced_to_what_is_drawn(written: str, drawn: str) -> None:
    assert printable(written) == drawn


def test_the_width_grows_with_the_size() -> None:
    assert width("Қарар", Face.REGULAR, 24) == pytest.approx(2 * width("Қарар", Face.REGULAR, 12))
