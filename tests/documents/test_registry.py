"""What can be printed."""

import subprocess
import sys

import pytest

from forumdesk.documents.errors import LayoutUnknownError
from forumdesk.documents.registry import DOCUMENTS, document, print_document
from forumdesk.domain.texts import Language
from tests.builders_sheets import sheet_of


def test_identifiers_are_unique_and_every_document_has_a_pdf() -> None:
    assert len({kind.identifier for kind in DOCUMENTS}) == len(DOCUMENTS)
    assert all("pdf" in kind.formats for kind in DOCUMENTS)


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.identifier)
def test_every_document_prints_in_every_format_and_layout(kind) -> None:  # type: ignore[no-untyped-def]
    beginnings = {"pdf": b"%PDF-", "txt": "«Көкжиек»".encode()}
    for form in kind.formats:
        for layout in kind.layouts:
            languages = [Language.KK] if layout == "single" else []

            printed = print_document(
                kind.identifier, sheet_of(), form=form, languages=languages, layout=layout.value
            )

            assert printed.startswith(beginnings[form])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"identifier": "minute"}, "There is no “minute” to choose. Choose one of: resolution."),
        ({"form": "doc"}, "There is no “doc” to choose. Choose one of: pdf, txt."),
        ({"layout": "rows"}, "There is no “rows” to choose. Choose one of: single, sequence, columns."),
        (
            {"preset": "../x"},
            "There is no “../x” to choose. Choose one of: kazakhstan, gost, international.",
        ),
    ],
)
def test_what_is_unknown_is_refused_with_what_is_known(words: dict[str, str], told: str) -> None:
    identifier = words.pop("identifier", "resolution")

    with pytest.raises(LayoutUnknownError) as refusal:
        print_document(identifier, sheet_of(), **{"form": "pdf", **words})  # type: ignore[arg-type]

    assert str(refusal.value) == told


def test_a_document_is_found_by_its_identifier() -> None:
    assert document("resolution").title == "Resolution"


def test_listing_the_documents_loads_nothing_heavy() -> None:
    code = "import sys, forumdesk.documents.registry, forumdesk.documents.resolution; print(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert not {"reportlab", "pikepdf", "pypdfium2", "PIL", "PySide6", "sqlalchemy", "babel"} & set(loaded)
