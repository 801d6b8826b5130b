from pathlib import Path

import pytest

from forumdesk.domain.errors import KnownError
from forumdesk.domain.people import Names, PersonName, Role
from forumdesk.exchange.errors import NotVCardsError
from forumdesk.exchange.vcard_text import Line, written
from forumdesk.exchange.vcards import read_vcards
from forumdesk.services.proposals import ParticipantsProposal


def of(tmp_path: Path, text: str) -> ParticipantsProposal:
    file = tmp_path / "list.vcf"
    file.write_bytes(text.encode("utf-8"))
    return read_vcards(file)


def test_a_line_is_folded_between_letters_and_escaped() -> None:
    line = written("NOTE", "ә" * 60 + "\\;,\n", LANGUAGE="kk")

    first, second, rest = line.split("\r\n")
    assert len(first.encode()) <= 75
    assert first.startswith("NOTE;LANGUAGE=kk:ә")
    assert second.startswith(" ә")
    assert second.endswith("\\\\\\;\\,\\n")
    assert rest == ""


def test_a_semicolon_behind_a_backslash_parts_only_if_the_backslash_is_text() -> None:
    assert Line(name="N", value=r"a\;b;c\\;d").parts == ("a;b", "c\\", "d")


def test_a_card_of_another_program_is_read(tmp_path: Path) -> None:
    text = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Gulnar Akhmetova\nN:Akhmetova;Gulnar;;Dr.;\nitem1.EMAIL;TYPE=WORK:g@x.kz\n"
        "TEL;TYPE=CELL,VOICE:+7 701 000\n 00 00\nORG:Steppe University;Faculty\nTITLE:Rector\nROLE:boss\n"
        'ADR;TYPE="work,pref":;;Main St. 1;Astana;;010000;Kazakhstan\nCATEGORIES:friends\nEND:VCARD\n'
    )

    (person,) = of(tmp_path, text).people

    assert person.names == Names(en=PersonName(family="Akhmetova", given="Gulnar"))
    assert (person.organisation.en, person.post.en) == ("Steppe University, Faculty", "Rector")
    assert (person.country, person.role) == ("KZ", Role.DELEGATE)
    assert (person.email, person.phone) == ("g@x.kz", "+7 701 00000 00")


def test_a_card_of_an_old_telephone_is_read(tmp_path: Path) -> None:
    text = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=BD=\r\n"
        "=D0=BE=D0=B2;=D0=9F=D1=91=D1=82=D1=80\r\nTEL;CELL:87010000000\r\nEND:VCARD\r\n"
    )

    (person,) = of(tmp_path, text).people

    assert person.names.ru == PersonName(family="Иванов", given="Пётр")
    assert person.phone == "87010000000"


def test_a_card_without_a_name_is_named_among_the_problems(tmp_path: Path) -> None:
    proposal = of(tmp_path, "BEGIN:VCARD\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Ann Doe\nEND:VCARD\n")

    assert (proposal.records, len(proposal.people), proposal.places) == (2, 1, (1,))
    assert [(one.row, one.notice.code) for one in proposal.problems] == [(1, "name_missing")]


@pytest.mark.parametrize("text", ["x", "BEGIN:VCARD\n", "BEGIN:VCARD\nEND:VCARD\nN;:;\x01", ":::\n;=;\n"])
def test_a_file_without_people_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(NotVCardsError) as refusal:
        of(tmp_path, text)

    assert isinstance(refusal.value, KnownError)
