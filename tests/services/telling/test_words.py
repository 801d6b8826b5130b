"""Which deeds a typed word means."""

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.journal import JournalFind
from forumdesk.services.register import Register
from forumdesk.services.telling.words import codes_by_word, sentence_of, words_of
from tests.gui.catalogues import catalogue


def found(register: Register, text: str, language: str = "en") -> list[str]:
    words = words_of(text)
    find = JournalFind(words=words, codes=codes_by_word(words, catalogue(language)))
    return [one.code for one in register.journal.page(find, 0, 50)]


@pytest.mark.parametrize(("language", "word"), [("en", "Removed"), ("ru", "УБРАН"), ("kk", "тизимнен")])
def test_a_word_of_the_sentence_finds_the_deed_in_the_readers_language(
    register: Register, meeting_id: MeetingId, language: str, word: str
) -> None:
    someone = register.participants.listed(meeting_id)[0]
    register.participants.remove(someone.id)
    assert found(register, word, language)[0] == "participant.removed"


def test_all_words_are_asked_for_and_names_count_as_well(register: Register, meeting_id: MeetingId) -> None:
    first, second, *_ = register.participants.listed(meeting_id)
    register.participants.edit(first.id, notes="a")
    register.participants.edit(second.id, notes="b")
    assert found(register, "changed aliyev2") == ["participant.edited"]
    assert found(register, "removed aliyev2") == []


def test_a_field_of_a_sentence_is_no_word_of_it() -> None:
    assert codes_by_word(("name",), catalogue("en"))["name"] == tuple(
        code for code in codes_by_word(("name",), catalogue("en"))["name"] if code in {"body.edited"}
    )


def test_what_was_undone_says_so(register: Register, meeting_id: MeetingId) -> None:
    register.participants.edit(register.participants.listed(meeting_id)[0].id, notes="a")
    register.history.undo()
    (last,) = register.journal.entries(1)
    assert sentence_of(last, catalogue("en")).startswith("undone: participant changed")
    assert found(register, "undone") == ["history.undone"]
    # The words of the deed that was taken back are words of its undoing as well.
    assert found(register, "participant changed") == ["history.undone", "participant.edited"]
