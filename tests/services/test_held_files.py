"""Files that somebody holds: what they are, and lists of heads that may not be believed."""

import json
from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.head_lists import to_bytes
from forumdesk.services.held_files import (
    FileKind,
    ForgedSignatureError,
    HeadsElsewhereError,
    HeldFileError,
    NothingToVerifyError,
    heads_here,
    kind_of,
    read_heads,
)
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from tests.builders import registers


@pytest.fixture
def listed(register: Register, meeting_id: MeetingId, tmp_path: Path) -> Path:
    register.decisions.adopt(meeting_id, Motion())
    path = tmp_path / "a.heads.json"
    path.write_bytes(to_bytes(register.verification.head_list()))
    return path


def test_a_file_is_told_by_its_beginning_and_not_by_its_name(
    register: Register, listed: Path, tmp_path: Path
) -> None:
    paper, other = tmp_path / "a.forumdesk.txt", tmp_path / "a.pdf"
    paper.write_bytes(b"\n" * 1000 + b"%PDF-1.7")
    other.write_text("plain words", encoding="utf-8")

    kinds = [kind_of(one) for one in (register.path, listed, paper)]

    assert kinds == [FileKind.REGISTER, FileKind.HEADS, FileKind.PAPER]
    with pytest.raises(NothingToVerifyError):
        kind_of(other)
    for unreadable in (tmp_path / "none", tmp_path):
        with pytest.raises(HeldFileError):
            kind_of(unreadable)


def test_a_list_gives_its_heads_to_its_own_register_alone(
    register: Register, listed: Path, tmp_path: Path
) -> None:
    found = read_heads(listed)

    assert heads_here(register, found, listed.name) == register.verification.heads()
    with registers().create(tmp_path / "b.forumdesk") as other, pytest.raises(HeadsElsewhereError):
        heads_here(other, found, listed.name)


def test_a_list_with_a_signature_that_does_not_fit_is_refused(listed: Path) -> None:
    plain = json.loads(listed.read_bytes())
    signature = {"key": "0" * 64, "signature": "f" * 128, "signed_at": plain["made_at"]}
    plain["heads"][0]["signature"] = signature
    listed.write_text(json.dumps(plain), encoding="utf-8")

    with pytest.raises(ForgedSignatureError):
        read_heads(listed)
