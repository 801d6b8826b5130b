import json
from collections import Counter
from pathlib import Path

import pytest

from forumdesk.domain.people import Category, PersonName, Role
from forumdesk.domain.texts import LocalizedText
from forumdesk.exchange.errors import ColumnsMissingError, NotATableError
from forumdesk.exchange.participants_table import read_participants
from forumdesk.services.proposals import ParticipantsProposal


def of(tmp_path: Path, text: str, encoding: str = "utf-8") -> ParticipantsProposal:
    file = tmp_path / "list.csv"
    file.write_bytes(text.encode(encoding))
    return read_participants(file)


def problems(proposal: ParticipantsProposal) -> list[tuple[int, str]]:
    return [(problem.row, problem.notice.code) for problem in proposal.problems]


def test_the_great_list_gives_what_a_plain_import_must_conclude(shared: Path) -> None:
    expected = json.loads((shared / "samples/participants-2024.expected.json").read_text("utf-8"))[
        "after_import"
    ]

    proposal = read_participants(shared / "samples/participants-2024.csv")

    people = proposal.people
    assert proposal.records == expected["rows"]
    assert len(people) == expected["people"]
    assert Counter(person.country for person in people if person.country) == expected["people_by_country"]
    assert Counter(person.category.value for person in people) == expected["people_by_category"]
    assert Counter(person.role.value for person in people) == expected["people_by_role"]
    entitled = [person for person in people if person.entitled]
    assert len(entitled) == expected["entitled"]
    assert Counter(person.country for person in entitled) == expected["entitled_by_country"]
    assert [person.row for person in people if not person.country] == expected["people_without_known_country"]
    wanted = [(row, code) for code, rows in expected["problems"].items() for row in rows]
    assert problems(proposal) == sorted(wanted)


def test_names_of_the_heads_are_read_in_the_order_of_english(shared: Path) -> None:
    expected = json.loads((shared / "samples/participants-2024.expected.json").read_text("utf-8"))[
        "after_import"
    ]
    people = {
        person.row: person for person in read_participants(shared / "samples/participants-2024.csv").people
    }

    for heads in expected["heads_of_delegation_by_country"].values():
        for head in heads:
            name = people[head["row"]].names.en
            assert f"{name.given} {name.family}" == head["name_en"]
            assert people[head["row"]].role is Role.HEAD_OF_DELEGATION


def test_the_shipped_list_has_no_problems(project: Path) -> None:
    proposal = read_participants(project / "resources/samples/participants.csv")

    assert (proposal.records, len(proposal.people), proposal.problems) == (60, 60, ())
    assert sum(person.entitled for person in proposal.people) == 24
    assert len({person.country for person in proposal.people}) == 9
    first = proposal.people[0]
    assert first.names.kk == PersonName(family="Төребекова", given="Айсұлу", patronymic="Маратқызы")
    organisation = LocalizedText("Ақбұлақ университеті", "Акбулакский университет", "Akbulak University")
    assert first.organisation == organisation


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_separator_and_encoding_are_recognised(tmp_path: Path, separator: str, encoding: str) -> None:
    text = f"Surname{separator}Given name{separator}Country\r\nDoe{separator}Jane{separator}DE\r\n"

    person = of(tmp_path, text, encoding).people[0]

    assert (person.names.en, person.country) == (PersonName(family="Doe", given="Jane"), "DE")


def test_spaces_are_tidied_letters_composed_and_line_breaks_in_cells_kept_on_one_line(tmp_path: Path) -> None:
    text = 'Surname;Given name;Organization\r\n  Mu\u0308ller \xa0;"Anna\nMaria";"A  ""B""; C"\r\n'

    person = of(tmp_path, text).people[0]

    assert person.names.en == PersonName(family="Müller", given="Anna Maria")
    assert person.organisation.en == 'A "B"; C'


def test_a_cell_of_no_stated_language_goes_to_the_language_of_its_letters(tmp_path: Path) -> None:
    text = "Тегі;Организация\nА;Қала университеті\nБ;Университет\nВ;University\n"

    organisations = [person.organisation for person in of(tmp_path, text).people]

    assert organisations == [
        LocalizedText(kk="Қала университеті"),
        LocalizedText(ru="Университет"),
        LocalizedText(en="University"),
    ]


def test_unknown_words_are_named_and_the_person_stays(tmp_path: Path) -> None:
    text = "Name;Country;Role;Category;Vote;e-mail\nJane Doe;Zembla;king;castle;perhaps;jane@\n;DE;;;yes;\n"

    proposal = of(tmp_path, text)

    assert [code for _, code in problems(proposal)] == [
        "country_unknown",
        "category_unknown",
        "role_unknown",
        "voting_mark_unknown",
        "email_broken",
        "name_missing",
    ]
    person = proposal.people[0]
    assert (person.country, person.entitled) == ("", False)
    assert (person.role, person.category) == (Role.DELEGATE, Category.OTHER)
    assert person.email == "jane@"


def test_the_row_is_the_written_number_else_the_record(tmp_path: Path) -> None:
    proposal = of(tmp_path, "№;Surname\n7;Doe\n;Roe\n")

    assert [person.row for person in proposal.people] == [7, 2]


def test_a_title_above_the_headings_is_passed_over(tmp_path: Path) -> None:
    proposal = of(tmp_path, "List of participants;;\n\nNo.;Surname;Country\n1;Doe;DE\n")

    assert [person.names.en.family for person in proposal.people] == ["Doe"]


def test_a_table_without_names_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(ColumnsMissingError) as refusal:
        of(tmp_path, "Country;e-mail\nDE;a@b.example\n")

    assert refusal.value.values["columns"] == ("Тегі / Фамилия / Surname",)


def test_headings_alone_are_no_list(tmp_path: Path) -> None:
    with pytest.raises(NotATableError):
        of(tmp_path, "Surname;Country\n")


def test_the_separator_is_the_one_that_parts_the_headings(tmp_path: Path) -> None:
    proposal = of(tmp_path, "Surname,Given name,Organisation\nAkhmetov,Asan,a; b; c; d; e; f; g\n")

    (person,) = proposal.people
    assert (person.names.en.family, person.organisation.en) == ("Akhmetov", "a; b; c; d; e; f; g")
