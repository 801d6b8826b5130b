"""The gate that every letter passes before it is printed."""

import pytest

from forumdesk.documents.fonts import Face, missing_glyphs, printable, width

KAZAKH = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
SIGNS = "«»“”„‘’–—•§№₸¹²³°…·×±%‰€£"


@pytest.mark.parametrize("face", list(Face))
def test_every_letter_of_the_three_languages_can_be_drawn(face: Face) -> None:
    latin = "".join(chr(code) for code in range(0x20, 0x7F))

    assert missing_glyphs(KAZAKH + SIGNS + latin, face) == ()


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
