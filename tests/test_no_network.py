"""Nothing is sent anywhere: whole sessions in a child process, in which every look at the network is an error."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WATCHED = """
import sys

seen = []
NETWORK = ("socket.", "http.client.", "urllib.", "ftplib.", "smtplib.", "ssl.", "webbrowser.")
HARMLESS = {"socket.__new__"}  # asyncio and Qt may make a socket without connecting it


def watch(event, args):
    if event.startswith(NETWORK) and event not in HARMLESS:
        if event in ("socket.connect", "socket.bind", "socket.sendto") and isinstance(args[1], (str, bytes)):
            return  # a socket of this computer's file system
        seen.append((event, repr(args)[:200]))


sys.addaudithook(watch)
"""
COMMANDS = (
    WATCHED
    + """
from pathlib import Path
from forumdesk.app import main

folder, samples = Path(sys.argv[1]), Path(sys.argv[2])
register = str(folder / "a.forumdesk")


def run(*words):
    try:
        code = main([str(word) for word in words])
    except SystemExit as exit_:
        code = exit_.code
    assert not code, (words, code)


run("new", register)
for language in ("kk", "ru", "en"):
    run("import", register, samples / f"forum.{language}.md", "--as", "resolution")
run("import", register, samples / "participants.csv", "--as", "participants")
run("import", register, samples / "agenda.csv", "--as", "agenda")
run("show", register, "participants")
run("decide", register, "--on", "all", "--mode", "consensus")
run("verify", register)
for name in ("resolution", "participants", "minutes"):
    run("print", register, name, "-o", folder / f"{name}.pdf")
run("export", register, "-o", folder / "event.json")
run("export", register, "participants", "-o", folder / "people.xlsx")
run("person", register, "1", "-o", folder / "person.pdf")
run("encrypt", register, "--sheet", folder / "sheet.pdf")
run("show", register, "agenda")
run("decrypt", register)
run("documents")
assert not seen, seen
print("quiet")
"""
)
WINDOW = (
    WATCHED
    + """
from pathlib import Path
from PySide6.QtCore import QTimer
from forumdesk.foundation.paths import data_folder, keys_folder, resources_folder
import forumdesk.gui.main_window as main_window
from forumdesk import app

folder = Path(sys.argv[1])
shown = []
original = main_window.MainWindow.__init__


def made(window, **parts):
    original(window, **parts)
    QTimer.singleShot(0, lambda: use(window))


def use(window):
    window.open_sample(folder / "sample.forumdesk")
    for _step in range(9):
        window.actions_by_name["next_page"].trigger()
        shown.append(window.page)
    window.going.show_desk()
    window.going.show_desk()
    window.going.show_conduct()
    window.choose_language("kk")
    window.places.leave()
    QTimer.singleShot(300, window.close)


main_window.MainWindow.__init__ = made
import forumdesk.gui.application as application
application.MainWindow = main_window.MainWindow
assert app.main([]) == 0
assert len(shown) == 9
loaded = {name for name in sys.modules if name.startswith(("PySide6.QtNetwork", "PySide6.QtWebEngine"))}
assert not loaded, loaded
assert not seen, seen
print("quiet")
"""
)
PROVES_ITSELF = (
    WATCHED
    + """
import socket
try:
    socket.create_connection(("127.0.0.1", 9), timeout=0.2)
except OSError:
    pass
assert seen
print("noticed")
"""
)


def child(tmp_path: Path, program: str, *words: object) -> str:
    environment = {
        **os.environ,
        "FORUMDESK_DATA": str(tmp_path / "data"),
        "FORUMDESK_NEW_PASSPHRASE": "four plain words here",
        "FORUMDESK_REGISTER_PASSPHRASE": "four plain words here",
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=240,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_the_main_road_of_the_command_line_is_quiet(tmp_path: Path, project: Path) -> None:
    pytest.importorskip("sqlcipher3")

    assert "quiet" in child(tmp_path, COMMANDS, project / "resources" / "samples")


def test_a_session_of_the_window_is_quiet(tmp_path: Path) -> None:
    assert "quiet" in child(tmp_path, WINDOW)


def test_the_watch_would_notice(tmp_path: Path) -> None:
    assert "noticed" in child(tmp_path, PROVES_ITSELF)
