"""One act beside the window: shown only when it lasts, cancelled, over once."""

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.errors import KnownError
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.tasks import Progress, Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from tests.gui.catalogues import catalogue


@pytest.fixture
def act(theme: Theme, qtbot: QtBot) -> Iterator[LongAct]:
    tasks = Tasks()
    act = LongAct(theme, Words(catalogue, "en"), tasks)
    qtbot.addWidget(act)
    act.retranslate()
    yield act
    tasks.close()


def never(_error: KnownError) -> None:
    raise AssertionError("nothing was refused")


def test_a_short_act_is_never_shown(act: LongAct, qtbot: QtBot) -> None:
    results: list[int] = []

    with qtbot.waitSignals([act.busy_changed, act.busy_changed]):
        act.run(lambda _progress: 7, results.append, never, sentence="{total}")

    assert results == [7]
    assert act.isHidden()


def test_one_that_lasts_is_shown_in_words_without_a_button_where_it_cannot_be_cancelled(
    act: LongAct, qtbot: QtBot
) -> None:
    go = Event()
    act.run(lambda _progress: go.wait(5), lambda _result: None, never, sentence="4 000 people")

    qtbot.waitUntil(act.isVisible)
    assert act.progress_line.cancel_button.isHidden()
    go.set()
    qtbot.waitUntil(act.isHidden)
    assert not act.is_busy


def test_a_cancelled_act_says_so_and_is_over(act: LongAct, qtbot: QtBot) -> None:
    over: list[str] = []

    def job(progress: Progress) -> None:
        for done in range(10_000_000):
            progress(done, 10_000_000)

    act.run(
        job, lambda _none: over.append("done"), never, sentence="{done}", given_up=lambda: over.append("up")
    )
    qtbot.waitUntil(act.isVisible)

    act.progress_line.cancel_button.click()

    qtbot.waitUntil(lambda: over == ["up"])
    assert act.isHidden()


def test_while_one_is_under_way_no_other_is_begun(act: LongAct, qtbot: QtBot) -> None:
    go, results = Event(), list[str]()
    act.run(lambda _progress: go.wait(5), lambda _result: results.append("first"), never, sentence="")

    act.run(lambda _progress: None, lambda _result: results.append("second"), never, sentence="")
    go.set()

    qtbot.waitUntil(lambda: not act.is_busy)
    assert results == ["first"]
