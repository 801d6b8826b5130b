"""Nothing is sent anywhere: whole sessions in a child process, in which every look at the network is an error."""

import os
import shutil
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
PHRASE = "four plain words here"
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
    work(window)
    shown.append("worked")


def work(window):
    from forumdesk.domain.backups import Reason
    from forumdesk.domain.texts import Language
    from forumdesk.gui.handing_out import Out
    from forumdesk.gui.pages.documents.output import Wish, write_paper
    from forumdesk.services.signing import SecretaryKeys

    register, meeting = window.register, window.going.meeting_id
    person = register.participants.listed(meeting)[0]
    register.participants.edit(person.id, notes="түзетілді")
    window.view.show_page("documents")
    wish = Wish(document="participants", languages=(Language.KK,), layout="")
    write_paper(register, meeting, wish, Out(plain=folder / "list.pdf"), lambda _done, _of: None)
    assert (folder / "list.pdf").stat().st_size > 1000
    window.verifying.show("register")
    window.places.leave()
    assert register.verification.verify(meeting).holds
    assert register.backups.make(Reason.BY_HAND).backup.first
    keys = SecretaryKeys(keys_folder())
    keys.create(PHRASE)
    assert register.verification.sign(meeting, lambda head, at: keys.sign(head, PHRASE, at))
    register.handing_over.hand_over(folder / "copy.forumdesk", "Екінші орын")
    register.uniting.preview(folder / "copy.forumdesk")


main_window.MainWindow.__init__ = made
import forumdesk.gui.application as application
application.MainWindow = main_window.MainWindow
assert app.main([]) == 0
assert shown[9:] == ["worked"]
loaded = {name for name in sys.modules if name.startswith(("PySide6.QtNetwork", "PySide6.QtWebEngine"))}
assert not loaded, loaded
# What is written in C asks nobody: it must not be there.
maps = Path("/proc/self/maps")
libraries = maps.read_text() if maps.exists() else ""
assert not [one for one in ("Qt6Network", "Qt6WebEngine", "libcurl", "libsoup") if one in libraries]
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
    """Run a program; where strace is at hand no socket of the network is made below Python either."""
    log = tmp_path / "sockets"
    tracer = shutil.which("strace")
    watched = [tracer, "-f", "-qq", "-e", "trace=socket", "-o", str(log)] if tracer else []
    environment = {
        **os.environ,
        "FORUMDESK_DATA": str(tmp_path / "data"),
        "FORUMDESK_NEW_PASSPHRASE": "four plain words here",
        "FORUMDESK_REGISTER_PASSPHRASE": "four plain words here",
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(
        [*watched, sys.executable, "-c", program, str(tmp_path), *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=240,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    sockets = log.read_text(encoding="utf-8") if watched else ""
    assert program == PROVES_ITSELF or "AF_INET" not in sockets, sockets[-3000:]
    assert program != PROVES_ITSELF or not watched or "AF_INET" in sockets
    return done.stdout


def test_the_main_road_of_the_command_line_is_quiet(tmp_path: Path, project: Path) -> None:
    pytest.importorskip("sqlcipher3")

    assert "quiet" in child(tmp_path, COMMANDS, project / "resources" / "samples")


def test_a_session_of_the_window_is_quiet(tmp_path: Path) -> None:
    assert "quiet" in child(tmp_path, WINDOW)


def test_the_watch_would_notice(tmp_path: Path) -> None:
    assert "noticed" in child(tmp_path, PROVES_ITSELF)
