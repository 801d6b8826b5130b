from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.services.register import Register
from forumdesk.services.resolution_sheet import SealBrokenError, authenticity_of, stated_adoptions
from forumdesk.services.sheets import Authenticity, ResolutionSheet, SheetRow
from tests.builders import by_sql
from tests.services.conftest import Refusal


def without_moment(sheet: ResolutionSheet) -> ResolutionSheet:
    return replace(sheet, made_at=sheet.made_at.replace(hour=0, minute=0, second=0))


def test_a_draft_sheet_shows_what_the_register_has(register: Register, meeting_id: MeetingId) -> None:
    register.meetings.edit(meeting_id, chair=LocalizedText(kk="Г. Ахметова"))

    sheet = register.resolutions.sheet(meeting_id)

    text = register.resolutions.text(meeting_id)
    assert sheet.adoption is None
    assert [(row.number, row.part, row.text) for row in sheet.rows] == [
        (one.number, one.row.part, one.row.text) for one in text.numbered()
    ]
    assert sheet.languages == STATE_LANGUAGE_FIRST
    assert (sheet.first_day, sheet.place.kk) == (date(2024, 10, 17), "Астана")
    assert sheet.signatures[0].name.kk == "Г. Ахметова"


def test_a_recorded_decision_is_printed_as_a_draft_until_it_is_sealed(
    register: Register, meeting_id: MeetingId
) -> None:
    decision = register.decisions.record_unanimous(meeting_id)
    assert register.resolutions.sheet(meeting_id).adoption is None

    (decision,) = register.decisions.seal(meeting_id)

    adoption = register.resolutions.sheet(meeting_id).adoption
    assert adoption is not None
    assert (adoption.code, adoption.tally, adoption.sealed_at) == (
        decision.code,
        decision.tally,
        decision.sealed_at,
    )


BEHIND_ITS_BACK = {
    "a text": "UPDATE text_row SET text_kk = 'бұрмаланған'",
    "a part": "UPDATE text_row SET part = 'unplaced'",
    "the order": "UPDATE text_row SET position = -position",
    "a row": "DELETE FROM text_row WHERE part = 'point'",
    "the counts": "UPDATE decision SET tally = replace(tally, '3', '300')",
    "the subject": "UPDATE decision SET subject = '[]'",
    "the content": "UPDATE decision SET content = x'00'",
    "the date": "UPDATE meeting SET first_day = '1999-01-01'",
    "the place": "UPDATE meeting SET place_ru = 'Нигде'",
    "the title": "UPDATE meeting SET title_en = 'Another Forum'",
    "the body": "UPDATE body SET name_kk = 'Басқа'",
    "the link": "UPDATE sealed_record SET sealed_at = '1999-01-01 00:00:00.000000'",
}


@pytest.mark.parametrize("altered", BEHIND_ITS_BACK)
def test_what_was_sealed_is_printed_from_the_sealed_bytes_alone(
    register: Register, meeting_id: MeetingId, altered: str
) -> None:
    register.decisions.adopt_unanimously(meeting_id)
    before = register.resolutions.sheet(meeting_id)

    by_sql(register.path, BEHIND_ITS_BACK[altered])

    assert without_moment(register.resolutions.sheet(meeting_id)) == without_moment(before)


def test_recommendations_sealed_one_by_one_are_printed_from_their_bytes(
    register: Register, meeting_id: MeetingId
) -> None:
    for one in register.resolutions.text(meeting_id).recommendations():
        register.decisions.adopt_unanimously(meeting_id, [one.id])
    before = register.resolutions.sheet(meeting_id)

    by_sql(
        register.path, "UPDATE text_row SET text_kk = 'бұрмаланған' WHERE part IN ('recommendation', 'point')"
    )

    assert register.resolutions.sheet(meeting_id).rows == before.rows


@pytest.mark.parametrize(
    "damage", ["record = x'FF'", "record = CAST(replace(CAST(record AS TEXT), 'English', 'english') AS BLOB)"]
)
def test_an_altered_record_is_not_printed(
    register: Register, meeting_id: MeetingId, refusing: Refusal, damage: str
) -> None:
    register.decisions.adopt_unanimously(meeting_id)
    by_sql(register.path, f"UPDATE sealed_record SET {damage}")

    with refusing(SealBrokenError):
        register.resolutions.sheet(meeting_id)


@pytest.mark.parametrize(
    ("texts", "stated"),
    [
        (
            {"en": "The recommendations were unanimously supported by the participants of the forum."},
            {Language.EN},
        ),
        ({"en": "The participants thanked the organisers."}, set()),
    ],
)
def test_a_closing_that_states_the_adoption_is_noticed(texts: dict[str, Any], stated: set[Language]) -> None:
    row = SheetRow(id="1", part=Part.CLOSING, number="", text=LocalizedText.from_mapping(texts))

    assert set(stated_adoptions((row,))) == stated
    assert stated_adoptions((replace(row, part=Part.BODY),)) == {}


def test_which_texts_hold_is_said_of_several_languages_only() -> None:
    kk, ru, en = Language

    assert authenticity_of((kk,), (), ()) is None
    assert authenticity_of((kk, ru), (), ()) == Authenticity(languages=(kk, ru))
    assert authenticity_of((ru, kk), (kk, en), ()) == Authenticity(languages=(ru, kk), prevailing=(kk,))
    assert authenticity_of((ru, en), (kk,), ()) is None


def test_a_text_that_says_itself_which_hold_is_believed() -> None:
    kk, ru, _ = Language
    row = SheetRow(
        id="a",
        part=Part.CLOSING,
        number="",
        text=LocalizedText(
            kk="Соңы.", ru="Совершено на двух языках, причём оба текста имеют одинаковую силу."
        ),
    )

    found = authenticity_of((kk, ru), (), [row])

    assert found is not None
    assert found.stated == {ru}


def test_the_languages_that_prevail_are_those_of_the_sealed_rules(
    register: Register, meeting_id: MeetingId
) -> None:
    body = register.meetings.body(register.meetings.meeting(meeting_id).body_id)
    register.meetings.edit_rules(body.id, replace(body.rules, authentic=(Language.KK,)))
    register.decisions.record_unanimous(meeting_id)
    register.decisions.seal(meeting_id)
    register.meetings.edit_rules(body.id, replace(body.rules, authentic=(Language.RU,)))

    said = register.resolutions.sheet(meeting_id).authenticity

    assert said is not None
    assert said.prevailing == (Language.KK,)
