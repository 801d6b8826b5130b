"""What the models of papers say, for ``content.json``: of a person what the pages show and nothing more.

Measures, fonts and places are no part of it; what is empty is left out. See docs/decisions/0039.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from forumdesk.documents.grid_model import Cell as GridCell
from forumdesk.documents.grid_model import Grid, GridPaper, GridRow, Para, Spread
from forumdesk.documents.list_model import Cell, Group, ListPaper
from forumdesk.documents.paragraphs import Paragraph, SignatureLine, main_part
from forumdesk.documents.stretches import Rule, Stretch
from forumdesk.domain.texts import Language
from forumdesk.services.sheets import RowChange

_RULES = {Rule.STRUCK: "deleted", Rule.UNDERLINED: "inserted", Rule.NONE: "same"}

Said = dict[str, Any]


def present(**fields: Any) -> Said:
    """The fields that are not empty."""
    return {name: value for name, value in fields.items() if value or value is False}


def said_of_list(paper: ListPaper) -> Said:
    """What a list of people says."""
    return present(
        language=paper.language.value,
        over=paper.over,
        title=paper.title,
        under=paper.under,
        summary=paper.summary,
        columns=[column.heading for column in paper.columns],
        groups=[_group(group) for group in paper.groups],
        closing=paper.closing,
        mark=paper.mark,
        foot=paper.foot,
    )


def _group(group: Group) -> Said:
    return present(
        heading=group.heading,
        note=group.note,
        rows=[[_texts(cell) for cell in entry.cells] for entry in group.entries],
        groups=[_group(inner) for inner in group.groups],
    )


def _texts(cell: Cell) -> list[str]:
    return [text for text, _ in cell]


def said_of_grid(paper: GridPaper) -> Said:
    """What a paper about a meeting says."""
    return present(
        languages=[language.value for language in paper.languages],
        head=[_spread(spread) for spread in paper.head],
        grids=[_grid(grid) for grid in paper.grids],
        closing=[_spread(spread) for spread in paper.closing],
        mark=paper.mark,
        foot=paper.foot,
    )


def _grid(grid: Grid) -> Said:
    columns = [
        present(language=column.language.value if column.language else "", heading=_paras(column.heading))
        for column in grid.columns
    ]
    parts = [_spread(part) if isinstance(part, Spread) else _row(part) for part in grid.parts]
    return present(lead=_spread(grid.lead) if grid.lead else None, columns=columns, parts=parts)


def _spread(spread: Spread) -> Said:
    return {"spread": [_paras(cell) for cell in spread.cells]}


def _row(row: GridRow) -> Said:
    said: Said = {"row": [_paras(cell) for cell in row.cells]}
    if row.parallels:
        said["parallels"] = [_paras(cell) for cell in row.parallels]
    return said


def _paras(cell: GridCell) -> list[str | Said]:
    return [_para(para) for para in cell]


def _para(para: Para) -> str | Said:
    if not (para.lead or para.pieces or para.language):
        return para.text
    pieces = [{"kind": piece.kind.value, "text": piece.text} for piece in para.pieces]
    return present(
        lead=para.lead,
        language=para.language.value if para.language else "",
        text="" if pieces else para.text,
        pieces=pieces,
    )


def said_of_text(
    languages: Sequence[Language],
    paragraphs: Sequence[Paragraph],
    signatures: Sequence[SignatureLine],
    *,
    marks: Mapping[Language, str],
    before: Sequence[tuple[Language, str]] = (),
    behind: Sequence[tuple[Language, str]] = (),
) -> list[Said]:
    """What a text that is not adopted says, language by language.

    ``marks`` stand above its pages, ``before`` its title (a letterhead) and ``behind`` all of it.
    """
    signed = main_part(paragraphs)
    return [
        present(
            language=language.value,
            mark=marks.get(language, ""),
            before=[words for one, words in before if one is language],
            paragraphs=[said for one in paragraphs[:signed] if (said := _paragraph(one, language))],
            signatures=[{"post": one.posts[language], "name": one.names[language]} for one in signatures],
            annexes=[said for one in paragraphs[signed:] if (said := _paragraph(one, language))],
            behind=[words for one, words in behind if one is language],
        )
        for language in languages
    ]


def _paragraph(paragraph: Paragraph, language: Language) -> Said:
    stretches = paragraph.texts.get(language, ())
    if not stretches:
        return {}
    changed = any(stretch.rule is not Rule.NONE for stretch in stretches)
    return present(
        kind=paragraph.kind.value,
        number=paragraph.number,
        level=paragraph.level,
        change="" if paragraph.change is RowChange.NONE else paragraph.change.value,
        text="" if changed else "".join(stretch.text for stretch in stretches),
        pieces=[_piece(stretch) for stretch in stretches] if changed else [],
    )


def _piece(stretch: Stretch) -> Said:
    return {"kind": _RULES[stretch.rule], "text": stretch.text}
