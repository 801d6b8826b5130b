"""Akoma Ntoso from the window is that of the command line."""

from pathlib import Path

import pytest

from forumdesk.app import main
from forumdesk.exchange.sample_forum import create_sample
from forumdesk.gui.pages.xml_out import WITH_XML, as_xml
from tests.builders import registers


@pytest.mark.parametrize("document", sorted(WITH_XML))
def test_the_window_writes_what_the_command_line_writes(tmp_path: Path, project: Path, document: str) -> None:
    path, out = tmp_path / "a.forumdesk", tmp_path / "x.xml"
    with create_sample(registers(), path, project / "resources/samples") as register:
        written = as_xml(register, register.meetings.meetings()[0].id, document)

    words = [] if document == "resolution" else [document]
    assert main(["export", str(path), *words, "-o", str(out)]) == 0

    assert written == out.read_bytes()
