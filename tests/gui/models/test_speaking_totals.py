"""Sums of speaking as a table."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from forumdesk.domain.speaking import SpeakingTotal
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.models.speaking_totals import OVERRUN, TIME, SpeakingTotalsModel, length_written
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.services.speaking import SpeakingTotals
from tests.gui.catalogues import catalogue


def total(key: str, minutes: float, overrun: float = 0) -> SpeakingTotal:
    return SpeakingTotal(
        key=key, speeches=1, length=timedelta(minutes=minutes), overrun=timedelta(minutes=overrun)
    )


TOTALS = SpeakingTotals(
    by_speaker=(total("a", 62.5, 2), total("b", 2, 0.01)),
    by_delegation=(),
    by_country=(total("KZ", 64.5, 2), total("XX", 1)),
    by_item=(),
    names={"a": LocalizedText.everywhere("Әбенов"), "b": LocalizedText.everywhere("Қалиев")},
)


@pytest.mark.parametrize(("seconds", "written"), [(0, "0:00"), (65, "1:05"), (3725, "1:02:05")])
def test_lengths_are_written_as_the_clock_shows_them(seconds: int, written: str) -> None:
    assert length_written(timedelta(seconds=seconds)) == written


def test_an_overrun_has_sign_weight_and_colour_from_a_second_on(qapp: QApplication) -> None:
    model = SpeakingTotalsModel(Words(catalogue, "en"))
    model.show(TOTALS, "speaker")
    cells = [model.index(row, OVERRUN) for row in range(2)]

    assert [cell.data() for cell in cells] == ["+2:00", "–"]
    assert [cell.data(RowRole.TONE) for cell in cells] == ["warn", None]
    assert cells[0].data(Qt.ItemDataRole.AccessibleTextRole).endswith(": +2:00")


def test_countries_are_called_by_name_and_unknown_codes_by_themselves(qapp: QApplication) -> None:
    model = SpeakingTotalsModel(Words(catalogue, "en"))

    model.show(TOTALS, "country")

    assert [model.index(row, 0).data() for row in range(2)] == ["Kazakhstan", "XX"]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Country"


def test_the_order_chosen_holds_for_the_next_sums_too(qapp: QApplication) -> None:
    model = SpeakingTotalsModel(Words(catalogue, "en"))
    model.show(TOTALS, "speaker")

    model.sort(TIME, Qt.SortOrder.AscendingOrder)
    model.show(TOTALS, "country")

    assert model.index(0, 0).data() == "XX"
