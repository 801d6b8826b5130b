"""One machine for all that is tormented."""

from collections.abc import Iterator

import pytest

from tests.torture.machine import Machine, machine
from tests.torture.reading import recorder


@pytest.fixture(scope="session")
def tormented() -> Iterator[Machine]:
    """The machine; skipped where there is no compiler of C."""
    if recorder() is None:
        pytest.skip("no compiler of C (Debian: gcc and libc6-dev)")
    with machine() as made:
        yield made


@pytest.fixture(scope="session")
def is_long(pytestconfig: pytest.Config) -> bool:
    """Whether the full numbers are wanted."""
    return bool(pytestconfig.getoption("--long"))
