"""Chains are altered as somebody with the file could alter them: straight in a table without its triggers."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.heads import ChainHead
from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.canonical import canonical
from forumdesk.services.chain import NO_PREVIOUS, BreakKind, ChainBreak, ChainVerdict, Link, check_chains
from tests.builders import number

MEETING = MeetingId(number(3))
DESKS = ("desk-1", "үстел «2»")
LENGTH = 4
COLUMNS = ("meeting_id", "desk_id", "sequence", "hash", "previous_hash", "record")
TABLE = "CREATE TABLE sealed_record (meeting_id CHAR(32), desk_id VARCHAR, sequence INTEGER, hash VARCHAR,"
TABLE += " previous_hash VARCHAR, record BLOB)"

Row = tuple[str, str, int, str, str, bytes]


def record(
    desk: str, sequence: int, previous: str, meeting: MeetingId = MEETING, text: str = "Мәтін"
) -> bytes:
    place = {"desk": desk, "meeting": str(meeting), "previous": previous, "sequence": sequence}
    return canonical({"body": {"name": text * sequence}, "chain": place, "format": "forumdesk.decision"})


def row(desk: str, sequence: int, previous: str, text: str = "Мәтін") -> Row:
    data = record(desk, sequence, previous, text=text)
    return (MEETING.hex, desk, sequence, sha256(data).hexdigest(), previous, data)


def chain(desk: str, length: int = LENGTH, text: str = "Мәтін") -> list[Row]:
    rows: list[Row] = []
    for sequence in range(1, length + 1):
        rows.append(row(desk, sequence, rows[-1][3] if rows else NO_PREVIOUS, text))
    return rows


CHAINS = (*chain(DESKS[0]), *chain(DESKS[1]))


def verdict(rows: list[tuple[object, ...]] | list[Row], heads: tuple[ChainHead, ...] = ()) -> ChainVerdict:
    """The rows put into a table and read in the order in which chains are checked."""
    connection = sqlite3.connect(":memory:")
    connection.execute(TABLE)
    connection.executemany("INSERT INTO sealed_record VALUES (?, ?, ?, ?, ?, ?)", rows)
    links: Iterator[Link] = connection.execute(
        f"SELECT {', '.join(COLUMNS)} FROM sealed_record ORDER BY meeting_id, desk_id, sequence"
    )
    found = check_chains(links, heads)
    connection.close()
    return found


def broken(rows: list[tuple[object, ...]] | list[Row], heads: tuple[ChainHead, ...] = ()) -> ChainBreak:
    found = verdict(rows, heads).first_break
    assert found is not None
    return found


def head(rows: list[Row], sequence: int = LENGTH) -> ChainHead:
    return ChainHead(
        meeting_id=MEETING, desk_id=rows[sequence - 1][1], sequence=sequence, hash=rows[sequence - 1][3]
    )


def test_chains_hold_and_name_their_heads() -> None:
    found = verdict(list(CHAINS))

    assert found.holds
    assert found.count == 2 * LENGTH
    assert set(found.heads) == {head(chain(desk)) for desk in DESKS}


def test_without_records_there_is_nothing_to_find() -> None:
    assert verdict([]) == ChainVerdict(count=0, heads=(), first_break=None)


def test_chains_may_come_interleaved() -> None:
    links = [link for pair in zip(chain(DESKS[0]), chain(DESKS[1]), strict=True) for link in pair]

    assert check_chains(links).count == 2 * LENGTH


def test_a_meeting_may_come_as_postgresql_gives_it() -> None:
    assert check_chains((UUID(link[0]), *link[1:]) for link in chain(DESKS[0])).holds


@pytest.mark.parametrize("spelt", [str(MEETING), MEETING.hex.upper(), f"{{{MEETING.hex}}}"])
def test_a_meeting_in_another_spelling_is_altered(spelt: str) -> None:
    found = broken([(spelt, *link[1:]) for link in chain(DESKS[0])])

    assert (found.kind, found.meeting_id) == (BreakKind.ALTERED, None)


def test_a_record_may_begin_with_its_chain() -> None:
    data = canonical(
        {"chain": {"desk": "d", "meeting": str(MEETING), "previous": NO_PREVIOUS, "sequence": 1}}
    )

    assert verdict([(MEETING.hex, "d", 1, sha256(data).hexdigest(), NO_PREVIOUS, data)]).holds


@pytest.mark.parametrize(
    "data",
    [
        b'{"body":"%b"}' % record("d", 1, NO_PREVIOUS).replace(b'"', b'\\"'),
        b'{"not the \\%b' % record("d", 1, NO_PREVIOUS)[record("d", 1, NO_PREVIOUS).index(b'"chain"') :],
        record("d", 1, NO_PREVIOUS).replace(b'"sequence":1}', b'"sequence":10}'),
        record("d", 1, NO_PREVIOUS).replace(b'"sequence":1}', b'"sequence":1.0}'),
        record("d", 1, NO_PREVIOUS, meeting=MeetingId(number(4))),
        record("e", 1, NO_PREVIOUS),
        b"",
        b"{}",
    ],
)
def test_bytes_that_say_another_place_are_misplaced_whatever_their_hash(data: bytes) -> None:
    rows: list[Row] = [(MEETING.hex, "d", 1, sha256(data).hexdigest(), NO_PREVIOUS, data)]

    assert broken(rows).kind is BreakKind.MISPLACED


def places_of(altered: int, found: ChainBreak) -> bool:
    """Whether a break names the altered row or the one after it, in its own chain."""
    return found.desk_id == CHAINS[altered][1] and found.sequence in (
        CHAINS[altered][2],
        CHAINS[altered][2] + 1,
    )


@given(st.data())
def test_one_byte_changed_in_a_record_is_found_at_its_place(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(CHAINS) - 1))
    *columns, content = CHAINS[place]
    at = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[at]))
    altered = content[:at] + bytes([other]) + content[at + 1 :]

    found = broken([*CHAINS[:place], (*columns, altered), *CHAINS[place + 1 :]])

    assert (found.kind, found.desk_id, found.sequence) == (BreakKind.ALTERED, columns[1], columns[2])


@given(st.data())
def test_one_byte_changed_with_a_hash_to_fit_is_found_there_or_at_the_next(data: st.DataObject) -> None:
    desk = data.draw(st.integers(0, 1))
    place = desk * LENGTH + data.draw(st.integers(0, LENGTH - 2))
    meeting, name, sequence, _, previous, content = CHAINS[place]
    at = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[at]))
    altered = content[:at] + bytes([other]) + content[at + 1 :]
    forged = (meeting, name, sequence, sha256(altered).hexdigest(), previous, altered)

    found = broken([*CHAINS[:place], forged, *CHAINS[place + 1 :]])

    assert found.kind in {BreakKind.MISPLACED, BreakKind.NOT_LINKED}
    assert places_of(place, found)


@given(st.data())
def test_one_letter_changed_in_any_other_column_is_found(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(CHAINS) - 1))
    column = data.draw(st.sampled_from([0, 1, 3, 4]))
    text = str(CHAINS[place][column])
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(
        st.characters(codec="utf-8", exclude_characters="\0").filter(lambda one: one != text[at])
    )
    altered: list[object] = list(CHAINS[place])
    altered[column] = text[:at] + other + text[at + 1 :]

    found = broken([*CHAINS[:place], tuple(altered), *CHAINS[place + 1 :]])

    if column in (
        0,
        1,
    ):  # it stands in another chain now, and its own lacks it: whichever comes first is named
        assert found.desk_id in (altered[1], CHAINS[place][1])
    else:
        assert places_of(place, found)
        assert found.sequence == CHAINS[place][2]


@given(st.integers(0, len(CHAINS) - 1), st.integers(-3, 20))
def test_another_number_is_found_at_the_place_that_it_left(place: int, other: int) -> None:
    altered = list(CHAINS[place])
    sequence = CHAINS[place][2]
    if other == sequence:
        other = sequence + 10
    altered[2] = other

    found = broken([*CHAINS[:place], tuple(altered), *CHAINS[place + 1 :]])

    assert found.desk_id == CHAINS[place][1]
    assert found.sequence <= sequence + 1


@pytest.mark.parametrize("value", [None, "text", 1.5, b"1"])
@pytest.mark.parametrize("column", range(6))
def test_a_value_of_another_kind_breaks_and_never_stops_the_pass(column: int, value: object) -> None:
    altered: list[object] = list(CHAINS[1])
    altered[column] = value

    assert broken([CHAINS[0], tuple(altered), *CHAINS[2:]]).kind in BreakKind


@given(st.integers(0, 1), st.integers(1, LENGTH - 1))
def test_a_link_taken_out_of_the_middle_is_missed(desk: int, sequence: int) -> None:
    place = desk * LENGTH + sequence - 1

    found = broken([*CHAINS[:place], *CHAINS[place + 1 :]])

    assert (found.kind, found.desk_id, found.sequence) == (BreakKind.MISSING, DESKS[desk], sequence)
    assert found.found == sequence + 1


@given(st.permutations(range(LENGTH)).filter(lambda order: order != sorted(order)))
def test_links_in_another_order_are_found_at_the_first_that_moved(order: list[int]) -> None:
    rows = chain(DESKS[0])
    moved = [(*rows[at][:2], place + 1, *rows[at][3:]) for place, at in enumerate(order)]
    first = next(place for place, at in enumerate(order) if place != at)

    found = broken(moved)

    assert (found.kind, found.sequence) == (BreakKind.NOT_LINKED, first + 1)


@given(st.integers(1, LENGTH))
def test_a_link_that_stands_twice_is_out_of_order(sequence: int) -> None:
    rows = chain(DESKS[0])

    found = broken([*rows, rows[sequence - 1]])

    assert (found.kind, found.sequence, found.found) == (BreakKind.OUT_OF_ORDER, sequence + 1, sequence)


def test_a_link_of_another_chain_does_not_fit() -> None:
    first, second = chain(DESKS[0]), chain(DESKS[1])
    strange = (MEETING.hex, DESKS[0], *second[1][2:])

    assert broken([first[0], strange, *first[2:]]).kind is BreakKind.NOT_LINKED
    assert broken([first[0], (*strange[:4], first[0][3], strange[5]), *first[2:]]).kind is BreakKind.MISPLACED


@given(st.integers(0, LENGTH - 1))
def test_a_cut_off_tail_is_found_only_by_a_head(left: int) -> None:
    rows = chain(DESKS[0])

    assert verdict(rows[:left]).holds
    found = broken(rows[:left], (head(rows),))
    assert (found.kind, found.meeting_id, found.desk_id) == (BreakKind.MISSING, MEETING, DESKS[0])
    assert (found.sequence, found.found) == (left + 1, None)


def test_heads_of_before_hold_in_a_chain_that_grew() -> None:
    rows = chain(DESKS[0])
    heads = tuple(head(rows, sequence) for sequence in (1, 3, LENGTH, 3))

    assert verdict(rows, heads).holds


@given(st.integers(1, LENGTH))
def test_a_chain_rewritten_whole_is_found_only_by_a_head(sequence: int) -> None:
    rows, rewritten = chain(DESKS[0]), chain(DESKS[0], text="Басқа")

    assert verdict(rewritten).holds
    found = broken(rewritten, (head(rows, sequence),))
    assert (found.kind, found.sequence) == (BreakKind.REWRITTEN, sequence)


def test_two_heads_of_one_place_cannot_both_be_true() -> None:
    rows = chain(DESKS[0])
    heads = (head(rows), replace(head(rows), hash="a" * 64))

    assert broken(rows, heads).kind is BreakKind.REWRITTEN


def test_a_head_of_another_meeting_is_missed() -> None:
    rows = chain(DESKS[0])
    other = replace(head(rows), meeting_id=MeetingId(number(9)))

    found = broken(rows, (other,))

    assert (found.kind, found.meeting_id, found.sequence) == (BreakKind.MISSING, other.meeting_id, 1)


def test_the_pass_stops_at_the_first_break_and_says_how_far_it_came() -> None:
    rows = chain(DESKS[0])
    read: list[int] = []

    def links() -> Iterator[Link]:
        for place, link in enumerate(rows):
            read.append(place)
            yield (*link[:5], b"{}") if place == 2 else link

    found = check_chains(links())

    assert (found.count, found.heads, read) == (2, (head(rows, 2),), [0, 1, 2])
