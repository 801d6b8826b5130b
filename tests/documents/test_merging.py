"""Documents of ours joined into one."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from forumdesk.documents import merging
from forumdesk.documents.merging import MergedFile, MergedPart, merge, page_count
from forumdesk.documents.registry import Sheet, print_document
from forumdesk.domain.texts import Language
from tests.builders_meeting_sheets import meeting_sheet
from tests.builders_minutes_sheets import minutes_sheet
from tests.builders_sheets import sheet_of
from tests.documents.reading import page_texts
from tests.verapdf import assert_archival

MADE_AT = datetime(2024, 10, 17, tzinfo=UTC)


@pytest.fixture
def parts(tmp_path: Path) -> list[MergedPart]:
    """An agenda, minutes and a resolution, which has something attached."""
    sheets: dict[str, Sheet] = {
        "agenda": meeting_sheet(),
        "minutes": minutes_sheet(),
        "resolution": sheet_of(),
    }
    made = []
    for name, sheet in sheets.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(print_document(name, sheet, form="pdf", languages=[Language.RU, Language.KK]))
        made.append(MergedPart(path=path, title=name.title(), language=Language.RU, slug=name))
    return made


def _merged(parts: Sequence[MergedPart], files: Sequence[MergedFile] = ()) -> bytes:
    out = parts[0].path.with_name("whole.pdf")
    merge(parts, out, files=files)
    return out.read_bytes()


def _file(name: str, data: bytes) -> MergedFile:
    return MergedFile(
        name=name,
        media_type="text/plain",
        description=name,
        relation="Supplement",
        made_at=MADE_AT,
        content=lambda: data,
    )


def test_archival_parts_make_an_archival_whole(parts: list[MergedPart]) -> None:
    assert_archival(_merged(parts, [_file("Ескертпе.txt", b"abc")]))


def test_pages_keep_their_words_and_get_their_number(parts: list[MergedPart]) -> None:
    alone = [text for part in parts for text in page_texts(part.path.read_bytes())]

    joined = page_texts(_merged(parts))

    assert len(joined) == len(alone)
    for number, (whole, part) in enumerate(zip(joined, alone, strict=True), 1):
        assert whole.split() == [*part.split(), str(number)]


def test_every_mark_belongs_to_the_element_that_the_tree_of_parents_names(parts: list[MergedPart]) -> None:
    with pikepdf.open(io.BytesIO(_merged([*parts, parts[0]]))) as pdf:
        tree = pdf.Root.StructTreeRoot
        owners = dict(pikepdf.NumberTree(tree.ParentTree).items())
        keys = [int(page.obj.StructParents) for page in pdf.pages]
        assert len(set(keys)) == len(keys)
        assert int(tree.ParentTreeNextKey) > max(owners)
        for page, key in zip(pdf.pages, keys, strict=True):
            marks = [
                int(said.operands[1].MCID)
                for said in pikepdf.parse_content_stream(page)
                if str(said.operator) == "BDC" and "/MCID" in said.operands[1]
            ]
            assert len(owners[key]) == len(marks)
            for mark in marks:
                assert _holds(owners[key][mark], mark)


def _holds(element: pikepdf.Object, mark: int) -> bool:
    kids = list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]
    marks = [kid.get("/MCID") if isinstance(kid, pikepdf.Dictionary) else kid for kid in kids]
    return mark in [int(one) for one in marks if one is not None]


def test_what_is_attached_to_parts_is_kept_under_names_of_its_own(parts: list[MergedPart]) -> None:
    with pikepdf.open(parts[2].path) as alone:
        ((name, spec),) = alone.attachments.items()
        data = spec.get_file().read_bytes()

    with pikepdf.open(io.BytesIO(_merged([*parts, parts[2]]))) as pdf:
        kept = {key: one.get_file().read_bytes() for key, one in pdf.attachments.items()}

    assert kept[f"resolution-{name}"] == kept[f"resolution-2-{name}"] == data


def test_files_that_do_not_fit_into_one_batch_are_all_attached(
    parts: list[MergedPart], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "BATCH", 10)
    files = [_file(f"{number}.txt", b"x" * number) for number in range(1, 9)]

    with pikepdf.open(io.BytesIO(_merged(parts, files))) as pdf:
        sizes = {name: len(one.get_file().read_bytes()) for name, one in pdf.attachments.items()}

    assert all(sizes[f"{number}.txt"] == number for number in range(1, 9))


def test_equal_fonts_are_kept_once(parts: list[MergedPart]) -> None:
    once, twice = len(_merged(parts[:1])), len(_merged([parts[0], parts[0]]))

    assert twice < 1.5 * once


def test_the_same_parts_give_the_same_bytes(parts: list[MergedPart]) -> None:
    assert _merged(parts) == _merged(parts)


def test_pages_are_counted_without_joining(parts: list[MergedPart]) -> None:
    assert page_count(parts[0].path) == len(page_texts(parts[0].path.read_bytes()))
