"""What LibreOffice makes of every editable paper; all in one call, as each takes seconds."""

from pathlib import Path

from forumdesk.documents.registry import DOCUMENTS, print_document
from forumdesk.documents.styles import Layout, load_preset
from forumdesk.documents.word.grid_docx import grids_docx
from forumdesk.services.sheets import ResolutionSheet
from tests.builders_people_sheets import people_sheet, person
from tests.documents.reading import letters, page_texts
from tests.documents.word.office import converted_all, plain_all
from tests.documents.word.papers import (
    ARRANGED,
    BOX,
    GRIDS,
    KK,
    LISTS,
    RU,
    of_people,
    papers_of_chance,
    words_of_grids,
    words_wanted,
)
from tests.documents.word.test_grid_docx import FACTS

SHOWN = (ARRANGED[3], ARRANGED[5])
CHANCES = range(1000, 1010)
FEW = people_sheet([person(1), person(2)])


def test_every_document_is_tried() -> None:
    ours = {
        kind.identifier for kind in DOCUMENTS if "docx" in kind.formats and kind.sheet is not ResolutionSheet
    }

    assert ours == {*GRIDS, *LISTS, "invitation"}


def test_libreoffice_opens_every_document_and_gives_back_every_word(tmp_path: Path) -> None:
    made: dict[str, bytes] = {}
    wanted: dict[str, list[str]] = {}
    for identifier, (sheet, _) in GRIDS.items():
        for number, (languages, layout) in enumerate(SHOWN):
            name = f"{identifier}-{number}.docx"
            made[name] = print_document(identifier, sheet(), form="docx", languages=languages, layout=layout)
            wanted[name] = words_wanted(identifier, languages, layout)
    for identifier in (*LISTS, "invitation"):
        made[f"{identifier}.docx"] = print_document(identifier, of_people(), form="docx", languages=[KK, RU])
        wanted[f"{identifier}.docx"] = words_wanted(identifier, (KK, RU), Layout.SEQUENCE)
    for seed in CHANCES:
        papers = papers_of_chance(seed)
        made[f"chance-{seed}.docx"] = grids_docx(papers, FACTS, load_preset())
        wanted[f"chance-{seed}.docx"] = words_of_grids(papers)

    for name, lines in plain_all(made, tmp_path).items():
        assert " ".join(lines).replace(BOX, " ").split() == wanted[name], name


def test_no_page_is_empty(tmp_path: Path) -> None:
    languages, layout = SHOWN[-1]
    made = {
        f"{identifier}.docx": print_document(
            identifier, sheet(), form="docx", languages=languages, layout=layout
        )
        for identifier, (sheet, _) in GRIDS.items()
    }
    made |= {
        f"{identifier}.docx": print_document(identifier, FEW, form="docx", languages=[KK, RU])
        for identifier in (*LISTS, "invitation")
    }

    for name, pdf in converted_all(made, "pdf", tmp_path).items():
        assert all(letters(page) for page in page_texts(pdf)), name
