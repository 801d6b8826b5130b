import json
from datetime import date, time
from pathlib import Path

import pytest

from forumdesk.domain.agenda import DEEPEST_LEVEL, ItemKind
from forumdesk.exchange.agenda_table import read_agenda
from forumdesk.exchange.errors import ColumnsMissingError
from forumdesk.services.proposals import AgendaProposal


def of(tmp_path: Path, text: str) -> AgendaProposal:
    file = tmp_path / "agenda.csv"
    file.write_text(text, encoding="utf-8")
    return read_agenda(file)


def test_the_sample_agenda_gives_its_stated_facts(shared: Path) -> None:
    expected = json.loads((shared / "samples/agenda-2024.expected.json").read_text("utf-8"))

    proposal = read_agenda(shared / "samples/agenda-2024.csv")

    assert (proposal.records, len(proposal.items), proposal.problems) == (14, expected["items"], ())
    top = [item for item in proposal.items if not item.parent]
    assert len(top) == expected["top_level_items"]
    assert sum(item.minutes for item in top) == expected["planned_minutes"]
    for item, facts in zip(proposal.items, expected["by_item"], strict=True):
        assert item.number == facts["no"]
        assert item.parent == (facts["parent"] or "")
        assert item.starts is not None
        assert f"{item.starts:%H:%M}" == facts["start"]
        assert (item.minutes, item.kind.value) == (facts["minutes"], facts["kind"])
        assert list(item.speaker_numbers) == facts["speaker_rows"]
        assert list(item.issues) == facts["issues"]
        assert list(item.recommendations) == facts["recommendations"]


def test_the_shipped_agenda_has_no_problems(project: Path) -> None:
    proposal = read_agenda(project / "resources/samples/agenda.csv")

    assert (len(proposal.items), proposal.problems) == (15, ())
    assert sum(item.minutes for item in proposal.items if not item.parent) == 420


def test_what_is_wrong_is_named_and_the_item_stays(tmp_path: Path) -> None:
    rows = ("1;;25:10;long;feast;A", "2;9;;;;B", "3;;;;;", "4;5;;;;D", "5;4;;;;E", "1;;;;;F")
    text = "\n".join(("no;parent;start;minutes;kind;title", *rows))

    proposal = of(tmp_path, text)

    assert [(problem.row, problem.notice.code) for problem in proposal.problems] == [
        (1, "minutes_broken"),
        (1, "start_broken"),
        (1, "kind_unknown"),
        (2, "parent_unknown"),
        (3, "title_missing"),
        (4, "parent_unknown"),
        (6, "number_twice"),
    ]
    assert [(item.number, item.parent) for item in proposal.items] == [
        ("1", ""),
        ("2", ""),
        ("4", ""),
        ("5", "4"),
        ("1", ""),
    ]


def test_kinds_and_headings_are_known_in_three_languages_and_a_span_tells_the_length(tmp_path: Path) -> None:
    proposal = of(tmp_path, "№;Время;Вид;Название\n1;9.30–09:50;Перерыв;Обед\n1.1;;талқылау;Ас\n")

    first, second = proposal.items
    assert (first.starts, first.minutes, first.kind) == (time(9, 30), 20, ItemKind.BREAK)
    assert (second.parent, second.kind) == ("1", ItemKind.DISCUSSION)


def test_an_agenda_without_titles_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(ColumnsMissingError):
        of(tmp_path, "no;start\n1;09:30\n")


def test_items_nest_only_so_deep_and_the_place_is_told(tmp_path: Path) -> None:
    numbers = [".".join(["1"] * depth) for depth in range(1, DEEPEST_LEVEL + 3)]

    proposal = of(tmp_path, "no,title_en\n" + "".join(f"{number},t\n" for number in numbers))

    parents = [item.parent for item in proposal.items]
    assert parents == ["", *numbers[: DEEPEST_LEVEL - 1], "", numbers[DEEPEST_LEVEL]]
    assert [problem.row for problem in proposal.problems] == [DEEPEST_LEVEL + 1]


def test_day_section_room_and_rapporteurs_are_read_under_headings_in_three_languages(tmp_path: Path) -> None:
    rows = (
        "№;Тақырыбы;Күні;Секция;Залы;Докладчики по итогам;rapporteur_rows",
        "1;Бірінші;18.10.2024;Наука;№2 зал;А. Әлиев;3, 7",
    )
    (item,) = of(tmp_path, "\n".join(rows)).items

    assert item.day == date(2024, 10, 18)
    assert (item.section.ru, item.room.kk, item.rapporteurs.ru) == ("Наука", "№2 зал", "А. Әлиев")
    assert item.rapporteur_numbers == (3, 7)
    assert item.fields_given is not None
    assert {"title", "day", "section", "room", "rapporteurs", "rapporteur_numbers"} <= item.fields_given
    assert not {"starts", "minutes", "speakers", "issues"} & item.fields_given


def test_a_span_of_times_gives_the_length_and_a_start_alone_does_not(tmp_path: Path) -> None:
    first, second = of(tmp_path, "no;time;title\n1;09:30-09:50;A\n2;10:00;B\n").items

    assert first.fields_given == frozenset({"number", "starts", "minutes", "title"})
    assert second.fields_given == frozenset({"number", "starts", "title"})


@pytest.mark.parametrize("minutes", ["-5", "−5", "1441", "99999999", "1.5"])
def test_minutes_outside_a_day_are_pointed_out_and_not_taken(tmp_path: Path, minutes: str) -> None:
    proposal = of(tmp_path, f"no;minutes;title\n1;{minutes};A\n")

    (problem,) = proposal.problems
    assert (problem.notice.code, problem.notice.values["value"]) == ("minutes_broken", minutes)
    assert problem.notice.values["most"] == 1440
    assert proposal.items[0].minutes == 0


@pytest.mark.parametrize("day", ["2024-02-30", "31.02.2024", "tomorrow", "17-18.10.2024"])
def test_a_day_that_is_none_is_pointed_out_and_not_taken(tmp_path: Path, day: str) -> None:
    proposal = of(tmp_path, f"no;day;title\n1;{day};A\n")

    assert [problem.notice.code for problem in proposal.problems] == ["day_broken"]
    assert proposal.items[0].day is None


LABELS = ["1.", "1)", "2", "2.1", "(a)", "b)", "(i)", "(ii)", "(c)", "2.2.", "(a)", "3", "(a)"]
WHOLE = [
    "1",
    "1",
    "2",
    "2.1",
    "2.1(a)",
    "2.1(b)",
    "2.1(b)(i)",
    "2.1(b)(ii)",
    "2.1(c)",
    "2.2",
    "2.2(a)",
    "3",
    "3(a)",
]


def test_letters_in_brackets_stand_below_the_item_before(tmp_path: Path) -> None:
    proposal = of(tmp_path, "no,title_en\n" + "".join(f"{number},t\n" for number in LABELS))

    assert [item.number for item in proposal.items] == WHOLE
    parents = ["", "", "", "2", "2.1", "2.1", "2.1(b)", "2.1(b)", "2.1", "2", "2.2", "", "3"]
    assert [item.parent for item in proposal.items] == parents


def test_an_h_is_followed_by_an_i_and_a_whole_number_stays_as_it_is(tmp_path: Path) -> None:
    letters = [f"({letter})" for letter in "abcdefghij"]
    rows = ["1", "1.1", *letters, "1.1(k)", "1.1(k)(i)"]
    proposal = of(tmp_path, "no,title_en\n" + "".join(f"{number},t\n" for number in rows))

    assert [item.parent for item in proposal.items] == ["", "1", *["1.1"] * 11, "1.1(k)"]


def test_a_column_of_parents_says_where_a_letter_stands(tmp_path: Path) -> None:
    rows = ("no;parent;title", "1;;A", "2;;B", "(a);1;C", "(b);1;D", "(i);(b);E", "(a);2;F")

    proposal = of(tmp_path, "\n".join(rows))

    assert proposal.problems == ()
    assert [(item.number, item.parent) for item in proposal.items[2:]] == [
        ("1(a)", "1"),
        ("1(b)", "1"),
        ("1(b)(i)", "1(b)"),
        ("2(a)", "2"),
    ]
