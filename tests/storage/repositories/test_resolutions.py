from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.bodies import Body
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.resolutions import Numbering, Part, ResolutionText, Row, Stage
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.storage.database import Database
from forumdesk.storage.errors import DamagedError
from forumdesk.storage.repositories.resolutions import positions
from tests.builders import by_sql, number
from tests.storage.repositories.values import BODY, MEETING

# Places as they were kept: each once, in any order, and None for rows that are new.
PLACES = st.lists(st.none() | st.integers(-50, 50), max_size=12).filter(
    lambda places: len({one for one in places if one is not None}) == sum(one is not None for one in places)
)


def longest_rising(places: Sequence[int | None]) -> int:
    """The length of the longest rising subsequence, by trying every end."""
    best: list[int] = []
    values = [one for one in places if one is not None]
    for at, value in enumerate(values):
        before = [best[earlier] for earlier in range(at) if values[earlier] < value]
        best.append(1 + max(before, default=0))
    return max(best, default=0)


@given(PLACES)
def test_positions_rise(old: list[int | None]) -> None:
    found = positions(old)

    assert len(found) == len(old)
    assert all(one < following for one, following in pairwise(found))


@given(PLACES.map(lambda places: [one if one is None else one * 1024 for one in places]))
def test_as_few_rows_as_possible_are_moved_while_there_is_room(old: list[int | None]) -> None:
    kept = sum(one == was for one, was in zip(positions(old), old, strict=True))

    assert kept == longest_rising(old)


@pytest.mark.parametrize(
    ("old", "found"),
    [
        ([], []),
        ([None, None], [0, 1024]),
        ([0, 1024, 2048], [0, 1024, 2048]),
        ([0, None, 1024], [0, 512, 1024]),
        ([None, 0], [-1024, 0]),
        ([0, 1024, None], [0, 1024, 2048]),
        ([2048, 0, 1024], [-1024, 0, 1024]),
        # No room between: all are numbered anew.
        ([0, None, 1], [0, 1024, 2048]),
    ],
)
def test_where_rows_are_put(old: list[int | None], found: list[int]) -> None:
    assert positions(old) == found


def row(entry: int, kk: str = "абзац") -> Row:
    return Row(id=RowId(number(entry)), part=Part.BODY, text=LocalizedText(kk=kk))


def text(*entries: int, numbering: Numbering = Numbering.DECIMAL) -> ResolutionText:
    return ResolutionText(
        meeting_id=MEETING, rows=tuple(row(entry) for entry in entries), numbering=numbering
    )


@pytest.fixture
def filled(database: Database) -> Database:
    """Five rows."""
    with database.unit_of_work() as work:
        work.bodies.put(Body(id=BODY, name=LocalizedText(kk="Форум")))
        work.meetings.put(Meeting(id=MEETING, body_id=BODY))
        work.texts.put_resolution(text(10, 11, 12, 13, 14))
    return database


@pytest.mark.parametrize(
    ("entries", "written"),
    [
        ((10, 11, 12, 13, 14), []),
        ((10, 11, 20, 12, 13, 14), [20]),
        ((14, 10, 11, 12, 13), [14]),
        ((10, 12, 13, 11, 14), [11]),
        ((10, 11, 13, 14), [12]),
        ((), [10, 11, 12, 13, 14]),
    ],
)
def test_only_rows_that_differ_are_written(
    filled: Database, entries: tuple[int, ...], written: list[int]
) -> None:
    with filled.unit_of_work() as work:
        work.texts.put_resolution(text(*entries))
        changed = [change.id for change in work.changes]

    assert changed == [number(entry) for entry in written]
    with filled.reading() as work:
        assert work.texts.resolution(MEETING) == text(*entries)


def test_a_row_is_changed_in_its_place(filled: Database) -> None:
    changed = row(12, "басқа").confirmed(Language.KK, Stage.AUTHENTIC)

    with filled.unit_of_work() as work:
        work.texts.put_row(MEETING, changed)
        assert [change.id for change in work.changes] == [number(12)]

    with filled.reading() as work:
        whole = text(10, 11, 12, 13, 14)
        assert work.texts.resolution(MEETING) == whole.with_row(changed)


def test_the_numbering_is_kept_once_it_is_not_as_usual(filled: Database) -> None:
    whole = text(10, 11, 12, 13, 14)
    lettered = replace(whole, numbering=Numbering.LETTERED)
    for wanted, kinds in (
        (whole, []),
        (lettered, ["text_setting"]),
        (lettered, []),
        (whole, ["text_setting"]),
    ):
        with filled.unit_of_work() as work:
            work.texts.put_resolution(wanted)
            assert [change.kind for change in work.changes] == kinds
        with filled.reading() as work:
            assert work.texts.resolution(MEETING) == wanted


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE text_row SET part = 'chapter'",
        """UPDATE text_row SET standings = '{"kk": {}}'""",
        """UPDATE text_row SET standings = '{"de": {"stage": "draft"}}'""",
        """UPDATE text_row SET standings = '{"kk": {"stage": "draft", "marks": [[3, 1, "bold"]]}}'""",
    ],
)
def test_what_the_program_never_writes_is_told_as_damage(filled: Database, statement: str) -> None:
    by_sql(filled.path, statement)

    with pytest.raises(DamagedError), filled.reading() as work:
        work.texts.resolution(MEETING)
