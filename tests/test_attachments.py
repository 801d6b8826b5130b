"""What came from outside is never run, and no name leads out of the folder that a person chose."""

import ast
from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.exchange.event_package import read_event, write_event
from forumdesk.exchange.event_papers import file_name
from forumdesk.foundation.paths import resources_folder
from forumdesk.gui.pages.agenda.paper_files import SHOWN, safe_name
from forumdesk.services.register import Register
from tests.builders import refilled, registers

PDF = b"%PDF-1.7\n..."
HOSTILE = (
    *(
        "../../evil.pdf",
        "..\\..\\evil.pdf",
        "/etc/cron.d/evil.pdf",
        "C:\\Windows\\evil.pdf",
        "\\\\host\\share\\evil.pdf",
    ),
    *("a/b/evil.pdf", "evil.pdf\x00.exe", "\u202efdp.live/evil.pdf", "..", ".", "", "   "),
)
RUNNING = {
    *(
        "system",
        "popen",
        "Popen",
        "startfile",
        "execv",
        "execve",
        "execvp",
        "spawnl",
        "spawnv",
        "startDetached",
    ),
    *("QProcess", "run_command", "eval", "exec_module"),
}
MODULES = {"subprocess", "pty", "webbrowser", "pickle", "shelve", "marshal"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_from_a_package_has_no_folder(name: str) -> None:
    found = file_name(name)

    assert found
    assert not {"/", "\\", "\x00"} & set(found)
    assert found not in {".", ".."}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_copy_to_look_at_stays_in_its_folder(name: str, tmp_path: Path) -> None:
    assert (tmp_path / safe_name(name)).resolve().parent == tmp_path.resolve()


def test_papers_of_a_package_keep_their_bytes_and_lose_their_folders(tmp_path: Path) -> None:
    with registers().create(tmp_path / "a.forumdesk") as register:
        package = _package_with(register, refilled(register), "evil.pdf").replace(
            '"evil.pdf"', '"../../evil.pdf"'
        )

    with registers().create(tmp_path / "b.forumdesk") as other:
        other.packages.bring_in(read_event(package, resources_folder() / "schemas"))
        (meeting,) = other.meetings.meetings()
        (paper,) = other.papers.of_meeting(meeting.id)

        assert paper.name == "evil.pdf"
        assert other.papers.content(paper.id) == PDF
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.forumdesk", "b.forumdesk"]


def _package_with(register: Register, meeting_id: MeetingId, name: str) -> str:
    register.papers.add(register.agendas.items(meeting_id)[0].id, name, PDF)
    return write_event(register.packages.package(meeting_id))


def test_nothing_that_may_hold_a_program_is_opened() -> None:
    assert not {
        "exe",
        "bat",
        "cmd",
        "com",
        "sh",
        "js",
        "vbs",
        "html",
        "svg",
        "docm",
        "xlsm",
        "doc",
        "xls",
    } & set(SHOWN)


def test_no_module_runs_a_program(project: Path) -> None:
    """One place hands files on to be shown: it asks for their bytes first."""
    found = []
    for path in (project / "forumdesk").rglob("*.py"):
        where = path.relative_to(project).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                {alias.name.split(".")[0] for alias in node.names} if isinstance(node, ast.Import) else set()
            )
            if isinstance(node, ast.ImportFrom):
                names = {(node.module or "").split(".")[0], *(alias.name for alias in node.names)}
            if isinstance(node, ast.Call):
                called = node.func
                if ast.unparse(called) == "platform.system":
                    continue
                names = {called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")}
            found += [(where, name) for name in names & (RUNNING | MODULES | {"openUrl"})]

    assert set(found) <= {("forumdesk/gui/pages/agenda/paper_files.py", "openUrl")}
