"""The numbering of a Word document: every list of every language counts for itself.

Lists that share an abstract numbering count on through each other in Word, so each has one of its own; the override
says its first numbers once more, as programs expect that read only those.
"""

from collections.abc import Sequence

from lxml.etree import _Element

from forumdesk.documents.word.docx_xml import made, twips
from forumdesk.documents.word.look import LEVELS, LevelLook

_LETTERED = ("decimal", "lowerLetter", "lowerRoman", "lowerLetter", "lowerRoman")
_LETTERED_LABELS = ("%1.", "(%2)", "(%3)", "%4.", "%5.")
_NSID = 0x46440000


def write_lists(
    root: _Element, lists: Sequence[tuple[int, ...]], looks: Sequence[LevelLook], *, lettered: bool
) -> None:
    """Fill the part of numbering with ``lists``, each by its first numbers; the first of them has number 1."""
    for child in list(root):
        root.remove(child)
    numbers = range(1, len(lists) + 1)
    for number, starts in zip(numbers, lists, strict=True):
        levels = [_level(at, starts[at], looks[at], lettered=lettered) for at in range(LEVELS)]
        root.append(
            made(
                "abstractNum",
                made("nsid", val=f"{_NSID + number:08X}"),
                made("multiLevelType", val="multilevel"),
                made("tmpl", val=f"{_NSID + 0x8000 + number:08X}"),
                *levels,
                abstractNumId=number,
            )
        )
    for number, starts in zip(numbers, lists, strict=True):
        overrides = [
            made("lvlOverride", made("startOverride", val=start), ilvl=at) for at, start in enumerate(starts)
        ]
        root.append(made("num", made("abstractNumId", val=number), *overrides, numId=number))


def _level(at: int, start: int, look: LevelLook, *, lettered: bool) -> _Element:
    counted = _LETTERED[at] if lettered else "decimal"
    shown = _LETTERED_LABELS[at] if lettered else "".join(f"%{one + 1}." for one in range(at + 1))
    indent = {"hanging": twips(-look.first)} if look.first < 0 else {"firstLine": twips(look.first)}
    return made(
        "lvl",
        made("start", val=start),
        made("numFmt", val=counted),
        made("lvlText", val=shown),
        made("lvlJc", val="left"),
        made(
            "pPr",
            made("tabs", made("tab", val="num", pos=twips(look.tab))),
            made("ind", left=twips(look.left), **indent),
        ),
        ilvl=at,
    )
