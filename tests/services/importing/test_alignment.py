"""Paragraphs that say the same find each other though the languages have not the same number of them."""

from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import Part, ResolutionText, Row
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.reading import read_text
from forumdesk.exchange.resolution_text import read_resolution
from forumdesk.services.importing.alignment import aligned
from forumdesk.services.proposals import ProposedRow

TEXTS = Path(__file__).resolve().parents[2] / "files" / "texts"
MEETING = MeetingId(UUID(int=1))
PARTS = st.lists(st.tuples(st.sampled_from(list(Part)), st.integers(1, 4)), max_size=30)


def register(rows: tuple[ProposedRow, ...], language: Language) -> ResolutionText:
    return ResolutionText(
        meeting_id=MEETING,
        rows=tuple(
            Row(
                id=RowId(UUID(int=place)),
                part=row.part,
                level=row.level,
                text=LocalizedText().with_text(language, row.text),
            )
            for place, row in enumerate(rows, 2)
        ),
    )


def rows_of(name: str, language: Language) -> tuple[ProposedRow, ...]:
    suffix = "txt" if name == "steppe-water" else "md"
    return read_resolution(read_text(TEXTS / f"{name}.{language}.{suffix}"), language).rows


@pytest.mark.parametrize("name", ["steppe-water", "council-minutes", "libraries-plan"])
@pytest.mark.parametrize("other", [Language.KK, Language.EN])
def test_any_single_paragraph_that_a_translation_lacks_is_found(name: str, other: Language) -> None:
    rows, translated = rows_of(name, Language.RU), rows_of(name, other)
    old = register(rows, Language.RU)
    # Cells and names in a list say too little to tell one from the next.
    for lacking in (at for at, row in enumerate(rows) if len(row.text) > 30):
        pairs = aligned(old, translated[:lacking] + translated[lacking + 1 :], other)

        assert [here for here, there in pairs if there is None] == [lacking], rows[lacking].text


@given(PARTS, PARTS)
def test_every_row_stands_in_one_pair_and_in_its_order(
    here: list[tuple[Part, int]], there: list[tuple[Part, int]]
) -> None:
    left = tuple(
        ProposedRow(part=part, number="", text=f"x {n}", level=at) for n, (part, at) in enumerate(here)
    )
    right = tuple(
        ProposedRow(part=part, number="", text=f"x {n}", level=at) for n, (part, at) in enumerate(there)
    )

    pairs = aligned(register(left, Language.RU), right, Language.KK)

    assert [one for one, _ in pairs if one is not None] == list(range(len(left)))
    assert [one for _, one in pairs if one is not None] == list(range(len(right)))
    assert all(pair != (None, None) for pair in pairs)


def test_of_eight_hundred_paragraphs_each_finds_its_own() -> None:
    chance = Random(5)
    words = ["Совет", "Астана", "2024", "рассмотрел", "обучения", "МФЦА", "и", "форум"]
    parts = [Part.RECOMMENDATION, Part.BODY, Part.POINT, Part.POINT]
    rows = tuple(
        ProposedRow(
            part=parts[n % 4], number="", text=" ".join(chance.choices(words, k=chance.randint(8, 60)))
        )
        for n in range(800)
    )
    lacking = set(chance.sample(range(800), 12))

    pairs = aligned(
        register(rows, Language.RU), [row for n, row in enumerate(rows) if n not in lacking], Language.KK
    )

    assert {here for here, there in pairs if there is None} == lacking
