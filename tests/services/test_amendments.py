from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumdesk.domain.amendments import (
    AmendedRowGoneError,
    Amendment,
    AmendmentConflictError,
    AmendmentEmptyError,
    AmendmentKind,
    AmendmentSettledError,
    AmendmentState,
    consolidated,
)
from forumdesk.domain.decisions import SealedTextError
from forumdesk.domain.errors import DomainError
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import CellState, Part, ResolutionText
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.register import Register
from tests.builders import filled, registers
from tests.services.conftest import Refusal

KK, RU, EN = Language.KK, Language.RU, Language.EN
REPLACE, INSERT, DELETE = AmendmentKind.REPLACE, AmendmentKind.INSERT, AmendmentKind.DELETE


def first(register: Register, meeting_id: MeetingId, part: Part = Part.PREAMBLE) -> RowId:
    row = register.resolutions.text(meeting_id).first(part)
    assert row is not None
    return row.id


def replacing(register: Register, meeting_id: MeetingId, **words: str) -> Amendment:
    text = LocalizedText(**words)
    return register.amendments.propose(meeting_id, REPLACE, first(register, meeting_id), text)


def test_an_accepted_amendment_changes_its_language_and_makes_the_others_stale(
    register: Register, meeting_id: MeetingId
) -> None:
    amendment = replacing(register, meeting_id, ru="Новый абзац")

    accepted = register.amendments.accept(amendment.id, "принято единогласно")

    row = register.resolutions.text(meeting_id).row(first(register, meeting_id))
    assert row.text.ru == "Новый абзац"
    assert (row.state(KK), row.state(RU), row.state(EN)) == (
        CellState.STALE,
        CellState.DRAFT,
        CellState.STALE,
    )
    assert accepted.state is AmendmentState.ACCEPTED
    assert accepted.note == "принято единогласно"
    assert accepted.decided_at is not None


def test_an_amendment_in_all_languages_leaves_nothing_stale(
    register: Register, meeting_id: MeetingId
) -> None:
    amendment = replacing(register, meeting_id, kk="Жаңа абзац", ru="Новый абзац", en="New paragraph")

    register.amendments.accept(amendment.id)

    row = register.resolutions.text(meeting_id).row(first(register, meeting_id))
    assert {row.state(one) for one in Language} == {CellState.DRAFT, CellState.TRANSLATED}


def test_a_row_comes_after_another_and_goes_in_all_languages(
    register: Register, meeting_id: MeetingId
) -> None:
    row_id = first(register, meeting_id)
    insertion = register.amendments.propose(
        meeting_id, INSERT, row_id, LocalizedText(en="A new point"), part=Part.POINT, level=2
    )
    accepted = register.amendments.accept(insertion.id)

    text = register.resolutions.text(meeting_id)
    new = text.rows[text.place(row_id) + 1]
    assert (new.id, new.part, new.level, new.text.en) == (accepted.result_id, Part.POINT, 2, "A new point")
    assert [one for one in Language if new.state(one) is CellState.MISSING] == [KK, RU]

    deletion = register.amendments.propose(meeting_id, DELETE, row_id)
    register.amendments.accept(deletion.id)

    assert row_id not in {row.id for row in register.resolutions.text(meeting_id).rows}


def test_what_changed_since_at_other_words_stays(register: Register, meeting_id: MeetingId) -> None:
    row_id = first(register, meeting_id)
    register.resolutions.edit_cell(meeting_id, row_id, EN, "The quick brown fox jumps over the dog")
    amendment = replacing(register, meeting_id, en="The slow brown fox jumps over the dog")
    register.resolutions.edit_cell(meeting_id, row_id, EN, "The quick brown fox jumps over the lazy dog")

    register.amendments.accept(amendment.id)

    assert register.resolutions.text(meeting_id).row(row_id).text.en == (
        "The slow brown fox jumps over the lazy dog"
    )


def test_what_changed_since_at_the_same_words_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    row_id = first(register, meeting_id)
    amendment = replacing(register, meeting_id, en="Another text in full")
    register.resolutions.edit_cell(meeting_id, row_id, EN, "Something else altogether now")

    with refusing(AmendmentConflictError):
        register.amendments.accept(amendment.id)


def test_an_amendment_to_a_row_that_went_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    amendment = replacing(register, meeting_id, en="Other words")
    register.text_rows.remove(meeting_id, first(register, meeting_id))

    with refusing(AmendedRowGoneError):
        register.amendments.accept(amendment.id)


@pytest.mark.parametrize("words", [{}, {"en": ""}, {"en": "Paragraph 2 in English"}])
def test_an_amendment_that_changes_nothing_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal, words: dict[str, str]
) -> None:
    with refusing(AmendmentEmptyError):
        replacing(register, meeting_id, **words)


@pytest.mark.parametrize("act", ["accept", "reject", "withdraw"])
def test_what_is_settled_is_not_settled_again(
    register: Register, meeting_id: MeetingId, refusing: Refusal, act: str
) -> None:
    amendment = replacing(register, meeting_id, en="Other words")
    register.amendments.reject(amendment.id, "no")

    with refusing(AmendmentSettledError):
        getattr(register.amendments, act)(amendment.id)

    assert register.amendments.reopen(amendment.id).is_open


def test_two_amendments_to_one_row_are_merged_into_a_third(register: Register, meeting_id: MeetingId) -> None:
    row_id = first(register, meeting_id)
    register.resolutions.edit_cell(meeting_id, row_id, EN, "The quick brown fox jumps over the dog")
    one = replacing(register, meeting_id, en="The slow brown fox jumps over the dog")
    other = replacing(register, meeting_id, en="The quick brown fox jumps over the lazy dog")

    both = register.amendments.merge([one.id, other.id])

    assert both.text.en == "The slow brown fox jumps over the lazy dog"
    listed = {amendment.number: amendment for amendment in register.amendments.listed(meeting_id)}
    assert listed[1].state is listed[2].state is AmendmentState.MERGED
    assert listed[1].into == listed[2].into == both.id
    register.history.undo()
    assert [amendment.state for amendment in register.amendments.listed(meeting_id)] == [
        AmendmentState.PROPOSED,
        AmendmentState.PROPOSED,
    ]


def test_another_amendment_takes_the_place_of_one(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    one = replacing(register, meeting_id, en="One")
    other = replacing(register, meeting_id, en="Two")

    assert register.amendments.replace(one.id, other.id).into == other.id

    with refusing(AmendmentSettledError):
        register.amendments.replace(other.id, one.id)


def test_deletions_are_put_first_then_what_changes_most_then_what_adds(
    register: Register, meeting_id: MeetingId
) -> None:
    row_id = first(register, meeting_id)
    insertion = register.amendments.propose(meeting_id, INSERT, row_id, LocalizedText(en="Added"))
    small = replacing(register, meeting_id, en="Paragraph 2 in plain English")
    large = replacing(register, meeting_id, en="Altogether other words stand here now")
    deletion = register.amendments.propose(meeting_id, DELETE, row_id)

    ordered = register.amendments.listed(meeting_id)

    assert [one.id for one in ordered] == [deletion.id, large.id, small.id, insertion.id]
    register.amendments.move(small.id, -1)
    assert [one.id for one in register.amendments.listed(meeting_id)] == [
        deletion.id, small.id, large.id, insertion.id,
    ]  # fmt: skip


def test_a_decided_text_is_not_amended(register: Register, meeting_id: MeetingId, refusing: Refusal) -> None:
    amendment = replacing(register, meeting_id, en="Other words")
    register.decisions.record_unanimous(meeting_id)

    with refusing(SealedTextError):
        register.amendments.accept(amendment.id)
    with refusing(SealedTextError):
        replacing(register, meeting_id, en="Yet other words")


Act = Callable[[Register, MeetingId, st.DataObject], None]
WORDS = st.lists(st.sampled_from(["one", "two", "three", "four,", "five."]), min_size=1, max_size=8).map(
    " ".join
)


def _propose(register: Register, meeting_id: MeetingId, data: st.DataObject) -> None:
    rows = register.resolutions.text(meeting_id).rows
    row = data.draw(st.sampled_from(rows))
    kind = data.draw(st.sampled_from(list(AmendmentKind)))
    languages = data.draw(st.sets(st.sampled_from(list(Language)), min_size=1))
    text = LocalizedText()
    for language in sorted(languages):
        text = text.with_text(language, data.draw(WORDS))
    register.amendments.propose(
        meeting_id, kind, row.id, LocalizedText() if kind is DELETE else text, part=row.part, level=row.level
    )


def _settle(register: Register, meeting_id: MeetingId, data: st.DataObject) -> None:
    amendments = register.amendments.listed(meeting_id)
    if amendments:
        one = data.draw(st.sampled_from(amendments))
        act = data.draw(st.sampled_from(["accept", "accept", "reject", "withdraw", "reopen"]))
        getattr(register.amendments, act)(one.id)


def _merge(register: Register, meeting_id: MeetingId, data: st.DataObject) -> None:
    same = [one for one in register.amendments.listed(meeting_id) if one.is_open and one.kind is REPLACE]
    for one in same:
        for other in same:
            if one.number < other.number and one.row_id == other.row_id:
                register.amendments.merge([one.id, other.id])
                return


State = tuple[ResolutionText, tuple[Amendment, ...]]


def state_of(register: Register, meeting_id: MeetingId) -> State:
    return register.resolutions.text(meeting_id), register.amendments.listed(meeting_id)


@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data(), count=st.integers(3, 14))
def test_any_sequence_of_amendments_undo_and_redo_gives_the_consolidated_text_and_keeps_rows_aligned(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, count: int
) -> None:
    folder: Path = tmp_path_factory.mktemp("register")
    with registers().create(folder / "a.forumdesk") as register:
        meeting_id = filled(register)
        start = register.resolutions.text(meeting_id)
        past, future = [state_of(register, meeting_id)], list[State]()
        for _ in range(count):
            act = data.draw(
                st.sampled_from(["propose", "propose", "settle", "settle", "merge", "undo", "redo"])
            )
            if act == "undo":
                if len(past) > 1:
                    register.history.undo()
                    future.append(past.pop())
            elif act == "redo":
                if future:
                    register.history.redo()
                    past.append(future.pop())
            else:
                deed: Act = {"propose": _propose, "settle": _settle, "merge": _merge}[act]
                try:
                    deed(register, meeting_id, data)
                except DomainError:
                    continue  # refused in words: nothing has changed, which is looked at below
                if state_of(register, meeting_id) != past[-1]:
                    past.append(state_of(register, meeting_id))
                    future.clear()
            text, amendments = state_of(register, meeting_id)
            assert (text, amendments) == past[-1]
            _aligned_and_consolidated(start, text, amendments)


def _aligned_and_consolidated(
    start: ResolutionText, text: ResolutionText, amendments: tuple[Amendment, ...]
) -> None:
    accepted = sorted(
        (one for one in amendments if one.state is AmendmentState.ACCEPTED),
        key=lambda one: one.decided_at.timestamp() if one.decided_at else 0,
    )
    again = consolidated(start, accepted, [one.result_id or RowId(one.id) for one in accepted])
    assert [(row.id, row.part, row.level, row.text) for row in text.rows] == [
        (row.id, row.part, row.level, row.text) for row in again.rows
    ]
    assert len({row.id for row in text.rows}) == len(text.rows)


def test_moments_tell_amendments_apart(register: Register, meeting_id: MeetingId) -> None:
    one = replacing(register, meeting_id, en="One")
    other = replacing(register, meeting_id, en="Two")

    assert other.proposed_at - one.proposed_at >= timedelta(seconds=1)
    assert (one.number, other.number) == (1, 2)
