from pathlib import Path

import pytest

from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from forumdesk.exchange.resolution_text import read_resolution
from forumdesk.services.register import Register

KK, RU, EN = Language.KK, Language.RU, Language.EN


def plain(text: str) -> str:
    """The text as it is without any emphasis, as a text file from a mail has it."""
    return text.replace("*", "")


@pytest.fixture
def texts(project: Path) -> dict[Language, str]:
    folder = project / "resources" / "samples"
    return {one: (folder / f"forum.{one}.md").read_text(encoding="utf-8") for one in Language}


def test_a_text_without_emphasis_joins_the_rows_of_one_that_has_headings(
    register: Register, texts: dict[Language, str]
) -> None:
    meeting_id = register.importer.resolution(read_resolution(texts[EN], EN)).meeting_id
    assert meeting_id is not None
    before = register.resolutions.text(meeting_id)

    result = register.importer.resolution(read_resolution(plain(texts[RU]), RU), meeting_id)

    after = register.resolutions.text(meeting_id)
    assert [one.code for one in result.notices] == ["resolution.heads_parted"]
    assert [row.id for row in after.rows] == [row.id for row in before.rows]
    with_emphasis = read_resolution(texts[RU], RU)
    assert [row.text.ru for row in after.rows] == [row.text for row in with_emphasis.rows]
    assert register.importer.resolution(read_resolution(plain(texts[RU]), RU), meeting_id).same == len(
        after.rows
    )


def test_headings_run_on_where_the_register_has_them_so(
    register: Register, texts: dict[Language, str]
) -> None:
    meeting_id = register.importer.resolution(read_resolution(plain(texts[KK]), KK)).meeting_id
    assert meeting_id is not None
    rows = register.resolutions.text(meeting_id).rows

    result = register.importer.resolution(read_resolution(texts[EN], EN), meeting_id)

    assert result.new == len(rows)
    after = register.resolutions.text(meeting_id)
    assert all(row.text.kk and row.text.en for row in after.rows)
    words = " ".join(row.text.en for row in after.rows).split()
    assert words == " ".join(row.text for row in read_resolution(texts[EN], EN).rows).split()
    assert after.first(Part.RECOMMENDATION) is not None
