from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import sqlite

from forumdesk.storage.types import UtcMoment

DIALECT = sqlite.dialect()


def test_a_moment_is_kept_in_utc_and_comes_back_aware() -> None:
    almaty = timezone(timedelta(hours=5))

    kept = UtcMoment().process_bind_param(datetime(2024, 10, 17, 12, tzinfo=almaty), DIALECT)

    assert kept == datetime(2024, 10, 17, 7, tzinfo=UTC)
    assert UtcMoment().process_result_value(datetime(2024, 10, 17, 7), DIALECT) == kept  # noqa: DTZ001


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        UtcMoment().process_bind_param(datetime(2024, 10, 17, 12), DIALECT)  # noqa: DTZ001
