import json
from datetime import time
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
