"""The windowed model: it reads only what is looked at."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from forumdesk.domain.attendance import Presence, Standing
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Names, Participant, PersonName
from forumdesk.domain.people_list import ListedPerson
from forumdesk.gui.models.participants import ARRIVAL, NUMBER, PERSON, WINDOW, ParticipantsModel
from forumdesk.gui.words import Words
from forumdesk.storage.errors import DamagedError
from tests.builders import NOON, number
from tests.gui.catalogues import catalogue


class Lines:
    """Numbered people; remembers which windows were read."""

    def __init__(self, count: int, standing: Standing = Standing.EXPECTED) -> None:
        self._count = count
        self._standing = standing
        self.read: list[int] = []

    def count(self) -> int:
        return self._count

    def window(self, offset: int, limit: int) -> Sequence[ListedPerson]:
        self.read.append(offset)
        return [line(place, self._standing) for place in range(offset, min(offset + limit, self._count))]


class Unreadable(Lines):
    def window(self, offset: int, limit: int) -> Sequence[ListedPerson]:
        raise DamagedError(path="a.forumdesk")


def line(place: int, standing: Standing = Standing.EXPECTED) -> ListedPerson:
    one = ParticipantId(number(place))
    at = None if standing is Standing.EXPECTED else NOON
    person = Participant(
        id=one,
        meeting_id=MeetingId(UUID(int=0)),
        number=place,
        names=Names(kk=PersonName(family=f"Н{place}")),
    )
    return ListedPerson(person=person, presence=Presence(participant_id=one, standing=standing, first_at=at))


def model_of(lines: Lines) -> ParticipantsModel:
    model = ParticipantsModel(Words(catalogue, "en"))
    model.show(lines)
    return model


def test_a_hundred_thousand_people_are_counted_and_not_read(qapp: QApplication) -> None:
    lines = Lines(100_000)
    model = model_of(lines)

    assert model.rowCount() == 100_000
    assert lines.read == []
    assert model.index(70_000, NUMBER).data() == "70000"
    assert model.index(70_010, PERSON).data() == "Н70010"
    assert lines.read == [70_000 - 70_000 % WINDOW]


def test_who_stays_though_the_list_leaves_them_out_stands_where_they_stood(qapp: QApplication) -> None:
    model = ParticipantsModel(Words(catalogue, "en"))
    model.show(Lines(4), {1: line(100), 9: line(101)})

    assert [model.index(row, NUMBER).data() for row in range(model.rowCount())] == [
        "0",
        "100",
        "1",
        "2",
        "3",
        "101",
    ]
    assert [model.row_of_place(place) for place in range(4)] == [0, 2, 3, 4]


def test_times_are_those_of_the_clock_at_the_meeting(qapp: QApplication) -> None:
    model = model_of(Lines(1, Standing.ARRIVED))

    model.set_zone("Asia/Almaty")

    assert model.index(0, ARRIVAL).data() == "17:00"
    assert model.index(0, ARRIVAL).data(Qt.ItemDataRole.AccessibleTextRole).endswith("17:00")


def test_a_register_that_cannot_be_read_leaves_blanks_and_is_told(qapp: QApplication) -> None:
    model = model_of(Unreadable(5))
    told: list[object] = []
    model.reading_failed.connect(told.append)

    assert model.index(2, PERSON).data() is None
    assert model.index(3, PERSON).data() is None
    assert [type(one) for one in told] == [DamagedError]


def test_qt_finds_nothing_wrong_with_the_model(qapp: QApplication) -> None:
    model = model_of(Lines(300))

    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(Lines(2), {0: line(7)})

    assert model.rowCount() == 3
