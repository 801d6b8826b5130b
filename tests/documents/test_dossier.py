"""Everything of a meeting in one file."""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from forumdesk.documents.dossier_words import grouped
from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language
from tests.builders_dossier import PAPER, RECORDS, dossier_sheet
from tests.documents.reading import page_texts
from tests.verapdf import assert_archival

KK, RU, EN = Language


def _printed(languages: tuple[Language, ...] = (KK, RU, EN), layout: str = "") -> bytes:
    return print_document("dossier", dossier_sheet(), form="pdf", languages=languages, layout=layout)


@pytest.fixture(scope="module")
def printed() -> bytes:
    return _printed()


@pytest.fixture
def opened(printed: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        yield pdf


@pytest.mark.parametrize(
    ("languages", "layout"),
    [((KK,), ""), ((KK, RU, EN), ""), ((KK, RU), "columns"), ((RU, KK, EN), "columns")],
)
def test_a_dossier_is_archival_and_accessible(languages: tuple[Language, ...], layout: str) -> None:
    assert_archival(_printed(languages, layout))


def test_every_page_has_its_number_in_the_whole(printed: bytes) -> None:
    for number, text in enumerate(page_texts(printed), 1):
        assert text.strip().endswith(str(number))


def test_the_contents_tell_the_page_on_which_each_part_begins(opened: pikepdf.Pdf) -> None:
    pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
    with opened.open_outline() as outline:
        begins = [pages[_page_of(item)] for item in outline.root]
    links = [link for page in opened.pages[:2] for link in page.obj.get("/Annots", ())]
    leads = [pages[link.Dest[0].objgen] for link in links]

    assert leads == begins[1:]
    assert [int(str(link.Contents).rpartition(" ")[2]) for link in links] == leads


def _page_of(item: pikepdf.OutlineItem) -> tuple[int, int]:
    assert isinstance(item.destination, pikepdf.Array)
    return item.destination[0].objgen


def test_papers_and_records_lie_inside_as_they_are(opened: pikepdf.Pdf) -> None:
    attached = opened.attachments

    assert attached["01 Ескертпе.txt"].get_file().read_bytes() == PAPER
    assert attached["records.jsonl"].get_file().read_bytes() == RECORDS
    assert attached["records.jsonl"].relationship == pikepdf.Name.Source
    assert {str(one.UF) for one in opened.Root.AF} == set(attached)


def test_the_sealed_record_tells_every_hash(printed: bytes) -> None:
    words = " ".join(" ".join(page_texts(printed)).split())

    for chain in dossier_sheet().chains:
        for line in chain.lines:
            assert grouped(line.hash) in words


def test_the_same_sheet_gives_the_same_bytes(printed: bytes) -> None:
    assert _printed() == printed


class _CancelledError(Exception):
    pass


@pytest.mark.parametrize("at", [1, 3, 8, 11])
def test_cancelling_leaves_nothing(at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    told: list[tuple[int, int]] = []

    def tell(done: int, whole: int) -> None:
        told.append((done, whole))
        if len(told) == at:
            raise _CancelledError

    with pytest.raises(_CancelledError):
        print_document("dossier", dossier_sheet(), form="pdf", progress=tell)

    assert list((tmp_path / "scratch").iterdir()) == []


def test_progress_goes_up_to_the_end() -> None:
    told: list[tuple[int, int]] = []

    print_document("dossier", dossier_sheet(), form="pdf", progress=lambda *step: told.append(step))

    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
