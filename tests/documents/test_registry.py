"""What can be printed."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from forumdesk.documents.errors import LanguagesForLayoutError, LayoutUnknownError, NobodyToPrintError
from forumdesk.documents.registry import DOCUMENTS, DocumentKind, Sheet, document, print_document
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language
from forumdesk.services.dossier_sheets import DossierSheet
from forumdesk.services.meeting_sheets import MeetingSheet
from forumdesk.services.minutes_sheets import (
    BallotSheet,
    CountingSheet,
    MinutesSheet,
    RollCallSheet,
    VoteSheet,
)
from forumdesk.services.people_sheets import PeopleSheet
from forumdesk.services.routing_sheets import ApprovalSheet, DistributionSheet
from forumdesk.services.sheets import ResolutionSheet, RowChange
from forumdesk.services.text_sheets import AmendmentsSheet, CommentsSheet
from tests.builders_dossier import dossier_sheet
from tests.builders_meeting_sheets import conducted_sheet
from tests.builders_minutes_sheets import (
    ballot_sheet,
    counting_sheet,
    minutes_sheet,
    roll_call_sheet,
    vote_sheet,
)
from tests.builders_people_sheets import people_sheet, person
from tests.builders_routing import approval_sheet, distribution_sheet
from tests.builders_sheets import sheet_of
from tests.builders_text_sheets import amendments_sheet, comments_sheet

KNOWN = (
    "resolution, draft, handout, dossier, redline, amendments, comments, consultation_summary, approval_sheet, "
    "distribution, agenda, programme, chair_script, "
    "speakers, timekeeping, minutes, minutes_short, extract, vote_sheet, roll_call, counting_protocol, ballots, "
    "badges, tent_cards, participants, attendance, arrivals, invitation, certificates, delegations, passes"
)
OF_PEOPLE = [kind for kind in DOCUMENTS if kind.sheet is PeopleSheet]
SHEETS: dict[type[Sheet], Callable[[], Sheet]] = {
    ResolutionSheet: sheet_of,
    PeopleSheet: lambda: people_sheet([person(1), person(2)]),
    MeetingSheet: conducted_sheet,
    AmendmentsSheet: amendments_sheet,
    CommentsSheet: comments_sheet,
    MinutesSheet: lambda: minutes_sheet(chosen=("a",)),
    VoteSheet: vote_sheet,
    RollCallSheet: roll_call_sheet,
    CountingSheet: counting_sheet,
    BallotSheet: ballot_sheet,
    DossierSheet: dossier_sheet,
    ApprovalSheet: approval_sheet,
    DistributionSheet: distribution_sheet,
}


def test_identifiers_are_unique_and_every_document_has_a_pdf() -> None:
    assert len({kind.identifier for kind in DOCUMENTS}) == len(DOCUMENTS)
    assert all("pdf" in kind.formats for kind in DOCUMENTS)


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.identifier)
def test_every_document_prints_in_every_format_and_layout(kind: DocumentKind) -> None:
    sheet = SHEETS[kind.sheet]()
    if isinstance(sheet, ResolutionSheet) and kind.identifier == "redline":
        sheet = replace(sheet, rows=tuple(replace(row, change=RowChange.INSERTED) for row in sheet.rows))
    for form in kind.formats:
        for layout in kind.layouts or ("",):
            languages = [Language.KK] if layout == "single" else []

            printed = print_document(kind.identifier, sheet, form=form, languages=languages, layout=layout)

            begins = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "odt": b"PK\x03\x04"}
            assert printed.startswith(begins[form]) if form in begins else "қ" in printed.decode().lower()


@pytest.mark.parametrize("identifier", ["badges", "tent_cards"])
def test_cards_take_two_languages_at_most(identifier: str) -> None:
    with pytest.raises(LanguagesForLayoutError):
        print_document(identifier, people_sheet([person()]), form="pdf", languages=list(Language))


@pytest.mark.parametrize("kind", OF_PEOPLE, ids=lambda kind: kind.identifier)
def test_a_meeting_without_stated_languages_prints_in_those_of_the_program(kind: DocumentKind) -> None:
    sheet = replace(people_sheet([person()]), languages=())

    assert print_document(kind.identifier, sheet, form="pdf").startswith(b"%PDF-")


def test_a_paper_without_people_is_refused() -> None:
    with pytest.raises(NobodyToPrintError):
        print_document("attendance", people_sheet([]), form="pdf")


@pytest.mark.parametrize(
    ("identifier", "sheet"),
    [
        ("badges", sheet_of()),
        ("resolution", people_sheet([person()])),
        ("agenda", people_sheet([person()])),
        ("badges", conducted_sheet()),
        ("comments", amendments_sheet()),
        ("amendments", comments_sheet()),
        ("draft", comments_sheet()),
    ],
)
def test_a_document_is_made_from_its_own_kind_of_sheet_only(identifier: str, sheet: Sheet) -> None:
    with pytest.raises(TypeError):
        print_document(identifier, sheet, form="pdf")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"identifier": "minute"}, f"There is no “minute” to choose. Choose one of: {KNOWN}."),
        ({"form": "doc"}, "There is no “doc” to choose. Choose one of: pdf, txt, docx, odt, md, html."),
        (
            {"layout": "rows"},
            "There is no “rows” to choose. Choose one of: single, sequence, columns, stacked.",
        ),
        (
            {"stationery": Stationery(preset="../x")},
            "There is no “../x” to choose. Choose one of: kazakhstan, compact, gost, international, large_print.",
        ),
    ],
)
def test_what_is_unknown_is_refused_with_what_is_known(words: dict[str, Any], told: str) -> None:
    identifier = words.pop("identifier", "resolution")

    with pytest.raises(LayoutUnknownError) as refusal:
        print_document(identifier, sheet_of(), **{"form": "pdf", **words})

    assert str(refusal.value) == told


def test_a_document_is_found_by_its_identifier() -> None:
    assert document("resolution").title == "Resolution"


def test_listing_the_documents_loads_nothing_heavy() -> None:
    code = "import sys, forumdesk.documents.registry, forumdesk.documents.resolution; print(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert not {"reportlab", "pikepdf", "pypdfium2", "PIL", "PySide6", "sqlalchemy", "babel"} & set(loaded)
