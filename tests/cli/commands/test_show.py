from pathlib import Path

import pytest

from forumdesk.cli.commands.show import SHOWN
from forumdesk.domain.accreditation import AccreditationState
from tests.builders import registers
from tests.cli.conftest import Command

EMPTY = {
    "meetings": {"meetings": [], "counts": {"meetings": 0}},
    "participants": {
        "participants": [],
        "counts": {
            "people": 0, "countries": 0, "organisations": 0, "entitled": 0, "present": 0, "heads_of_delegation": 0,
            "accredited": 0, "arrived": 0,
        },
    },
    "agenda": {"items": [], "counts": {"items": 0, "minutes": 0}},
    "recommendations": {"recommendations": [], "counts": {"recommendations": 0}},
    "decisions": {"decisions": [], "counts": {"decisions": 0}},
    "journal": {"journal": [], "counts": {"deeds": 0}},
}  # fmt: skip
KEYS = {
    "meetings": {"id", "number", "title", "first_day", "last_day", "place", "time_zone", "adopted"},
    "participants": {
        "id", "number", "badge", "name", "organisation", "post", "country", "category", "role", "entitled", "state",
        "standing", "arrived_at", "delegation", "present",
    },
    "agenda": {"id", "number", "kind", "title", "starts", "minutes", "items"},
    "recommendations": {"id", "number", "title", "rows"},
    "decisions": {"number", "mode", "outcome", "counts", "hash", "sealed"},
    "journal": {"at", "desk", "code", "values"},
}  # fmt: skip


@pytest.mark.parametrize("what", SHOWN)
def test_an_empty_register_shows_empty_lists_and_counts_of_nought(
    command: Command, empty: Path, what: str
) -> None:
    before = empty.read_bytes()

    assert command("show", empty, what, "--json").json == EMPTY[what]
    assert command("show", empty, what).code == 0
    assert empty.read_bytes() == before


@pytest.mark.parametrize("what", SHOWN)
def test_keys_that_scripts_count_on_are_there(command: Command, sample: Path, what: str) -> None:
    document = command("show", sample, what, "--json").json

    (name,) = set(document) - {"counts"}
    assert set(document["counts"]) == set(EMPTY[what]["counts"])
    for one in document[name]:
        assert KEYS[what] <= set(one)
    assert len(document[name]) > 0


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("what", SHOWN)
def test_everything_is_shown_as_a_table_in_each_language(
    command: Command, sample: Path, what: str, language: str
) -> None:
    answer = command("show", sample, what, "--language-ui", language)

    assert (answer.code, answer.err) == (0, "")
    assert len(answer.out.splitlines()) >= 2
    assert not any(line != line.rstrip() for line in answer.out.splitlines())


def test_names_are_shown_in_the_readers_language(command: Command, sample: Path) -> None:
    assert "Torebekova" in command("show", sample, "participants").out
    assert "Төребекова" in command("show", sample, "participants", "--language-ui", "kk").out


def test_a_meeting_that_is_not_there_is_refused(command: Command, sample: Path) -> None:
    answer = command("show", sample, "agenda", "--meeting", "2031")

    assert (answer.code, answer.out) == (1, "")
    assert "2031" in answer.err


def test_people_are_shown_with_where_they_are_and_who_is_present(command: Command, draft: Path) -> None:
    def shown() -> tuple[dict[int, dict[str, object]], dict[str, int]]:
        document = command("show", draft, "participants", "--json").json
        return {one["number"]: one for one in document["participants"]}, document["counts"]

    people, counts = shown()
    # Without arrivals those with a voice count as present.
    assert {one["standing"] for one in people.values()} == {"expected"}
    assert all(one["present"] is one["entitled"] for one in people.values())
    assert counts["present"] == counts["entitled"] == sum(bool(one["present"]) for one in people.values())
    voter = next(number for number, one in people.items() if one["entitled"])
    guest = next(number for number, one in people.items() if not one["entitled"])

    with registers().open(draft) as register:
        meeting_id = register.meetings.find(None).id
        ids = {one.number: one.id for one in register.participants.listed(meeting_id)}
        for number in (voter, guest):
            register.attendance.arrive(ids[number])
        register.attendance.leave(ids[guest])
        register.accreditation.move([ids[guest]], AccreditationState.REFUSED)

    people, counts = shown()
    assert [number for number, one in people.items() if one["present"]] == [voter]
    assert (people[voter]["standing"], people[guest]["standing"]) == ("arrived", "left")
    assert (people[voter]["state"], people[guest]["state"]) == ("invited", "refused")
    assert people[voter]["arrived_at"] is not None
    assert (counts["present"], counts["arrived"], counts["people"]) == (1, 1, len(people) - 1)
