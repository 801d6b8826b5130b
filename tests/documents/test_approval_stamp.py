"""The approval stamp on any paper of rows."""

from dataclasses import replace

from forumdesk.documents.agenda import agenda_paper
from forumdesk.documents.approval_stamp import ApprovalStamp, stamped
from forumdesk.documents.grid_pdf import print_grids
from forumdesk.documents.grid_text import grids_text
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.documents.page import FileFacts
from forumdesk.documents.styles import load_preset
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_meeting_sheets import conducted_sheet
from tests.documents.reading import unhyphenated

KK, RU, EN = Language
STAMP = ApprovalStamp(
    body=LocalizedText(kk="Даму кеңесі", ru="Совет развития", en="Council of Development"),
    name=LocalizedText(kk="С. Нұрбек", ru="С. Нурбек", en="S. Nurbek"),
)


def text(stamp: ApprovalStamp, language: Language) -> str:
    sheet = conducted_sheet()
    paper = agenda_paper(sheet, (language,))
    return grids_text([stamped(paper, stamp, [MinutesWords(sheet, language)])]).decode()


def test_its_requisites_stand_below_each_other_at_the_right() -> None:
    lines = [line for line in text(STAMP, RU).splitlines() if line.strip()][:5]

    assert [line.strip().split("  ")[0] for line in lines] == [
        "УТВЕРЖДАЮ",
        "Совет развития",
        "Председатель",
        "__________________ С. Нурбек",
        lines[4].strip(),
    ]
    assert lines[4].strip().startswith("«____»")
    assert lines[4].endswith("г.")
    assert all(line.startswith(" " * 40) for line in lines)


def test_a_post_of_its_own_takes_the_place_of_the_chair() -> None:
    made = text(replace(STAMP, post=LocalizedText(en="President")), EN)

    assert "President" in made
    assert "Chair\n" not in made[:400]


def test_without_a_name_the_line_is_left_to_sign_and_to_write_it() -> None:
    made = text(replace(STAMP, name=LocalizedText()), KK)

    assert "БЕКІТЕМІН" in made
    assert "Нұрбек" not in made


def test_side_by_side_each_language_has_its_stamp() -> None:
    sheet = conducted_sheet()
    words = [MinutesWords(sheet, language) for language in (KK, RU)]
    paper = stamped(agenda_paper(sheet, (KK, RU)), STAMP, words)

    facts = FileFacts(title="Agenda", author="", language="kk", made_at=sheet.made_at)
    said = unhyphenated(print_grids([paper], facts, load_preset("kazakhstan")))

    assert said.index("БЕКІТЕМІН") < said.index("УТВЕРЖДАЮ") < said.index("Даму кеңесі")
