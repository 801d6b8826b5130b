"""A register for each test, and an ear on its events."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.events import RegisterChanged
from forumdesk.services.register import Register
from tests.builders import dump, refilled, registers
from tests.on_a_server import SERVED
from tests.services.in_files import in_files

Refusal = Callable[[type[KnownError]], AbstractContextManager["pytest.ExceptionInfo[KnownError]"]]


@pytest.fixture(autouse=True)
def _on_a_server(request: pytest.FixtureRequest) -> Iterator[None]:
    """With ``--server`` registers lie on PostgreSQL, but for tests that are about files."""
    if not request.config.getoption("--server"):
        yield
        return
    reason = in_files(request.node.nodeid)
    if reason:
        pytest.skip(reason)
    with SERVED.by(request.getfixturevalue("postgres")):
        yield


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with registers().create(tmp_path / "a.forumdesk") as made:
        yield made


@pytest.fixture
def meeting_id(register: Register) -> MeetingId:
    """A meeting with texts in three languages, three voices and a guest, and an agenda."""
    return refilled(register)


@pytest.fixture
def heard(register: Register, meeting_id: MeetingId) -> list[RegisterChanged]:
    """What is told from now on."""
    events: list[RegisterChanged] = []
    register.events.subscribe(RegisterChanged, events.append)
    return events


@pytest.fixture
def refusing(register: Register) -> Refusal:
    """Inside the block the error has to be raised, nothing may be kept, and nobody may be told."""

    @contextmanager
    def block(kind: type[KnownError]) -> Iterator["pytest.ExceptionInfo[KnownError]"]:
        told: list[object] = []
        stop = register.events.subscribe(object, told.append)
        before = dump(register.path)
        with pytest.raises(kind) as refusal:
            yield refusal
        stop()
        assert dump(register.path) == before
        assert told == []

    return block
