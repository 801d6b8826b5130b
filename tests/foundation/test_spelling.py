import os
import sys
from pathlib import Path

import pytest

from forumdesk.foundation.spelling import Speller, dictionary_folders, own_words

LANGUAGES = ("kk", "ru", "en")
NAMES = {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_GB"}
AFFIXES = "SET UTF-8\nTRY abc\nSFX S Y 1\nSFX S 0 s .\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pytest.importorskip("hunspell", reason="the optional library chunspell is absent")
    return tmp_path / "dictionaries"


def _dictionary(folder: Path, language: str, words: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    listed = words.split()
    (folder / f"{NAMES[language]}.aff").write_text(AFFIXES, encoding="utf-8")
    (folder / f"{NAMES[language]}.dic").write_text(
        "\n".join((str(len(listed)), *listed, "")), encoding="utf-8"
    )


def _wrong(speller: Speller, text: str) -> list[str]:
    return [text[start:end] for start, end in speller.wrong(text)]


def _speller(folder: Path, language: str = "en", own: tuple[str, ...] = ()) -> Speller:
    return Speller(language, own, folder.parent / "user.txt", [folder])


@pytest.fixture
def installed() -> dict[str, Speller]:
    """The languages whose dictionaries this computer has; the English one comes with the library."""
    pytest.importorskip("hunspell", reason="the optional library chunspell is absent")
    spellers = {language: Speller(language, own_words(language), Path(os.devnull)) for language in LANGUAGES}
    return {language: speller for language, speller in spellers.items() if speller.available()}


def test_misspelt_words_are_told_by_their_places(folder: Path) -> None:
    _dictionary(folder, "en", "forum/S word")

    assert _speller(folder).wrong("Forums, a wrod: WORD") == ((10, 14),)


def test_numbers_addresses_abbreviations_and_other_scripts_are_passed_over(folder: Path) -> None:
    _dictionary(folder, "kk", "форум")
    text = "300-ден ҚР-ның МФЦА https://форум.kz/қате кім@пошта.kz www.қате.kz Pearson А. 3D форум қате"

    assert _wrong(_speller(folder, "kk"), text) == ["қате"]


def test_a_heading_in_capitals_is_checked_and_a_mixed_script_is_wrong(folder: Path) -> None:
    _dictionary(folder, "ru", "резолюция аорт")

    assert _wrong(_speller(folder, "ru"), "РЕЗОЛЮЦИЯ РЕЗАЛЮЦИЯ aорт") == ["РЕЗАЛЮЦИЯ", "aорт"]


def test_stress_soft_hyphens_and_curly_apostrophes_are_no_mistakes(folder: Path) -> None:
    _dictionary(folder, "en", "forum don't co-chair chair member")

    assert _wrong(_speller(folder), "fo\u00adrum don’t co\u2011chair chair-member chair-mmber") == [
        "chair-mmber"
    ]


def test_the_words_of_the_field_are_right_and_take_the_endings_of_their_model(folder: Path) -> None:
    _dictionary(folder, "en", "forum/S")
    speller = _speller(folder, own=("kurultai/forum", "Astana"))

    assert _wrong(speller, "Kurultais kurultai Astana ASTANAAA astana") == ["ASTANAAA", "astana"]


def test_a_word_is_right_if_a_base_of_it_is(folder: Path) -> None:
    _dictionary(folder, "kk", "форум")
    speller = Speller("kk", (), folder / "u", [folder], bases=lambda word: (word.removesuffix("ның"),))

    assert _wrong(speller, "Форумның форумнің") == ["форумнің"]


def test_an_added_word_counts_at_once_and_is_kept(folder: Path) -> None:
    _dictionary(folder, "kk", "форум")
    speller = _speller(folder, "kk")
    assert _wrong(speller, "құрылтай") == ["құрылтай"]

    speller.add(" құрылтай ")
    speller.add("құрылтай")

    assert _wrong(speller, "Құрылтай") == []
    assert _wrong(_speller(folder, "kk"), "құрылтай") == []
    assert (folder.parent / "user.txt").read_bytes().decode().split() == ["құрылтай"]
    assert [file.name for file in folder.parent.iterdir() if file.is_file()] == ["user.txt"]


def test_two_windows_that_add_words_lose_none(folder: Path) -> None:
    _dictionary(folder, "en", "forum")
    first, second = _speller(folder), _speller(folder)
    assert first.available()
    assert second.available()

    first.add("alpha")
    second.add("beta")

    assert (folder.parent / "user.txt").read_text(encoding="utf-8").split() == ["alpha", "beta"]


@pytest.mark.parametrize("word", ["", "two words", "300", "http://x.y/z", "a\nb"])
def test_what_is_no_word_is_not_added(folder: Path, word: str) -> None:
    with pytest.raises(ValueError, match="not a word"):
        _speller(folder).add(word)

    assert not (folder.parent / "user.txt").exists()


def test_a_list_that_cannot_be_written_is_told_and_the_word_still_counts(folder: Path) -> None:
    _dictionary(folder, "en", "forum")
    (folder / "user").write_text("a file where a folder should be", encoding="utf-8")
    speller = Speller("en", (), folder / "user" / "words.txt", [folder])
    assert _wrong(speller, "kurultai") == ["kurultai"]

    with pytest.raises(OSError, match="user"):
        speller.add("kurultai")

    assert _wrong(speller, "kurultai") == []


def test_suggestions_come_from_the_dictionary_and_the_lists(folder: Path) -> None:
    _dictionary(folder, "en", "forum word")
    speller = _speller(folder, own=("kurultai",))

    assert "forum" in speller.suggest("forrum")
    assert "kurultai" in speller.suggest("kurultay")
    assert speller.suggest("") == speller.suggest("x" * 5000) == ()


@pytest.mark.parametrize("damage", [b"", b"no number\nword\n", b"\xff\xfe\x00"])
def test_without_a_usable_dictionary_nothing_is_wrong(folder: Path, damage: bytes) -> None:
    _dictionary(folder, "en", "forum")
    (folder / "en_GB.dic").write_bytes(damage)
    speller = _speller(folder)

    assert not speller.available()
    assert speller.wrong("wrod") == ()
    assert speller.suggest("wrod") == ()


def test_without_the_library_nothing_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    _dictionary(tmp_path, "en", "forum")
    speller = Speller("en", (), tmp_path / "user.txt", [tmp_path])

    assert not speller.available()
    assert speller.wrong("wrod") == ()


def test_an_old_encoding_and_letters_it_lacks_do_not_stop_the_check(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "ru_RU.aff").write_text("SET KOI8-R\n", encoding="koi8-r")
    (folder / "ru_RU.dic").write_text("1\nфорум\n", encoding="koi8-r")

    assert _wrong(_speller(folder, "ru", own=("Әлия",)), "форум Әлия Ғалия фарум") == ["Ғалия", "фарум"]


def test_the_persons_own_folder_comes_first(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_DIRS", "/elsewhere")

    assert dictionary_folders()[0] == data_folder / "dictionaries"
    assert Path("/elsewhere/hunspell") in dictionary_folders()
    assert Path("/usr/share/hunspell") in dictionary_folders()


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown language"):
        Speller("de", (), tmp_path / "user.txt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_field_stand_once(language: str) -> None:
    words = own_words(language)

    assert len(words) > 40
    assert len(set(words)) == len(words)
    assert own_words(language, Path("nowhere")) == ()


def test_the_samples_have_no_mistakes(installed: dict[str, Speller], project: Path) -> None:
    assert "en" in installed
    for language in installed.keys() - {"kk"}:  # Kazakh needs the bases of the language layer
        text = (project / f"resources/samples/forum.{language}.md").read_text(encoding="utf-8")

        assert _wrong(installed[language], text) == []


def test_an_installed_dictionary_knows_a_mistake_and_mends_it(installed: dict[str, Speller]) -> None:
    mistakes = {
        "kk": ("қатсушы", "қатысушы"),
        "ru": ("рекоммендация", "рекомендация"),
        "en": ("recomendation", "recommendation"),
    }

    assert "en" in installed
    for language, speller in installed.items():
        wrong, right = mistakes[language]
        assert _wrong(speller, f"{right} {wrong}") == [wrong]
        assert right in speller.suggest(wrong)
