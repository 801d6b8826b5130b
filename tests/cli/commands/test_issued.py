"""Papers given out on the command line: listed, written again, signed, checked."""

from pathlib import Path

import pytest

from forumdesk.domain.texts import Language
from tests.builders import refilled, registers
from tests.cli.conftest import Command
from tests.documents.signing_keys import CHAIR, PASSPHRASE, certificate, external_signature, key_file


@pytest.fixture
def register(command: Command, tmp_path: Path) -> Path:
    path = tmp_path / "r.forumdesk"
    command("new", path, "--sample")
    command("print", path, "agenda", "--languages", "en", "--keep", "-o", tmp_path / "agenda.pdf")
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A register in which what was given out is no real paper."""
    path = tmp_path / "plain.forumdesk"
    with registers().create(path) as register:
        register.issued.keep(
            refilled(register), b"%PDF-1.7", document="agenda", name="agenda.pdf", languages=(Language.EN,)
        )
    return path


@pytest.fixture
def key(tmp_path: Path) -> tuple[Path, Path]:
    p12, passphrase = tmp_path / "key.p12", tmp_path / "passphrase.txt"
    p12.write_bytes(key_file(certificate(since=2020, until=2090)))
    passphrase.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return p12, passphrase


def test_what_was_given_out_is_listed_and_written_again_exactly(
    command: Command, register: Path, tmp_path: Path
) -> None:
    given_out, again = tmp_path / "agenda.pdf", tmp_path / "again.pdf"

    (listed,) = command("issued", register, "--json").json["papers"]
    written = command("issued", register, 1, "-o", again, "--json").json

    assert again.read_bytes() == given_out.read_bytes()
    assert (listed["number"], listed["document"], listed["languages"]) == (1, "agenda", ["en"])
    assert written["sha256"] == listed["sha256"]
    assert listed["sha256"] in command("issued", register, 1).out


def test_a_paper_is_signed_by_a_key_file_and_checked(
    command: Command, register: Path, tmp_path: Path, key: tuple[Path, Path]
) -> None:
    out = tmp_path / "signed.pdf"

    signed = command(
        "issued", register, 1, "--sign", key[0], "--passphrase-file", key[1], "-o", out, "--json"
    )
    checked = command("issued", register, 1, "--check", "--json")

    assert (signed.code, signed.json["copy"]["kind"], signed.json["copy"]["signer"]) == (0, "pades", CHAIR)
    assert out.read_bytes().startswith((tmp_path / "agenda.pdf").read_bytes())
    assert checked.json["holds"]
    assert checked.json["copies"][0]["signatures"][0]["state"] == "intact"
    again = tmp_path / "again.pdf"
    command("issued", register, 1, "--copy", 1, "-o", again)
    assert again.read_bytes() == out.read_bytes()


def test_an_expired_certificate_signs_only_when_told(
    command: Command, register: Path, key: tuple[Path, Path]
) -> None:
    key[0].write_bytes(key_file(certificate(since=2020, until=2021)))
    words = ("issued", register, 1, "--sign", key[0], "--passphrase-file", key[1])

    refused, signed = command(*words), command(*words, "--even-expired")

    assert (refused.code, signed.code) == (1, 0), signed.err
    assert "expired" in refused.err


def test_the_signature_of_an_external_program_is_taken_back(
    command: Command, register: Path, tmp_path: Path
) -> None:
    paper, cms = tmp_path / "to-sign.pdf", tmp_path / "agenda.p7s"
    command("issued", register, 1, "--external", paper)
    cms.write_bytes(external_signature(paper.read_bytes()))
    other = tmp_path / "other.p7s"
    other.write_bytes(external_signature(b"another file"))

    assert command("issued", register, 1, "--cms", cms).code == 0
    refused = command("issued", register, 1, "--cms", other)
    (listed,) = command("issued", register, "--json").json["papers"]

    assert refused.code == 1
    assert "another file" in refused.err
    assert [one["name"] for one in listed["signed_copies"]] == ["agenda.p7s"]


def test_a_scan_is_kept_and_taken_away_again(command: Command, plain: Path, tmp_path: Path) -> None:
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(b"\xff\xd8\xff scan")

    kept = command("issued", plain, 1, "--scan", scan, "--signer", "The chair", "--signed-on", "2024-10-18")
    taken = command("issued", plain, 1, "--detach", 1)

    assert "signed on 18 October 2024" in kept.out
    assert (kept.code, taken.code) == (0, 0)
    assert command("issued", plain, "--json").json["papers"][0]["signed_copies"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("7",), 1),
        (("1", "--detach", "1"), 1),
        (("1", "--copy", "2", "-o", "x.pdf"), 1),
        (("0",), 2),
        (("-o", "x.pdf"), 2),
        (("1", "--copy", "1"), 2),
        (("1", "--check", "--detach", "1"), 2),
        (("1", "--check", "-o", "x.pdf"), 2),
        (("1", "--scan", "x.jpg", "--signed-on", "2024-10-18"), 2),
        (("1", "--scan", "x.jpg", "--signer", "A"), 2),
        (("1", "--scan", "x.jpg", "--signer", "A", "--signed-on", "yesterday"), 2),
        (("1", "--cms", "absent.p7s"), 3),
        (("1", "-o", "absent/x.pdf"), 3),
    ],
)
def test_refusals_have_their_codes_and_change_nothing(
    command: Command, plain: Path, words: tuple[str, ...], code: int
) -> None:
    before = command("issued", plain, "--json").out

    answer = command("issued", plain, *words)

    assert answer.code == code
    assert answer.err.strip()
    assert command("issued", plain, "--json").out == before
