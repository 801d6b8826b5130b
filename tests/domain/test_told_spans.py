import pytest

from forumdesk.domain.told_spans import span_of
from forumdesk.language.catalogue import Catalogue


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (0, "0 min"),
        (119, "119 min"),
        (120, "2 hours"),
        (2040, "34 hours"),
        (2879, "48 hours"),
        (2880, "2 days"),
        (14_400, "10 days"),
    ],
)
def test_a_span_is_told_in_the_unit_that_a_person_counts_in(minutes: int, told: str) -> None:
    assert Catalogue("en", "interface").sentence(span_of(minutes)) == told
