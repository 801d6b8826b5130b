"""What the lists of people say."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from forumdesk.documents.list_model import Entry, Group, every_group
from forumdesk.documents.people_lists import MAKERS, list_paper
from forumdesk.documents.wording import catalogue_of
from forumdesk.domain.people import Role
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_people_sheets import people_of, people_sheet, person


def texts(entry: Entry) -> list[list[str]]:
    return [[text for text, _ in cell] for cell in entry.cells]


def headings(groups: tuple[Group, ...]) -> list[str]:
    return [group.heading for group in every_group(groups)]


@pytest.mark.parametrize("identifier", list(MAKERS))
@pytest.mark.parametrize("language", list(Language))
def test_every_list_numbers_its_rows_and_fills_every_column(identifier: str, language: Language) -> None:
    paper = list_paper(identifier, people_sheet(), language)

    rows = [entry for group in every_group(paper.groups) for entry in group.entries]
    assert paper.count == len(rows) > 0
    assert all(len(entry.cells) == len(paper.columns) for entry in rows)
    if identifier != "delegations":
        assert [texts(entry)[0] for entry in rows] == [[str(number + 1)] for number in range(len(rows))]


def test_every_person_stands_in_the_list_of_participants_once() -> None:
    sheet = people_sheet()

    paper = list_paper("participants", sheet, Language.RU)

    listed = sorted(entry.person for group in every_group(paper.groups) for entry in group.entries)
    assert listed == sorted(one.in_lists.ru for one in sheet.people)


def test_countries_and_people_are_counted() -> None:
    people = [person(1), person(2), person(3, country="DE"), person(4, country="")]

    paper = list_paper("participants", people_sheet(people), Language.EN)

    assert paper.summary == ("Total: 4 participants, 2 countries",)
    assert [(group.heading, group.note) for group in paper.groups] == [
        ("Germany", "1 participant"),
        ("Kazakhstan", "2 participants"),
        ("Country not stated", "1 participant"),
    ]


def test_delegations_are_listed_by_full_state_name_and_numbered_anew() -> None:
    people = [person(1), person(2, country="DE"), person(3, role=Role.HEAD_OF_DELEGATION)]

    paper = list_paper("delegations", people_sheet(people), Language.EN)

    assert headings(paper.groups) == ["Federal Republic of Germany", "Republic of Kazakhstan"]
    kazakhstan = [texts(entry) for entry in paper.groups[1].entries]
    assert [row[0] for row in kazakhstan] == [["1"], ["2"]]
    assert kazakhstan[0][1] == ["Akhmetova Gulnar", "Head of delegation"]
    assert kazakhstan[0][2] == ["Rector", "L. N. Gumilyov Eurasian National University"]


def test_an_attendance_sheet_has_room_to_sign() -> None:
    paper = list_paper("attendance", people_sheet([person()]), Language.EN)

    assert paper.ruled
    assert paper.row_height > 25
    assert paper.columns[-1].heading == "Signature"
    assert texts(paper.groups[0].entries[0])[-1] == []
    assert "of 1" in paper.closing[0]


def test_arrivals_stand_in_the_order_of_time_by_local_days() -> None:
    def at(hour: int, day: int = 17) -> datetime:
        return datetime(2024, 10, day, hour, 30, tzinfo=UTC)

    people = [
        person(1, arrived_at=at(6), left_at=at(8), returned_at=at(9), desk="Hall B"),
        person(2, arrived_at=at(4), country="DE"),
        person(3, arrived_at=at(20)),  # half past one at night in Almaty
        person(4),
    ]
    sheet = replace(people_sheet(people), present_now=3)

    paper = list_paper("arrivals", sheet, Language.EN)

    assert headings(paper.groups) == ["17 October 2024", "18 October 2024"]
    first, second = (texts(entry) for entry in paper.groups[0].entries)
    assert first == [["1"], ["09:30"], ["Akhmetova Gulnar"], ["Germany"], [], [], []]
    assert second == [
        ["2"],
        ["11:30"],
        ["Akhmetova Gulnar"],
        ["Kazakhstan"],
        ["Hall B"],
        ["13:30"],
        ["14:30"],
    ]
    assert paper.closing == ("Arrived: 3 of 4 · Not arrived: 1 · Left: 1 · Returned: 1 · In the hall now: 3",)


def test_a_pass_list_is_alphabetical_marked_and_says_until_when_it_is_kept() -> None:
    people = [
        person(1, listed_name=LocalizedText(en="Zhang Wei"), identity_number="800101300001"),
        person(2, listed_name=LocalizedText(en="Akhmetova Gulnar"), role=Role.GUEST),
    ]

    paper = list_paper("passes", people_sheet(people), Language.EN)

    rows = [texts(entry) for entry in paper.groups[0].entries]
    assert [row[1] for row in rows] == [["Akhmetova Gulnar"], ["Zhang Wei"]]
    assert rows[1][3] == ["800101300001"]
    assert paper.mark == "For organisers and guards only"
    assert paper.foot == "Contains personal data. To be destroyed after 25\u00a0October 2024."


def test_only_the_pass_list_shows_identity_numbers() -> None:
    sheet = people_sheet([replace(one, identity_number="800101300001") for one in people_of_sample()])

    for identifier in set(MAKERS) - {"passes"}:
        paper = list_paper(identifier, sheet, Language.KK)
        shown = [text for group in every_group(paper.groups) for entry in group.entries for cell in entry.cells
                 for text, _ in cell]  # fmt: skip
        assert "800101300001" not in " ".join(shown)


def people_of_sample() -> list:  # type: ignore[type-arg]
    from tests.builders_people_sheets import SHIPPED

    return list(people_of(SHIPPED))


@pytest.mark.parametrize("language", list(Language))
def test_the_words_of_a_list_are_those_of_its_language(language: Language) -> None:
    paper = list_paper("participants", people_sheet([person()]), language)

    assert paper.title == catalogue_of(language).gettext("List of participants")
    assert paper.under[0] == people_sheet([]).meeting.get(language)
