"""A journal of any length is read by the windows that are in sight."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forumdesk.gui.models.deeds import DEED, DeedsModel
from forumdesk.gui.words import Words
from forumdesk.services.journal import JournalEntry
from tests.builders import number
from tests.gui.catalogues import catalogue

LENGTH = 100_000


class Journal:
    """A hundred thousand deeds that are made when they are read."""

    def __init__(self) -> None:
        self.read: list[int] = []

    def window(self, start: int, count: int) -> tuple[JournalEntry, ...]:
        self.read.append(start)
        return tuple(self.entry(row) for row in range(start, min(start + count, LENGTH)))

    def entry(self, row: int) -> JournalEntry:
        place = LENGTH - row
        return JournalEntry(
            id=number(place),
            place=place,
            at=datetime(2024, 10, 17, tzinfo=UTC),
            desk_id="desk-1",
            desk_name="Front desk",
            meeting_id=None,
            code="participant.edited",
            values={"name": {"en": f"Person {place}"}},
        )


def test_only_the_windows_asked_for_are_read_and_few_are_kept(qtbot: QtBot) -> None:
    journal, model = Journal(), DeedsModel(Words(catalogue, "en"))
    model.show(journal.window, LENGTH)
    assert (model.rowCount(), journal.read) == (LENGTH, [])
    assert model.index(0, DEED).data() == f"Participant changed: Person {LENGTH}"
    assert model.index(LENGTH - 1, DEED).data() == "Participant changed: Person 1"
    assert journal.read == [0, LENGTH - 100]
    for row in range(0, 2_000, 100):
        model.index(row, DEED).data()
    assert len(model._windows) <= 12


def test_a_deed_is_found_again_near_where_it_stood(qtbot: QtBot) -> None:
    journal, model = Journal(), DeedsModel(Words(catalogue, "en"))
    model.show(journal.window, LENGTH)
    assert model.row_of(number(LENGTH - 205), 199) == 205
    assert model.row_of(number(1), 0) == -1
    assert len(journal.read) <= 5


def test_a_screen_reader_hears_time_deed_and_desk(qtbot: QtBot) -> None:
    model = DeedsModel(Words(catalogue, "en"))
    model.show(Journal().window, LENGTH)
    spoken = model.index(0, DEED).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"17.10.2024, 00:00, Participant changed: Person {LENGTH}, Front desk"
