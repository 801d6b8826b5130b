"""Rows of presence: one change, one row."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Participant
from forumdesk.gui.models.presence import PresenceModel, PresenceRow, fitting
from forumdesk.gui.words import Words
from forumdesk.services.quorum import VoterStanding
from tests.builders import number
from tests.gui.catalogues import catalogue
from tests.gui.desk.desk_builders import names

NOON = datetime(2024, 10, 17, 12, 0, tzinfo=UTC)


def row(n: int, name: str, *, entitled: bool = True) -> PresenceRow:
    person = Participant(
        id=ParticipantId(number(n)),
        meeting_id=MeetingId(number(1000)),
        number=n,
        names=names(name, name, name),
        entitled=entitled,
    )
    return PresenceRow(person=person, standing=VoterStanding.ABSENT, entitled=entitled)


@pytest.fixture
def model(qapp: QApplication) -> PresenceModel:
    made = PresenceModel(Words(catalogue, "en"))
    made.show([row(n, f"Surname{n} Name") for n in range(312)])
    return made


def test_a_hundred_changes_repaint_a_hundred_rows_and_reset_nothing(model: PresenceModel) -> None:
    painted: list[int] = []
    resets: list[int] = []
    model.dataChanged.connect(lambda first, last: painted.extend(range(first.row(), last.row() + 1)))
    model.modelReset.connect(lambda: resets.append(1))

    for n in range(100):
        came = replace(model.rows[n], standing=VoterStanding.PRESENT)
        model.update_rows([*model.rows[:n], came, *model.rows[n + 1 :]])

    assert painted == list(range(100))
    assert resets == []


def test_the_same_people_shown_again_keep_their_rows(model: PresenceModel) -> None:
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))

    model.show(list(model.rows))
    assert resets == []
    model.show(list(model.rows)[1:])
    assert resets == [1]


def test_a_row_is_said_with_standing_reason_and_the_missing_vote(qapp: QApplication) -> None:
    model = PresenceModel(Words(catalogue, "en"))
    guest = row(1, "Marsh Helen", entitled=False)
    model.show([guest])
    model.update_rows([replace(guest, standing=VoterStanding.EXCUSED, reason="ill")])

    said = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert said == "Marsh Helen, excused: ill, no voting right"


def test_who_begins_as_typed_stands_first_and_the_entitled_before_all() -> None:
    rows = [
        row(1, "Карим Асан"),
        row(2, "Бекова Карина"),
        row(3, "Акаров Марат"),
        row(4, "Карова Анна", entitled=False),
    ]
    found = {one.person.id for one in rows}

    shown = fitting([rows[2], rows[1], rows[0], rows[3]], found, "кар")

    assert [one.person.number for one in shown] == [1, 2, 3, 4]
