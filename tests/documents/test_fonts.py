"""The gate that every letter passes before it is printed."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from forumdesk.documents import fonts
from forumdesk.documents.errors import FontMissingError
from forumdesk.documents.fonts import (
    PLEX,
    SANS,
    SERIF,
    TIMES,
    Face,
    drawn_parts,
    family_here,
    family_title,
    font,
    is_plain,
    missing_glyphs,
    printable,
    set_in,
    width,
)
from forumdesk.documents.system_fonts import FOLDERS_VARIABLE, times_fonts
from tests.documents.font_folders import sans_as, serif_as

KAZAKH = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
SIGNS = "«»“”„‘’–—•§№₸¹²³°…·×±%‰€£"


LATIN = "".join(chr(code) for code in range(0x20, 0x7F))


@pytest.mark.parametrize("face", SERIF)
def test_every_letter_of_the_three_languages_can_be_drawn(face: Face) -> None:
    assert missing_glyphs(KAZAKH + SIGNS + LATIN, face) == ()


@pytest.mark.parametrize("face", SANS)
def test_badges_take_the_sign_of_the_tenge_from_the_font_of_texts(face: Face) -> None:
    assert missing_glyphs(KAZAKH + SIGNS + LATIN, face) == ()
    assert [words for words, _ in drawn_parts("50 ₸ – 60 ₸", face)] == ["50 ", "₸", " – 60 ", "₸"]


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


@pytest.fixture
def sans_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A family like Times that lacks the sign of the tenge."""
    monkeypatch.setenv(FOLDERS_VARIABLE, str(sans_as(tmp_path / "fonts")))


def test_without_a_font_like_times_the_programs_own_is_used() -> None:
    assert family_here(TIMES) == PLEX
    with set_in(TIMES):
        assert drawn_parts("Қарар", Face.BOLD) == (("Қарар", "ForumSerif-Bold"),)


@pytest.mark.usefixtures("sans_times")
def test_a_family_holds_inside_its_act_of_printing_only() -> None:
    usual = width("Қарар", Face.REGULAR, 12)

    with set_in(TIMES):
        assert family_here(TIMES) == TIMES
        assert family_title(TIMES) == "Tinos"
        inside = width("Қарар", Face.REGULAR, 12)
        with set_in(PLEX):
            assert width("Қарар", Face.REGULAR, 12) == usual

    assert inside != usual == width("Қарар", Face.REGULAR, 12)


@pytest.mark.usefixtures("sans_times")
def test_a_letter_that_the_family_lacks_is_lent_and_measured_in_its_own_font() -> None:
    tenge = width("₸", Face.REGULAR, 10)

    with set_in(TIMES):
        parts = drawn_parts("100 ₸", Face.REGULAR)
        assert missing_glyphs("100 ₸") == ()
        assert is_plain("100 ₸", Face.REGULAR)
        assert width("100 ₸", Face.REGULAR, 10) == pytest.approx(width("100 ", Face.REGULAR, 10) + tenge)
        assert [letter for letter, _, _ in missing_glyphs("教")] == ["教"]

    assert parts == [("100 ", "ForumSerif Tinos"), ("₸", "ForumSerif")]


@pytest.mark.usefixtures("sans_times")
def test_each_thread_prints_in_its_own_family() -> None:
    def measured(number: int) -> float:
        with set_in(TIMES if number % 2 else PLEX):
            return sum(width(f"Қарар {number // 2} {word}", Face.BOLD, 11) for word in range(200))

    alone = [measured(number) for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(measured, range(8))) == alone
    assert alone[0] != alone[1]


def test_a_family_that_cannot_be_read_to_the_end_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = serif_as(tmp_path / "fonts")
    for path in folder.glob("*-BoldItalic.ttf"):
        path.write_bytes(
            path.read_bytes().replace(bytes.fromhex("5f0f3cf5"), bytes(4))
        )  # what its head begins with
    monkeypatch.setenv(FOLDERS_VARIABLE, str(folder))

    assert len(times_fonts()) == 1
    assert family_here(TIMES) == PLEX


def test_a_font_of_the_program_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_FILES", {Face.REGULAR: ("fontpkg_ibm_plex_serif", "Gone.ttf")})
    for kept in (fonts._loaded, fonts._registered):
        kept.cache_clear()
    try:
        with pytest.raises(FontMissingError, match="Install the program anew"):
            font(Face.REGULAR)
    finally:
        for kept in (fonts._loaded, fonts._registered):
            kept.cache_clear()
