from dataclasses import replace
from datetime import date

import pytest

from forumdesk.domain.decisions import SealedTextError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.marks import Mark, MarkKind, Marks
from forumdesk.domain.resolutions import CellState, Numbering, Part, StructureDiffersError
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.services.importing.differences import (
    LevelDiffersError,
    ParagraphLackingError,
    ParagraphMoreError,
    TextEndsEarlyError,
    TextGoesOnError,
)
from forumdesk.services.importing.resolution import EmptyResolutionError, OtherLanguageError
from forumdesk.services.importing.results import ImportResult, MeetingFacts
from forumdesk.services.proposals import ProposedRow, ResolutionProposal
from forumdesk.services.register import Register
from tests.builders import PARTS, dump, resolution, words
from tests.services.conftest import Refusal

KK, RU, EN = Language.KK, Language.RU, Language.EN
LONGER = (*PARTS[:3], Part.PREAMBLE, *PARTS[3:])
SHORTER = PARTS[:-2]


def imported(register: Register, *languages: Language) -> MeetingId:
    meeting_id = None
    for language in languages:
        meeting_id = register.importer.resolution(resolution(language), meeting_id).meeting_id
    assert meeting_id is not None
    return meeting_id


def counts(result: ImportResult) -> tuple[int, int, int, int, int]:
    return (result.rows, result.new, result.updated, result.same, result.not_imported)


def test_into_an_empty_register_an_import_makes_the_meeting_and_its_body(register: Register) -> None:
    meeting_id = imported(register, RU)

    meeting = register.meetings.meeting(meeting_id)
    assert not meeting.working_title
    assert meeting.title.languages == (RU,)
    assert "Форум" in meeting.title.ru
    assert (meeting.first_day, meeting.last_day, meeting.place.ru) == (
        date(2024, 10, 17),
        date(2024, 10, 17),
        "Астана",
    )
    body = register.meetings.body(meeting.body_id)
    assert (body.name, body.rules.languages) == (meeting.title, (RU,))


def test_languages_join_the_rows_of_the_first(register: Register) -> None:
    meeting_id = imported(register, RU, KK, EN)

    text = register.resolutions.text(meeting_id)
    assert [row.part for row in text.rows] == [*PARTS]
    for place, row in enumerate(text.rows[1:], 1):
        assert dict(row.text.items()) == {
            language: words(language, place) for language in STATE_LANGUAGE_FIRST
        }
        assert [row.state(language) for language in STATE_LANGUAGE_FIRST] == [CellState.CHECKED] * 3
    body = register.meetings.bodies()[0]
    assert body.rules.languages == STATE_LANGUAGE_FIRST
    assert body.name.languages == STATE_LANGUAGE_FIRST


def test_the_same_text_again_changes_nothing(register: Register) -> None:
    meeting_id = imported(register, RU, KK)
    before = dump(register.path)

    result = register.importer.resolution(resolution(RU), meeting_id)

    assert counts(result) == (12, 0, 0, 12, 0)
    assert dump(register.path) == before


def test_a_changed_paragraph_is_updated_and_its_translations_wait_for_a_look(register: Register) -> None:
    meeting_id = imported(register, RU, KK)

    result = register.importer.resolution(resolution(RU, changed={2: "иначе"}), meeting_id)

    assert counts(result) == (12, 0, 1, 11, 0)
    row = register.resolutions.text(meeting_id).rows[2]
    assert (row.text.ru, row.state(RU), row.state(KK)) == ("иначе", CellState.CHECKED, CellState.STALE)


@pytest.mark.parametrize(
    ("parts", "position", "here", "there"),
    [(LONGER, 4, words(RU, 3), words(KK, 3)), (SHORTER, 11, words(RU, 10), "–")],
)
def test_other_paragraphs_are_refused_at_the_first_difference(
    register: Register, refusing: Refusal, parts: tuple[Part, ...], position: int, here: str, there: str
) -> None:
    meeting_id = imported(register, RU)

    with refusing(StructureDiffersError) as refusal:
        register.importer.resolution(resolution(KK, parts), meeting_id)

    assert refusal.value.values == {"position": position, "here": here, "there": there}


@pytest.mark.parametrize(
    "parts", [LONGER, SHORTER, tuple(reversed(PARTS)), (Part.UNPLACED,), PARTS[4:] + PARTS[:4]]
)
def test_aligned_loosely_every_word_is_kept_and_the_same_again_changes_nothing(
    register: Register, parts: tuple[Part, ...]
) -> None:
    meeting_id = imported(register, RU)
    proposal = resolution(KK, parts)

    result = register.importer.resolution(proposal, meeting_id, loosely=True)

    text = register.resolutions.text(meeting_id)
    assert [row.text.kk for row in text.rows if row.text.kk] == [row.text for row in proposal.rows]
    assert [row.text.ru for row in text.rows if row.text.ru] == [row.text for row in resolution(RU).rows]
    assert counts(result) == (len(parts), len(parts), 0, 0, 0)

    before = dump(register.path)
    for loosely in (True, False):
        again = register.importer.resolution(proposal, meeting_id, loosely=loosely)
        assert counts(again) == (len(parts), 0, 0, len(parts), 0)
        assert dump(register.path) == before


def test_words_of_another_language_are_refused_unless_trusted(register: Register, refusing: Refusal) -> None:
    proposal = resolution(KK, detected=RU)

    with refusing(
        OtherLanguageError,
    ) as refusal:
        register.importer.resolution(proposal)

    assert "Russian" in str(refusal.value)
    assert "Kazakh" in str(refusal.value)
    assert register.importer.resolution(proposal, trust_language=True).new == 12


def test_a_text_without_paragraphs_is_refused(register: Register, refusing: Refusal) -> None:
    with refusing(EmptyResolutionError):
        register.importer.resolution(resolution(KK, ()))


def test_paragraphs_that_fit_no_part_are_kept_where_they_stand(register: Register) -> None:
    result = register.importer.resolution(resolution(KK, (Part.UNPLACED, *PARTS)))

    assert result.new == 13
    assert result.text is not None
    assert result.text.rows[0].part is Part.UNPLACED


def test_a_dry_run_counts_like_the_run_and_leaves_nothing(register: Register) -> None:
    before = dump(register.path)
    told: list[object] = []
    register.events.subscribe(object, told.append)

    dry = register.importer.resolution(resolution(KK), dry=True)

    assert (dump(register.path), told) == (before, [])
    assert dry.dry_run
    assert counts(dry) == counts(register.importer.resolution(resolution(KK)))


def test_what_the_meeting_has_stays_and_differences_are_pointed_out(register: Register) -> None:
    meeting_id = imported(register, RU)
    before = register.meetings.meeting(meeting_id)
    other = resolution(
        RU, first_day=date(2025, 1, 1), place="Алматы", changed={0: "Резолюция Форума молодых учёных"}
    )

    result = register.importer.resolution(other, meeting_id)

    assert [notice.code for notice in result.notices] == [
        "meeting.title_differs",
        "meeting.date_differs",
        "meeting.place_differs",
    ]
    assert register.meetings.meeting(meeting_id) == before


def test_what_is_said_with_the_import_overrides_the_text(register: Register) -> None:
    facts = MeetingFacts(first_day=date(2024, 10, 18), place=" Шымкент ", time_zone="Asia/Aqtau")

    result = register.importer.resolution(resolution(RU), None, facts)

    (meeting,) = register.meetings.meetings()
    assert (meeting.first_day, meeting.last_day) == (date(2024, 10, 18), date(2024, 10, 18))
    assert (meeting.place.ru, meeting.time_zone) == ("Шымкент", "Asia/Aqtau")
    assert {notice.code for notice in result.notices} == {"meeting.date_differs", "meeting.place_differs"}


def test_a_meeting_moved_to_another_day_stays_as_long_as_it_was(register: Register) -> None:
    meeting_id = imported(register, RU)

    for moved in (date(2024, 10, 16), date(2024, 10, 20)):
        register.importer.resolution(resolution(RU), meeting_id, MeetingFacts(first_day=moved))
        meeting = register.meetings.meeting(meeting_id)
        assert (meeting.first_day, meeting.last_day) == (moved, moved)


def test_open_days_and_places_stay_open(register: Register) -> None:
    meeting_id = register.importer.resolution(resolution(KK, first_day=None, place="")).meeting_id
    assert meeting_id is not None

    meeting = register.meetings.meeting(meeting_id)
    assert (meeting.first_day, meeting.last_day, bool(meeting.place)) == (None, None, False)

    register.importer.resolution(resolution(RU), meeting_id)

    meeting = register.meetings.meeting(meeting_id)
    assert (meeting.first_day, meeting.place.ru, meeting.place.kk) == (date(2024, 10, 17), "Астана", "")


def test_a_decided_text_takes_no_import_that_changes_it(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    register.decisions.adopt_unanimously(meeting_id)

    with refusing(SealedTextError):
        register.importer.resolution(resolution(KK, changed={3: "басқа"}), meeting_id)
    assert register.importer.resolution(resolution(KK), meeting_id).same == 12


def test_a_meeting_moved_to_the_end_of_the_calendar_ends_with_it(register: Register) -> None:
    meeting_id = register.importer.resolution(resolution(RU)).meeting_id
    assert meeting_id is not None
    register.meetings.edit(meeting_id, first_day=date(2024, 10, 17), last_day=date(2024, 10, 18))

    register.importer.resolution(resolution(RU), meeting_id, MeetingFacts(first_day=date.max))

    meeting = register.meetings.meeting(meeting_id)
    assert (meeting.first_day, meeting.last_day) == (date.max, date.max)


# Levels, emphasis, numbering


def other(
    language: Language, *rows: ProposedRow, numbering: Numbering = Numbering.DECIMAL
) -> ResolutionProposal:
    return replace(resolution(language), rows=rows, numbering=numbering)


def point(text: str, level: int = 1, marks: Marks = ()) -> ProposedRow:
    return ProposedRow(part=Part.POINT, number="", text=text, level=level, marks=marks)


def item(text: str) -> ProposedRow:
    return ProposedRow(part=Part.RECOMMENDATION, number="1.", text=text)


def test_levels_emphasis_and_numbering_are_kept(register: Register) -> None:
    bold = (Mark(start=0, end=4, kind=MarkKind.BOLD),)
    proposal = other(EN, item("Act"), point("Soon", 1, bold), point("Now", 2), numbering=Numbering.LETTERED)

    meeting_id = register.importer.resolution(proposal).meeting_id

    assert meeting_id is not None
    text = register.resolutions.text(meeting_id)
    assert text.numbering is Numbering.LETTERED
    assert [row.level for row in text.rows] == [1, 1, 2]
    assert [row.marks(EN) for row in text.rows] == [(), bold, ()]
    assert {row.state(EN) for row in text.rows} == {CellState.CHECKED}


def test_a_second_language_brings_its_own_emphasis_and_no_numbering(register: Register) -> None:
    meeting_id = register.importer.resolution(
        other(EN, item("Act"), point("Soon"), numbering=Numbering.LETTERED)
    ).meeting_id
    italic = (Mark(start=0, end=5, kind=MarkKind.ITALIC),)

    register.importer.resolution(other(RU, item("Делать"), point("Скоро", 1, italic)), meeting_id)

    assert meeting_id is not None
    text = register.resolutions.text(meeting_id)
    assert (text.numbering, text.rows[1].marks(RU), text.rows[1].marks(EN)) == (
        Numbering.LETTERED,
        italic,
        (),
    )


def test_the_same_words_without_emphasis_take_none_away(register: Register) -> None:
    bold = (Mark(start=0, end=4, kind=MarkKind.BOLD),)
    meeting_id = register.importer.resolution(other(EN, item("Act"), point("Soon", 1, bold))).meeting_id
    assert meeting_id is not None

    result = register.importer.resolution(other(EN, item("Act"), point("Soon")), meeting_id)

    assert (result.same, register.resolutions.text(meeting_id).rows[1].marks(EN)) == (2, bold)


@pytest.mark.parametrize(
    ("rows", "error", "position"),
    [
        ((item("Делать"), point("Скоро", 2), point("Сейчас", 2)), LevelDiffersError, 2),
        ((item("Делать"), point("Скоро")), TextEndsEarlyError, 3),
        ((item("Делать"), point("Скоро"), point("Сейчас", 2), point("Потом")), TextGoesOnError, 4),
        ((point("Скоро"), point("Сейчас", 2)), ParagraphLackingError, 1),
        (
            (
                item("Делать"),
                ProposedRow(part=Part.NOTE, number="", text="Сноска"),
                point("Скоро"),
                point("Да", 2),
            ),
            ParagraphMoreError,
            2,
        ),
    ],
)
def test_the_first_difference_is_told_in_words(
    register: Register,
    refusing: Refusal,
    rows: tuple[ProposedRow, ...],
    error: type[StructureDiffersError],
    position: int,
) -> None:
    meeting_id = register.importer.resolution(
        other(EN, item("Act"), point("Soon"), point("Now", 2))
    ).meeting_id

    with refusing(error) as refusal:
        register.importer.resolution(other(RU, *rows), meeting_id)

    assert refusal.value.values["position"] == position


def test_aligned_loosely_a_paragraph_stands_beside_the_one_with_its_figures(register: Register) -> None:
    english = [f"The fund received {n}00 euros from Astana." for n in range(1, 6)]
    russian = [f"Фонд получил {n}00 евро из Астаны." for n in range(1, 6) if n != 3]
    meeting_id = register.importer.resolution(other(EN, *map(point, english))).meeting_id
    assert meeting_id is not None

    register.importer.resolution(other(RU, *map(point, russian)), meeting_id, loosely=True)

    rows = register.resolutions.text(meeting_id).rows
    assert [row.text.ru[13:16] for row in rows] == ["100", "200", "", "400", "500"]
