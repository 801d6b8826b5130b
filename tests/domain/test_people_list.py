import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.attendance import Standing
from forumdesk.domain.identifiers import DelegationId
from forumdesk.domain.people import Category, Role
from forumdesk.domain.people_list import Column, ListFilter, ListOrder
from tests.builders import number


def test_an_empty_filter_lets_everybody_pass() -> None:
    assert not ListFilter().is_filtering
    assert not ListFilter(words="", country=None, entitled=None).is_filtering


@pytest.mark.parametrize(
    "wanted",
    [
        ListFilter(words="а"),
        ListFilter(country="KZ"),
        ListFilter(country=""),  # those without a country
        ListFilter(roles=frozenset({Role.GUEST})),
        ListFilter(categories=frozenset({Category.OTHER})),
        ListFilter(states=frozenset({AccreditationState.INVITED})),
        ListFilter(standings=frozenset({Standing.EXPECTED})),
        ListFilter(delegation=DelegationId(number(1))),
        ListFilter(entitled=True),
        ListFilter(entitled=False),
    ],
)
def test_each_part_filters(wanted: ListFilter) -> None:
    assert wanted.is_filtering


def test_a_list_stands_by_name_upwards_unless_told_otherwise() -> None:
    assert ListOrder() == ListOrder(column=Column.NAME, downwards=False)
