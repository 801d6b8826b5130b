"""What an adopted resolution says of how it was adopted, and what was said to it, in every format."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.documents.registry import print_document
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.domain.voting import Counts
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from tests.builders import refilled, registers
from tests.documents.reading import words_in


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with registers().create(tmp_path / "a.forumdesk") as made:
        yield made


@pytest.fixture
def meeting_id(register: Register) -> MeetingId:
    return refilled(register)


def plain(register: Register, meeting_id: MeetingId, language: Language) -> str:
    sheet = register.resolutions.sheet(meeting_id)
    return " ".join(print_document("resolution", sheet, form="txt", languages=[language]).decode().split())


def test_each_way_of_adoption_is_told_of_its_own_recommendations(
    register: Register, meeting_id: MeetingId
) -> None:
    first, second = register.resolutions.text(meeting_id).recommendations()

    register.decisions.adopt(meeting_id, Motion(on=[first.id]))
    counts = Counts(voices_for=2, against=1)
    register.decisions.adopt(meeting_id, Motion(mode=AdoptionMode.COUNTED, on=[second.id], counts=counts))

    said = plain(register, meeting_id, Language.EN)
    assert "Recommendation 1 was adopted unanimously." in said.replace("\u00a0", " ")
    assert "Recommendation 2 was adopted by 2 votes to 1" in said.replace("\u00a0", " ")


def test_one_sentence_tells_of_all_where_the_ways_are_alike(
    register: Register, meeting_id: MeetingId
) -> None:
    for one in register.resolutions.text(meeting_id).recommendations():
        register.decisions.adopt(meeting_id, Motion(on=[one.id], mode=AdoptionMode.CONSENSUS))

    assert "The resolution was adopted by consensus." in plain(register, meeting_id, Language.EN)


def test_a_procedural_decision_afterwards_changes_nothing_on_the_paper(
    register: Register, meeting_id: MeetingId
) -> None:
    adopted = register.decisions.adopt(meeting_id, Motion())
    before = plain(register, meeting_id, Language.RU)

    question = LocalizedText(ru="Поручить секретариату рассылку")
    register.decisions.adopt(meeting_id, Motion(question=question))

    sheet = register.resolutions.sheet(meeting_id)
    assert sheet.adoption is not None
    assert sheet.adoption.decision_hash == adopted.hash
    assert before.split(adopted.code)[0] == plain(register, meeting_id, Language.RU).split(adopted.code)[0]


def test_an_annulled_resolution_is_a_draft_again(register: Register, meeting_id: MeetingId) -> None:
    adopted = register.decisions.adopt(meeting_id, Motion())

    register.decisions.adopt(meeting_id, Motion(annuls=adopted.id, question=LocalizedText(kk="Қателік")))

    assert register.resolutions.sheet(meeting_id).adoption is None
    again = register.decisions.adopt(meeting_id, Motion())
    assert again.number == 3


@pytest.mark.parametrize("form", ["txt", "pdf", "docx", "odt"])
def test_what_was_said_to_the_decision_is_annexed(
    register: Register, meeting_id: MeetingId, form: str
) -> None:
    adopted = register.decisions.adopt(meeting_id, Motion())
    register.statements.add(
        meeting_id,
        StatementKind.RESERVATION,
        LocalizedText(en="We reserve our position on item one."),
        decision_id=adopted.id,
        author=LocalizedText(en="Utopia"),
    )
    register.statements.add(
        meeting_id,
        StatementKind.CORRECTION,
        LocalizedText(),
        decision_id=adopted.id,
        author=LocalizedText(en="Ruritania"),
        voice=Voice.ABSTAINING,
    )
    assert not register.resolutions.sheet(meeting_id).statements

    register.decisions.seal(meeting_id)

    sheet = register.resolutions.sheet(meeting_id)
    data = print_document("resolution", sheet, form=form, languages=[Language.EN])
    words = " ".join(_words(data, form).split())
    assert "Statements on the adopted text" in words
    assert "(Utopia):" in words
    assert "We reserve our position on item one." in words
    assert "Ruritania stated that the vote was meant to be “abstaining”." in words
    assert "The result of the vote does not change." in words


def _words(data: bytes, form: str) -> str:
    if form == "pdf":
        return " ".join(words_in(data))
    if form in {"docx", "odt"}:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            name = "word/document.xml" if form == "docx" else "content.xml"
            return re.sub(r"<[^>]+>", "", package.read(name).decode())
    return data.decode()
