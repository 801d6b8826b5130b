import pytest

from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.papers import PAPER_LIMIT, PaperEmptyError, PaperTooLargeError
from forumdesk.services.agendas import ItemHappenedError
from forumdesk.services.events import PapersChanged, RegisterChanged
from forumdesk.services.register import Register
from forumdesk.storage.repositories.base import GoneError
from tests.builders import dump
from tests.services.conftest import Refusal

PDF = b"%PDF-1.7\n..."


@pytest.fixture
def item_id(register: Register, meeting_id: MeetingId) -> AgendaItemId:
    return register.agendas.items(meeting_id)[1].id


def test_papers_lie_inside_the_register_in_the_order_in_which_they_came(
    register: Register, meeting_id: MeetingId, item_id: AgendaItemId, heard: list[RegisterChanged]
) -> None:
    first = register.papers.add(item_id, "C:\\доклады\\Баяндама.pdf", PDF)
    second = register.papers.add(item_id, "folder/notes", b"text")

    assert (first.name, first.media_type, first.size) == ("Баяндама.pdf", "application/pdf", len(PDF))
    assert register.papers.of_item(item_id) == register.papers.of_meeting(meeting_id) == (first, second)
    assert register.papers.content(first.id) == PDF
    assert {type(one) for one in heard} == {PapersChanged}


def test_a_paper_that_is_empty_or_too_large_is_refused(
    register: Register, item_id: AgendaItemId, refusing: Refusal
) -> None:
    with refusing(PaperEmptyError):
        register.papers.add(item_id, "a.pdf", b"")
    with refusing(PaperTooLargeError):
        register.papers.add(item_id, "a.pdf", bytes(PAPER_LIMIT + 1))


def test_a_removed_paper_comes_back_whole_by_undo(
    register: Register, item_id: AgendaItemId, refusing: Refusal
) -> None:
    paper = register.papers.add(item_id, "a.pdf", PDF)
    register.papers.remove(paper.id)
    assert register.papers.of_item(item_id) == ()
    with refusing(GoneError):
        register.papers.content(paper.id)
    register.history.undo()

    assert register.papers.of_item(item_id) == (paper,)
    assert register.papers.content(paper.id) == PDF


def test_the_journal_keeps_the_digest_of_a_paper_and_not_its_bytes(
    register: Register, item_id: AgendaItemId
) -> None:
    secret = b"%PDF-secret content of the paper"
    register.papers.add(item_id, "a.pdf", secret)

    rows = repr(dump(register.path)["journal_difference"])
    assert "secret content" not in rows
    assert "sha256" in rows


def test_an_item_takes_what_belongs_to_it_away_and_brings_it_back(
    register: Register, meeting_id: MeetingId, item_id: AgendaItemId
) -> None:
    person = register.participants.listed(meeting_id)[0].id
    paper = register.papers.add(item_id, "a.pdf", PDF)
    register.conduct.note(item_id, "x")
    speech = register.speaking.ask(item_id, person)
    register.quorum.recuse(item_id, person)
    before = register.agendas.items(meeting_id)
    register.agendas.remove(item_id)
    assert register.papers.of_meeting(meeting_id) == ()
    assert register.speaking.speeches(meeting_id) == ()
    register.history.undo()

    assert register.agendas.items(meeting_id) == before
    assert register.papers.content(paper.id) == PDF
    assert register.conduct.notes(item_id) == "x"
    assert [one.speech.id for one in register.speaking.speeches(meeting_id)] == [speech.id]
    assert register.quorum.recused(item_id) == {person}


def test_what_has_taken_place_stays_on_the_agenda_with_what_it_stands_below(
    register: Register, meeting_id: MeetingId, item_id: AgendaItemId, refusing: Refusal
) -> None:
    first, second, below = (one.id for one in register.agendas.items(meeting_id))
    register.conduct.open(meeting_id)
    register.conduct.start(below)
    register.conduct.defer(first)
    for taken in (below, second):
        with refusing(ItemHappenedError):
            register.agendas.remove(taken)

    register.agendas.remove(first)
    assert register.agendas.move_to(below, None).number == "2"


@pytest.mark.parametrize(
    ("name", "kept"),
    [("x" * 400 + ".docx", "x" * 250 + ".docx"), ("x" * 400, "x" * 254), ("a" * 255, "a" * 255)],
)
def test_a_name_is_as_long_as_file_systems_take_and_keeps_its_ending(
    register: Register, item_id: AgendaItemId, name: str, kept: str
) -> None:
    assert register.papers.add(item_id, name, PDF).name == kept
