"""Papers in words."""

import pytest
from PySide6.QtCore import Qt

from forumdesk.domain.identifiers import AgendaItemId, MeetingId, PaperId
from forumdesk.domain.papers import Paper
from forumdesk.gui.models.papers import PapersModel
from forumdesk.gui.words import Words
from tests.builders import number
from tests.gui.catalogues import catalogue


@pytest.mark.parametrize(
    ("media_type", "size", "words"),
    [
        ("application/pdf", 2_400, "PDF, 2 KB"),
        ("image/jpeg", 1_250_000, "Picture, 1.3 MB"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            900,
            "Word document, 900 B",
        ),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 5_000, "Workbook, 5 KB"),
        ("application/vnd.ms-powerpoint", 5_000, "Presentation, 5 KB"),
        ("application/octet-stream", 5_000, "Unknown type, 5 KB"),
    ],
)
def test_type_and_size_are_said_in_words(qapp: object, media_type: str, size: int, words: str) -> None:
    model = PapersModel(Words(catalogue, "en"))
    paper = Paper(
        id=PaperId(number(1)),
        meeting_id=MeetingId(number(2)),
        item_id=AgendaItemId(number(3)),
        name="a.bin",
        media_type=media_type,
        size=size,
    )

    model.show([paper])

    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == f"a.bin: {words}"
