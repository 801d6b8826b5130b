"""Lists, counts and places of people are the same from a server as from a file."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from forumdesk.domain.attendance import Standing
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Role
from forumdesk.domain.people_list import Column, ListFilter, ListOrder
from forumdesk.domain.texts import Language
from forumdesk.exchange.sample_forum import create_sample
from forumdesk.foundation.paths import resources_folder
from forumdesk.storage.queries import PeopleQueries
from tests.builders import registers
from tests.storage.postgres import PostgresServer

Both = tuple[MeetingId, PeopleQueries, PeopleQueries]
FILTERS = {
    "nothing": ListFilter(),
    "a word": ListFilter(words="универс"),
    "the other script": ListFilter(words="astana"),
    "half a percent sign": ListFilter(words="100%_\\"),
    "a role": ListFilter(roles=frozenset({Role.DELEGATE, Role.SPEAKER})),
    "who is there": ListFilter(standings=frozenset({Standing.ARRIVED})),
    "who is expected": ListFilter(standings=frozenset({Standing.EXPECTED}), entitled=True),
}


@pytest.fixture(scope="module")
def both(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """The sample forum, some of whose people have come, in a file and on a server."""
    path = tmp_path_factory.mktemp("both") / "a.forumdesk"
    address = postgres.address(postgres.fresh())
    with create_sample(registers(), Path(path), resources_folder() / "samples") as made:
        meeting_id = made.meetings.meetings()[0].id
        for one in made.participants.listed(meeting_id)[:7]:
            made.attendance.arrive(one.id)
        made.moving.move(address)
    with ExitStack() as stack:
        file, server = (
            stack.enter_context(stack.enter_context(registers().open(place))._deeds.database.reading()).people
            for place in (path, address)
        )
        yield meeting_id, file, server


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("language", list(Language))
def test_every_order_is_the_same(both: Both, column: Column, language: Language) -> None:
    meeting_id, file, server = both

    for downwards in (False, True):
        order = ListOrder(column=column, downwards=downwards)
        ids = file.ids(meeting_id, ListFilter(), order, language)
        assert server.ids(meeting_id, ListFilter(), order, language) == ids
        window = (meeting_id, ListFilter(), order, language, 20, 15)
        assert server.window(*window) == file.window(*window)
        place = (meeting_id, ListFilter(), order, language, ids[33])
        assert server.position(*place) == file.position(*place) == 33


@pytest.mark.parametrize("wanted", FILTERS.values(), ids=FILTERS)
def test_every_filter_finds_the_same(both: Both, wanted: ListFilter) -> None:
    meeting_id, file, server = both

    assert server.count(meeting_id, wanted) == file.count(meeting_id, wanted)
    order = ListOrder(column=Column.NAME)
    assert server.ids(meeting_id, wanted, order, Language.KK) == file.ids(
        meeting_id, wanted, order, Language.KK
    )


def test_counts_and_statistics_are_the_same(both: Both) -> None:
    meeting_id, file, server = both

    assert server.counts(meeting_id) == file.counts(meeting_id)
    assert server.statistics(meeting_id) == file.statistics(meeting_id)
    assert server.countries(meeting_id) == file.countries(meeting_id)
    assert server.voters(meeting_id) == file.voters(meeting_id)
    for entitled_only in (True, False):
        electors = file.electors(meeting_id, entitled_only=entitled_only)
        assert server.electors(meeting_id, entitled_only=entitled_only) == electors
