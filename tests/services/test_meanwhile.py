import pytest

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.people import Category
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.meanwhile import ChangedMeanwhileError, unclashed
from forumdesk.services.register import Register
from tests.builders import registers
from tests.services.conftest import Refusal


@pytest.fixture
def other(register: Register, meeting_id: MeetingId) -> Register:
    """The same register at another desk."""
    return registers().open(register.path)


def test_changes_of_different_fields_are_both_kept(
    register: Register, other: Register, meeting_id: MeetingId
) -> None:
    seen = register.meetings.meeting(meeting_id)
    other.meetings.edit(meeting_id, number="7")

    register.meetings.edit(meeting_id, base=seen, chair=LocalizedText(en="A. Chair"))

    kept = register.meetings.meeting(meeting_id)
    assert (kept.number, kept.chair.en) == ("7", "A. Chair")


def test_languages_of_one_text_are_different_fields(
    register: Register, other: Register, meeting_id: MeetingId
) -> None:
    seen = register.meetings.meeting(meeting_id)
    other.meetings.edit(meeting_id, base=seen, place=seen.place.with_text(Language.KK, "Астана"))

    register.meetings.edit(meeting_id, base=seen, place=seen.place.with_text(Language.EN, "Astana"))

    place = register.meetings.meeting(meeting_id).place
    assert (place.kk, place.en) == ("Астана", "Astana")


def test_the_same_field_changed_differently_is_refused_and_told(
    register: Register, other: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    seen = register.meetings.meeting(meeting_id)
    theirs = other.meetings.edit(meeting_id, number="7")

    with refusing(ChangedMeanwhileError) as refusal:
        register.meetings.edit(meeting_id, base=seen, number="8")

    error = refusal.value
    assert isinstance(error, ChangedMeanwhileError)
    assert (error.fields, error.mine, error.theirs) == (("number",), {"number": "8"}, {"number": "7"})
    assert error.current == theirs
    assert "7" in str(error)


def test_whoever_chooses_their_own_keeps_it(
    register: Register, other: Register, meeting_id: MeetingId
) -> None:
    seen = register.meetings.meeting(meeting_id)
    other.meetings.edit(meeting_id, number="7")
    with pytest.raises(ChangedMeanwhileError) as refusal:
        register.meetings.edit(meeting_id, base=seen, number="8")

    register.meetings.edit(meeting_id, base=refusal.value.current, number="8")

    assert register.meetings.meeting(meeting_id).number == "8"


def test_what_both_write_alike_is_no_clash(
    register: Register, other: Register, meeting_id: MeetingId
) -> None:
    seen = register.meetings.meeting(meeting_id)
    other.meetings.edit(meeting_id, number="7")

    assert register.meetings.edit(meeting_id, base=seen, number="7").number == "7"


def test_every_edited_value_is_compared_with_what_was_seen(
    register: Register, other: Register, meeting_id: MeetingId
) -> None:
    person = register.participants.listed(meeting_id)[0]
    item = register.agendas.items(meeting_id)[0]
    body = register.meetings.body(register.meetings.meeting(meeting_id).body_id)
    other.participants.edit(person.id, notes="theirs")
    other.agendas.edit(item.id, title=LocalizedText(en="Theirs"))
    other.meetings.edit_body(body.id, LocalizedText(en="Theirs"))

    with pytest.raises(ChangedMeanwhileError):
        register.participants.edit(person.id, base=person, notes="mine")
    with pytest.raises(ChangedMeanwhileError):
        register.agendas.edit(item.id, base=item, title=LocalizedText(en="Mine"))
    with pytest.raises(ChangedMeanwhileError):
        register.meetings.edit_body(body.id, LocalizedText(en="Mine"), base=body)


def test_a_paragraph_is_compared_with_the_text_that_was_seen(
    register: Register, other: Register, meeting_id: MeetingId
) -> None:
    row = register.resolutions.text(meeting_id).row(_first(register, meeting_id))
    seen = row.text.en
    other.resolutions.edit_cell(meeting_id, row.id, Language.EN, "Theirs")
    other.resolutions.edit_cell(meeting_id, row.id, Language.RU, "Их текст")

    with pytest.raises(ChangedMeanwhileError) as refusal:
        register.resolutions.edit_cell(meeting_id, row.id, Language.EN, "Mine", base=seen)
    assert register.resolutions.text(meeting_id).row(row.id).text.en == "Theirs"
    register.resolutions.edit_cell(
        meeting_id, row.id, Language.EN, "Mine", base=refusal.value.current.text.en
    )

    kept = register.resolutions.text(meeting_id).row(row.id).text
    assert (kept.en, kept.ru) == ("Mine", "Их текст")


def test_a_paragraph_that_was_only_looked_at_stays_as_they_wrote_it(
    register: Register, other: Register, meeting_id: MeetingId
) -> None:
    row = register.resolutions.text(meeting_id).row(_first(register, meeting_id))
    other.resolutions.edit_cell(meeting_id, row.id, Language.EN, "Theirs")

    register.resolutions.edit_cell(meeting_id, row.id, Language.EN, row.text.en, base=row.text.en)

    assert register.resolutions.text(meeting_id).row(row.id).text.en == "Theirs"


def test_a_place_in_a_paragraph_is_that_of_the_text_that_was_seen(
    register: Register, other: Register, meeting_id: MeetingId
) -> None:
    row = register.resolutions.text(meeting_id).row(_first(register, meeting_id))
    other.resolutions.edit_cell(meeting_id, row.id, Language.EN, "Theirs, longer than before")

    with pytest.raises(ChangedMeanwhileError):
        register.resolutions.bind(
            meeting_id, row.id, Language.EN, (0, 1), "people", base=row.text.get(Language.EN)
        )

    kept = register.resolutions.text(meeting_id).row(row.id).text.en
    assert kept == "Theirs, longer than before"


def test_what_has_no_words_is_told_without_any(
    register: Register, other: Register, meeting_id: MeetingId
) -> None:
    person = register.participants.listed(meeting_id)[0]

    other.participants.edit(person.id, category=Category.OTHER)

    with pytest.raises(ChangedMeanwhileError) as refusal:
        register.participants.edit(person.id, base=person, category=Category.GOVERNMENT_BODY)

    assert str(refusal.value) == "Somebody else has changed this meanwhile. Nothing was overwritten."


def test_without_a_base_the_last_one_is_right() -> None:
    assert unclashed(None, object(), {"number": "8"}) == {"number": "8"}


def _first(register: Register, meeting_id: MeetingId) -> RowId:
    return register.resolutions.text(meeting_id).recommendations()[0].id
