"""Every document in every arrangement, on every paper of an office, is PDF/A-3a and PDF/UA-1 at once."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest

from forumdesk.documents.registry import DOCUMENTS, DocumentKind, Sheet, print_document
from forumdesk.documents.styles import Layout, preset_names
from forumdesk.domain.stationery import CopyMark, Stationery
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.services.sheets import ResolutionSheet
from tests.builders_text_sheets import draft_sheet, redlined_sheet
from tests.documents.pictures import emblem
from tests.documents.test_registry import SHEETS
from tests.verapdf import ACCESSIBLE, ARCHIVAL, failures

Case = tuple[DocumentKind, tuple[Language, ...], str, Stationery]
IMPOSED = frozenset({"booklet", "fold"})  # printer output made from the archival document
TEXTS: dict[str, Callable[[], ResolutionSheet]] = {"draft": draft_sheet, "redline": redlined_sheet}
CONTACTS = LocalizedText(kk="Астана қ.\nforum@example.org", ru="г. Астана\nforum@example.org")
PLAIN = Stationery()
TOGETHER = frozenset({Layout.COLUMNS, Layout.STACKED, "faces"})


def sheet_for(kind: DocumentKind) -> Sheet:
    """A sheet with something of everything that the document can say."""
    return TEXTS.get(kind.identifier, SHEETS[kind.sheet])()


def printed(
    kind: DocumentKind, languages: tuple[Language, ...], layout: str, office: Stationery = PLAIN
) -> bytes:
    """The file."""
    return print_document(
        kind.identifier,
        sheet_for(kind),
        form="pdf",
        languages=languages,
        layout=layout,
        stationery=office,
    )


def offices() -> list[Stationery]:
    """Each preset without and with a letterhead, and as both kinds of copies."""
    return [
        Stationery(
            preset=preset,
            letterhead=headed,
            contacts=CONTACTS if headed else LocalizedText(),
            emblem=emblem() if headed else None,
            copy=mark,
            copy_number=0 if mark is CopyMark.NONE else 3,
        )
        for (mark, headed), preset in product(
            [
                (CopyMark.NONE, False),
                (CopyMark.NONE, True),
                (CopyMark.COPY, True),
                (CopyMark.TRUE_COPY, False),
            ],
            preset_names(),
        )
    ]


def shapes(kind: DocumentKind) -> Iterator[tuple[tuple[Language, ...], str]]:
    """Each language alone, the state language with the next, and all; in each layout that is made for so many."""
    choices: list[tuple[Language, ...]] = [(one,) for one in STATE_LANGUAGE_FIRST]
    choices += [STATE_LANGUAGE_FIRST[:count] for count in range(2, kind.most_languages + 1)]
    for layout, languages in product([one for one in kind.layouts if one not in IMPOSED] or [""], choices):
        if layout in TOGETHER and len(languages) == 1:
            continue
        if layout == Layout.SINGLE and len(languages) > 1:
            continue
        if layout == Layout.SEQUENCE and len(languages) == 1 and Layout.SINGLE in kind.layouts:
            continue  # the same as alone
        yield languages, layout


def everyday(kind: DocumentKind) -> list[Case]:
    """In one language, and in as many as it takes, side by side where it can be; the papers of offices take turns."""
    papers, turn = offices(), 2 * DOCUMENTS.index(kind)
    layouts = [layout for layout in kind.layouts if layout not in IMPOSED] or [""]
    together = Layout.COLUMNS.value if Layout.COLUMNS in layouts else layouts[-1]
    return [
        (kind, (Language.KK,), layouts[0], papers[turn % len(papers)]),
        (kind, STATE_LANGUAGE_FIRST[: kind.most_languages], together, papers[(turn + 1) % len(papers)]),
    ]


def everything(kind: DocumentKind) -> list[Case]:
    """In every arrangement, on every paper."""
    return [
        (kind, languages, layout, office) for (languages, layout), office in product(shapes(kind), offices())
    ]


def name_of(case: Case) -> str:
    """What a finding is told about."""
    kind, languages, layout, office = case
    head = "headed" if office.letterhead else ""
    return "-".join([kind.identifier, "".join(languages), layout, office.preset, head, office.copy])


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.identifier)
def test_every_document_is_archival_and_accessible(kind: DocumentKind, pytestconfig: pytest.Config) -> None:
    cases = everything(kind) if pytestconfig.getoption("--long") else everyday(kind)
    bad = []
    for case in cases:
        pdf = printed(*case)
        bad += [(name_of(case), one) for one in (*failures(pdf, ARCHIVAL), *failures(pdf, ACCESSIBLE))]
    assert not bad
