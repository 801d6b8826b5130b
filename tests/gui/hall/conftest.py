"""A hall whose clock is moved by hand."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.texts import Language
from forumdesk.gui.hall.operator import Hall
from forumdesk.gui.hall.wording import HallWords
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from tests.gui.catalogues import catalogue
from tests.gui.hall.hall_builders import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def words() -> Words:
    return Words(lambda language: catalogue(Language(language)), "en")


@pytest.fixture
def hall(qtbot: QtBot, theme: Theme, words: Words, clock: HandClock) -> Iterator[Hall]:
    """A hall on the one screen of the tests, closed at the end."""
    hall = Hall(theme, words, clock, hall_words=HallWords(catalogue))
    yield hall
    hall.close()
