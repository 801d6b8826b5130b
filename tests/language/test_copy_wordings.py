"""What copies say about themselves."""

import pytest

from forumdesk.language.copy_wordings import CopyWord, copy_mark, copy_word


def test_the_mark_has_its_number_in_the_way_of_the_language() -> None:
    assert copy_mark("kk", 3, marked=True) == "КӨШІРМЕ №\xa03"
    assert copy_mark("en", 3, marked=True) == "COPY No.\xa03"
    assert copy_mark("ru", 0, marked=True) == "КОПИЯ"
    assert copy_mark("ru", 7, marked=False) == "№\xa07"
    assert copy_mark("ru", 0, marked=False) == ""


def test_every_word_exists_in_every_language() -> None:
    for word in CopyWord:
        assert all(copy_word(word, language) for language in ("kk", "ru", "en"))
    with pytest.raises(ValueError, match="de"):
        copy_word(CopyWord.COPY, "de")
