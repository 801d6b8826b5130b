"""Spelling for the window: loaded beside it, and never a reason to stop."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.texts import Language
from forumdesk.foundation.spelling import Speller
from forumdesk.gui.spelling import KindSpeller, Spellers
from forumdesk.gui.tasks import Tasks


@pytest.mark.parametrize("word", ["two words", "", "Oqsu"])
def test_a_word_that_cannot_be_kept_stops_nobody(tmp_path: Path, word: str) -> None:
    in_the_way = tmp_path / "words"
    in_the_way.write_text("a file where a folder should be", encoding="utf-8")
    speller = KindSpeller(Speller("en", (), in_the_way / "en.txt", folders=(tmp_path,)))

    speller.add(word)

    assert speller.wrong("Oqsu") == ()


def test_each_language_is_either_checked_or_said_to_be_absent(qtbot: QtBot, data_folder: Path) -> None:
    tasks = Tasks()
    spellers = Spellers(tasks)
    before = [spellers.speller(language) for language in Language]

    with qtbot.waitSignal(spellers.loaded, timeout=20000):
        spellers.load()

    assert before == [None, None, None]
    for language in Language:
        assert (spellers.speller(language) is None) == (language in spellers.absent)
    tasks.close()
