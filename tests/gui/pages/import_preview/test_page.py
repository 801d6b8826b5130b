"""The import preview on a real register: what is shown before, and that it is what happens."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.backups import Reason
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language
from forumdesk.exchange.event_package import write_event
from forumdesk.gui.pages.import_preview.frame import ImportPage
from forumdesk.gui.pages.import_preview.page import ImportPreviewPage, import_page
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.workspace import Workspace
from forumdesk.services.backups import Backups
from forumdesk.services.register import Register
from tests.builders import filled, people, registers
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import SMALL, WIDE, settle

AGENDA = "№;Название;Вид;Начало;Минут\n1;Открытие;открытие;09:30;20\n2;Доклад;доклад;9 часов;30\n"
RUSSIAN = """# Резолюция Форума партнёров

17 октября 2024 года, город Астана

Участники форума собрались в городе Астане и обсудили следующие вопросы образования.

*По итогам обсуждения были выработаны следующие рекомендации:*

1. Признание результатов обучения между университетами.

2. Открытые правила оценки знаний студентов.

Настоящая резолюция была принята участниками форума единогласно.
"""
ENGLISH = """# Resolution of the Forum of Partners

17 October 2024, Astana

The participants of the Forum met in Astana and discussed the following questions of education.

*As a result of the discussion, the following recommendations were developed:*

1. Recognition of the results of learning between the universities.

2. Open rules for the assessment of the knowledge of students.

This resolution was adopted by the participants of the Forum unanimously.
"""


class Person:
    """Somebody who answers the dialog that asks for a file."""

    def __init__(self) -> None:
        self.file = ""

    def choose_file(self, parent: QWidget, title: str, filters: str) -> str:
        return self.file


@pytest.fixture
def desk() -> Person:
    return Person()


class Opener:
    """Writes files and opens the preview of them."""

    def __init__(self, workspace: Workspace, tasks: Tasks, desk: Person, folder: Path, qtbot: QtBot) -> None:
        self._workspace, self._tasks, self._desk = workspace, tasks, desk
        self._folder, self._qtbot = folder, qtbot

    def file(self, name: str, text: str) -> Path:
        path = self._folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def open(
        self, kind: str, path: Path, meeting_id: MeetingId | None = None, size: tuple[int, int] = WIDE
    ) -> ImportPreviewPage:
        page = import_page(
            self._workspace,
            meeting_id,
            kind=kind,
            path=path,
            tasks=self._tasks,
            choose_file=self._desk.choose_file,
        )
        self._qtbot.addWidget(page)
        page.resize(*size)
        with self._qtbot.waitActive(page):
            page.show()
        page.take_focus()
        self.wait(page)
        assert isinstance(page, ImportPreviewPage)
        return page

    def bring_in(self, page: ImportPage) -> None:
        with self._qtbot.waitSignal(page.finished):
            page.main_act()

    def wait(self, page: ImportPage) -> None:
        self._qtbot.waitUntil(lambda: page._trial is not None or page.message_bar.isVisible())
        settle()


@pytest.fixture
def opener(workspace: Workspace, tasks: Tasks, desk: Person, tmp_path: Path, qtbot: QtBot) -> Opener:
    return Opener(workspace, tasks, desk, tmp_path, qtbot)


def rows(page: ImportPreviewPage) -> list[list[str]]:
    model = page.table.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def counts(page: ImportPreviewPage) -> dict[str, str]:
    return {button.choice.key: button.choice.count for button in page.verdicts.pills.buttons}


def acts(page: ImportPreviewPage) -> list[str]:
    return [button.text() for button in page.message_bar.act_buttons]


def press_act(page: ImportPreviewPage, text: str) -> None:
    button = next(one for one in page.message_bar.act_buttons if one.text() == text)
    QTest.keyClick(button, Qt.Key.Key_Return)


def column(found: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place] for row in found]


def test_a_first_resolution_makes_its_meeting(opener: Opener, register: Register, qtbot: QtBot) -> None:
    page = opener.open("resolution", opener.file("text.md", RUSSIAN))

    assert page.facts.language_field.currentText() == "Russian (detected)"
    assert page.facts.joined.accessibleName() == "A meeting is made for it"
    assert column(rows(page), 2)[:3] == ["Title", "Date and place", "Preamble"]
    assert rows(page)[-2][0] == "2."
    with qtbot.waitSignal(page.finished):
        page.main_act()
    assert register.meetings.meetings()[0].title.ru == "Форум партнёров"


def test_a_second_language_stands_beside_the_first(opener: Opener) -> None:
    opener.bring_in(opener.open("resolution", opener.file("ru.md", RUSSIAN)))

    page = opener.open("resolution", opener.file("en.md", ENGLISH))

    assert rows(page)[2][3].startswith("Участники форума")
    assert rows(page)[2][4].startswith("The participants of the Forum")
    assert page.facts.joined.accessibleName().startswith("Joins: Форум партнёров")


def test_texts_that_differ_are_shown_side_by_side_and_nothing_is_aligned(
    opener: Opener, register: Register
) -> None:
    opener.bring_in(opener.open("resolution", opener.file("ru.md", RUSSIAN)))
    shorter = ENGLISH.replace(ENGLISH.split("\n\n")[2] + "\n\n", "")

    page = opener.open("resolution", opener.file("en.md", shorter))

    found = rows(page)
    here, there = RUSSIAN.split("\n\n")[2], shorter.split("\n\n")[2].strip("*")
    assert found[2][1:] == ["Preamble", here, "Words before the recommendations", there]
    assert page.table.currentIndex().row() == 2
    assert "begin to differ" in page.detail.text()
    assert acts(page) == ["Align loosely", "Choose another file"]
    assert page.focusWidget() is page.message_bar.act_buttons[0]
    assert not page.main_button.isVisible()
    page.main_act()
    assert register.resolutions.text(register.meetings.meetings()[0].id).languages == (Language.RU,)


def test_aligning_loosely_shows_what_stays_alone(opener: Opener, register: Register, qtbot: QtBot) -> None:
    opener.bring_in(opener.open("resolution", opener.file("ru.md", RUSSIAN)))
    shorter = ENGLISH.replace(ENGLISH.split("\n\n")[2] + "\n\n", "")
    page = opener.open("resolution", opener.file("en.md", shorter))

    press_act(page, "Align loosely")
    opener.wait(page)

    assert column(rows(page), 1)[:4] == ["New", "New", "Not in the file", "New"]
    with qtbot.waitSignal(page.finished):
        page.main_act()
    assert register.resolutions.text(register.meetings.meetings()[0].id).languages == (
        Language.RU,
        Language.EN,
    )


def test_another_language_than_the_words_is_refused_with_two_ways_out(
    opener: Opener, register: Register
) -> None:
    page = opener.open("resolution", opener.file("ru.md", RUSSIAN))

    page.facts.language_field.setCurrentIndex(0)
    page.facts.language_field.activated.emit(0)
    opener.wait(page)

    assert acts(page) == ["Import as Russian", "I am sure", "Choose another file"]
    assert register.journal.entries() == ()
    press_act(page, "Import as Russian")
    opener.wait(page)
    assert page.facts.language_field.currentText() == "Russian (detected)"
    assert not page.message_bar.isVisible()


def test_whoever_is_sure_may_import_under_another_language(opener: Opener, register: Register) -> None:
    page = opener.open("resolution", opener.file("ru.md", RUSSIAN))
    page.facts.language_field.activated.emit(0)
    opener.wait(page)

    press_act(page, "I am sure")
    opener.wait(page)
    opener.bring_in(page)

    assert register.resolutions.text(register.meetings.meetings()[0].id).languages == (Language.KK,)


def test_a_text_whose_language_cannot_be_told_asks_for_it(opener: Opener) -> None:
    page = opener.open("resolution", opener.file("odd.md", "# Lorem\n\n1. Ipsum dolor\n"))

    assert acts(page) == ["Import as Kazakh", "Import as Russian", "Import as English", "Choose another file"]
    press_act(page, "Import as English")
    opener.wait(page)
    assert page.main_button.isVisible()


def test_a_paragraph_that_fits_no_part_is_marked(opener: Opener) -> None:
    between_lists = RUSSIAN.replace(
        "*По итогам",
        "*Участники обсудили вопросы:*\n\n1. **Оценка.** Правила.\n\nОтдельный абзац.\n\n*По итогам",
    )

    page = opener.open("resolution", opener.file("ru.md", between_lists))

    assert counts(page)["problem"] == "1"
    place = column(rows(page), 2).index("Fits no part")
    assert page.table.model().index(place, 0).data(RowRole.GROUND) == "warn_ground"
    assert "Отдельный абзац" in page.message_bar.accessibleName()
    page.next_problem(1)
    assert page.table.currentIndex().row() == place


def test_an_event_package_shows_what_it_holds(
    opener: Opener, register: Register, tmp_path: Path, qtbot: QtBot
) -> None:
    with registers().create(tmp_path / "other.forumdesk") as other:
        package = write_event(other.packages.package(filled(other)))

    page = opener.open("event", opener.file("event.json", package))

    assert ["Participants", "4"] in rows(page)
    assert page.main_button.text() == "Import the meeting"
    with qtbot.waitSignal(page.finished) as finished:
        page.main_act()
    assert finished.args == ["overview", page.result.meeting_id if page.result else None]
    assert len(register.meetings.meetings()) == 1


def test_an_agenda_is_shown_with_its_times(opener: Opener) -> None:
    page = opener.open("agenda", opener.file("agenda.csv", AGENDA))

    assert rows(page)[0][:3] == ["2", "New", "Доклад"]
    assert rows(page)[1][4:] == ["09:30", "20"]
    assert "09:30" in page.detail.text()


def test_a_decided_resolution_refuses_the_import_before_it_begins(opener: Opener, register: Register) -> None:
    opener.bring_in(opener.open("resolution", opener.file("ru.md", RUSSIAN)))
    register.importer.participants(people(), register.meetings.meetings()[0].id)
    register.decisions.record_unanimous(register.meetings.meetings()[0].id)

    page = opener.open("resolution", opener.file("en.md", ENGLISH))

    assert acts(page) == ["Choose another file"]
    assert not page.main_button.isVisible()
    assert rows(page)[0][2] == "Resolution of the Forum of Partners"


def test_the_window_language_changes_live(opener: Opener, workspace: Workspace, qtbot: QtBot) -> None:
    page = opener.open("resolution", opener.file("ru.md", RUSSIAN))
    opener.file("ru.md", "")

    workspace.words.choose("kk")
    settle()
    _ = workspace.words.gettext

    qtbot.waitUntil(lambda: rows(page)[0][2] == _("Title"))
    assert page.title.text() == _("Import a resolution")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    ("kind", "name", "text"), [("agenda", "agenda.csv", AGENDA), ("resolution", "ru.md", RUSSIAN)]
)
def test_nothing_is_clipped_in_the_smallest_window(
    opener: Opener, workspace: Workspace, language: str, kind: str, name: str, text: str
) -> None:
    page = opener.open(kind, opener.file(name, text), size=SMALL)

    workspace.words.choose(language)
    settle()

    assert clipped(page) == []


def test_esc_gives_the_import_up(opener: Opener, register: Register, qtbot: QtBot) -> None:
    page = opener.open("agenda", opener.file("agenda.csv", AGENDA))

    with qtbot.waitSignal(page.cancelled):
        QTest.keyClick(page.table, Qt.Key.Key_Escape)

    assert register.journal.entries() == ()


def test_the_window_goes_on_while_the_register_is_backed_up_before_an_import(
    opener: Opener, register: Register, tmp_path: Path, qtbot: QtBot
) -> None:
    opener.bring_in(opener.open("resolution", opener.file("ru.md", RUSSIAN)))
    register.backups.shelf = Backups(register.clock, tmp_path / "backups")
    page = opener.open("resolution", opener.file("en.md", ENGLISH))

    with sqlite3.connect(register.path) as other, qtbot.waitSignal(page.finished):
        other.execute("BEGIN EXCLUSIVE")  # a backup that takes its time
        page.main_act()
        qtbot.waitUntil(page.progress.isVisible)
        assert page.progress.findChildren(QLabel)[0].text() == "The register is being backed up …"
        other.rollback()

    (backup,) = register.backups.all()
    assert backup.reason == Reason.BEFORE_IMPORT
