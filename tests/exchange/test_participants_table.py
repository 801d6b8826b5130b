import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.people import Category, PersonName, Role
from forumdesk.domain.texts import LocalizedText
from forumdesk.exchange.errors import (
    ColumnsMissingError,
    EncodingWrongError,
    NotATableError,
    QuotationOpenError,
)
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.problem_rows import problem_rows_as_csv, problem_rows_as_xlsx
from forumdesk.exchange.tables_in import SourceWish
from forumdesk.services.proposals import ParticipantsProposal, ProposedParticipant, TableSource


def of(tmp_path: Path, text: str, encoding: str = "utf-8") -> ParticipantsProposal:
    file = tmp_path / "list.csv"
    file.write_bytes(text.encode(encoding))
    return read_participants(file)


def problems(proposal: ParticipantsProposal) -> list[tuple[int, str]]:
    return [(problem.row, problem.notice.code) for problem in proposal.problems]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_great_list_gives_what_a_plain_import_must_conclude(shared: Path, ending: str) -> None:
    expected = json.loads((shared / "samples/participants-2024.expected.json").read_text("utf-8"))[
        "after_import"
    ]

    proposal = read_participants(shared / f"samples/participants-2024.{ending}")

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


def test_the_workbook_gives_the_same_people_as_the_text(shared: Path) -> None:
    from_text = read_participants(shared / "samples/participants-2024.csv")
    from_workbook = read_participants(shared / "samples/participants-2024.xlsx")

    def telephones_apart(proposal: ParticipantsProposal) -> list[ProposedParticipant]:
        # Five telephones are stored as numbers, which know neither plus nor spaces.
        return [replace(one, phone=re.sub(r"\D", "", one.phone)) for one in proposal.people]

    assert telephones_apart(from_workbook) == telephones_apart(from_text)
    assert from_workbook.problems == from_text.problems


def test_what_may_be_meant_is_suggested_and_nothing_is_repaired(shared: Path) -> None:
    expected = json.loads((shared / "samples/participants-2024.expected.json").read_text("utf-8"))
    proposal = read_participants(shared / "samples/participants-2024.csv")
    suggested = {(one.row, proposal.columns.index(one.field)): one.suggested for one in proposal.suggestions}

    for example in expected["after_merging"]["normalisation_examples"]:
        place = proposal.headings.index(example["column"])
        kept = " ".join(normalize("NFC", example["typed"]).split())
        assert suggested.get((example["row"], place), kept) == example["normalised"]
    mess = expected["after_merging"]["mess"]
    in_capitals = [one.row for one in proposal.suggestions if one.field == "family_kk"]
    assert set(mess["surname_in_capitals_in_column_surname"]) <= set(in_capitals)
    names = [one.row for one in proposal.suggestions if one.field == "full_en"]
    assert set(mess["cyrillic_letter_inside_english_name"]) <= set(names)
    assert next(one for one in proposal.people if one.row == 14).names.kk.family == "ЕРМЕКОВ"


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


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('ФИО;Ел\nИванов Иван;KZ\n"Петров Пётр;KZ\nСидоров Олег;KZ\n', 3),
        ('sep=;\nФИО;Ел\nИванов Иван;"KZ', 3),
        ('ФИО;Ел\n"Иванов\nИван";KZ\n"Петров' + " Пётр;KZ\n" * 20_000, 4),
    ],
)
def test_an_open_quotation_mark_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(QuotationOpenError) as raised:
        of(tmp_path, text)

    assert raised.value.values["line"] == line


@pytest.mark.parametrize("text", ['"Иванов "Ваня" Иван";KZ', "Иванов Иван;KZ\x1a", 'Иванов Иван;"KZ"\n\n'])
def test_quotation_marks_that_close_are_as_people_write_them(tmp_path: Path, text: str) -> None:
    (one,) = of(tmp_path, "ФИО;Ел\n" + text).people

    assert (one.names.ru.family, one.country) == ("Иванов", "KZ")


@pytest.mark.parametrize(
    "cells", ["Итого:;12", "ИТОГО 12;", "Всего;участников: 12", "Барлығы;12", "Total: 12;", "N/A;", "#N/A;"]
)
def test_a_total_below_the_list_is_no_person(tmp_path: Path, cells: str) -> None:
    for headings in ("Фамилия;Имя", "ФИО;Телефон", "Name in English;Телефон"):
        proposal = of(tmp_path, f"{headings}\nТоталов;Иван\n{cells}\n")

        assert len(proposal.people) == 1
        assert problems(proposal) == [(2, "name_missing")]


def test_a_whole_name_goes_before_a_given_name_alone(tmp_path: Path) -> None:
    (one,) = of(tmp_path, "ФИО;Имя\nИванов Иван Иванович;Ваня\n").people

    assert one.names.ru == PersonName(family="Иванов", given="Иван", patronymic="Иванович")


def test_the_separator_is_the_one_that_parts_the_headings(tmp_path: Path) -> None:
    proposal = of(tmp_path, "Surname,Given name,Organisation\nAkhmetov,Asan,a; b; c; d; e; f; g\n")

    (person,) = proposal.people
    assert (person.names.en.family, person.organisation.en) == ("Akhmetov", "a; b; c; d; e; f; g")


def test_two_countries_in_one_cell_are_named_and_none_is_taken(tmp_path: Path) -> None:
    text = "Surname;Country\nA;Казахстан/Россия\nB;KZ, RU\nC;Казахстан / Kazakhstan\nD;Korea, Rep.\n"

    proposal = of(tmp_path, text)

    assert [person.country for person in proposal.people] == ["", "", "KZ", "KR"]
    assert problems(proposal) == [(1, "country_ambiguous"), (2, "country_ambiguous")]
    named = proposal.problems[0].notice.values["countries"]
    assert isinstance(named, tuple)
    assert [one.ru for one in named] == ["Казахстан", "Россия"]
    assert (proposal.problems[0].field, proposal.problems[1].record) == ("country", 1)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-10-17", date(2024, 10, 17)),
        ("17.10.2024", date(2024, 10, 17)),
        ("17 октября 2024", date(2024, 10, 17)),
        ("2024 жылғы 17 қазан", date(2024, 10, 17)),
        ("45582", date(2024, 10, 17)),
        ("", None),
    ],
)
def test_a_day_in_the_post_is_read_as_people_write_it(tmp_path: Path, written: str, day: date | None) -> None:
    proposal = of(tmp_path, f"Surname;В должности до\nDoe;{written}\n")

    assert proposal.people[0].post_until == day
    assert not proposal.problems


def test_days_that_are_none_or_crossed_are_named(tmp_path: Path) -> None:
    proposal = of(tmp_path, "Surname;post_from;post_until\nA;soon;\nB;2024-10-17;2023-01-01\n")

    assert problems(proposal) == [(1, "date_unknown"), (2, "post_dates_crossed")]
    assert (proposal.people[1].post_from, proposal.people[1].post_until) == (None, None)


def test_delegation_notes_and_state_are_read(tmp_path: Path) -> None:
    text = (
        'Фамилия;Делегация;Примечание;Статус;Роль\nА;Қазақстан;"a\nb";приглашён;заместитель главы делегации\n'
    )
    text += "Б;;;аккредиттелді;делегация басшысының орынбасары\nВ;;;perhaps;\nГ;;;;\n"

    proposal = of(tmp_path, text)

    first, second, third, fourth = proposal.people
    assert (first.delegation, first.notes, first.state) == ("Қазақстан", "a\nb", AccreditationState.INVITED)
    assert (second.state, third.state, fourth.state) == (AccreditationState.ACCREDITED, None, None)
    assert (first.role, second.role) == (Role.DEPUTY_HEAD, Role.DEPUTY_HEAD)
    assert problems(proposal) == [(3, "state_unknown")]


def test_columns_and_cells_may_be_told(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Кто;Откуда\nDoe;Zembla\n", "utf-8")

    proposal = read_participants(
        file, columns={"Кто": "family_en", "B": "country"}, corrections={(0, 1): "DE", (9, 9): "x"}
    )

    assert [(one.names.en.family, one.country) for one in proposal.people] == [("Doe", "DE")]
    assert proposal.columns == ("family_en", "country")
    assert (proposal.headings, proposal.cells, proposal.places) == (("Кто", "Откуда"), (("Doe", "DE"),), (0,))


def test_a_name_of_no_stated_language_goes_to_that_of_its_letters(tmp_path: Path) -> None:
    people = of(tmp_path, "ФИО / Name\nАхметова Гульнар\nGulnar Akhmetova\nӘлиева Гүлнар\n").people

    assert people[0].names.ru == PersonName(family="Ахметова", given="Гульнар")
    assert people[1].names.en == PersonName(family="Akhmetova", given="Gulnar")
    assert people[2].names.kk == PersonName(family="Әлиева", given="Гүлнар")


@pytest.mark.parametrize("encoding", ["cp1251", "kz1048", "utf-8", "utf-16"])
def test_how_the_text_was_read_is_told_and_may_be_told(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "list.csv"
    kazakh = "Қасымов" if encoding != "cp1251" else "Касымов"
    file.write_bytes(f"Список\nФамилия,Имя\n{kazakh},Ержан\nСидоров,Пётр\n".encode(encoding))

    for wish in (SourceWish(), SourceWish(encoding=encoding, separator=",")):
        proposal = read_participants(file, wish=wish)
        assert proposal.people[0].names.ru.family == kazakh
        assert proposal.source == TableSource(encoding=encoding, separator=",", heading_row=2)


def test_a_wrong_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("Фамилия\nИванов\n".encode("cp1251"))

    with pytest.raises(EncodingWrongError):
        read_participants(file, wish=SourceWish(encoding="utf-8"))


def test_lost_letters_are_pointed_out(tmp_path: Path) -> None:
    proposal = of(tmp_path, "Фамилия;Имя\n?асымов;Ержан\nБай?ожаев;Пётр?\n")

    assert [(one.code, one.count) for one in proposal.notices] == [("letters_lost", 2)]
    assert not of(tmp_path, "Фамилия;Имя\nИванов?;Ержан\n").notices


@pytest.mark.parametrize("write", [problem_rows_as_csv, problem_rows_as_xlsx])
def test_problem_rows_are_saved_mended_and_read_again(tmp_path: Path, write: Callable[..., bytes]) -> None:
    proposal = of(tmp_path, "Surname;Country;e-mail\nDoe;Zembla;jane@\nRoe;DE;\n;KZ;\n")
    file = tmp_path / "problems"

    file.write_bytes(write(proposal, lambda notice: notice.code))

    again = read_participants(file, corrections={(0, 1): "DE", (0, 2): "j@x.kz", (1, 0): "Poe"})
    assert again.headings == ("Surname", "Country", "e-mail", "ForumDesk")
    assert [row[-1] for row in again.cells] == ["country_unknown email_broken", "name_missing"]
    assert [one.names.en.family for one in again.people] == ["Doe", "Poe"]
    assert again.columns[-1] == ""
    assert again.problems == ()


def test_progress_reaches_from_nothing_to_all_and_may_cancel(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Surname\n" + "Doe\n" * 10_000, "utf-8")
    told: list[tuple[int, int]] = []

    read_participants(file, progress=lambda done, total: told.append((done, total)))

    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[0][0] == 0
    assert all(done <= total for done, total in told)

    def cancel(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_participants(file, progress=cancel)
