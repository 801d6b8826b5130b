"""A QR code as runs of black squares; see docs/decisions/0016."""

from itertools import groupby
from typing import NamedTuple

MASK = 3
LEVEL = "q"  # a quarter of it may be worn off; 15 letters still need the smallest version only


class CodePicture(NamedTuple):
    """``side`` by ``side`` squares without the quiet zone; runs are column, row and length."""

    side: int
    runs: list[tuple[int, int, int]]


def code_picture(code: str, level: str = LEVEL) -> CodePicture:
    """The picture of ``code`` (capitals and figures), in the smallest version that holds it; ``level`` of repair."""
    import segno

    made = segno.make(code, error=level, mask=MASK, boost_error=False, micro=False)
    runs: list[tuple[int, int, int]] = []
    for number, row in enumerate(made.matrix):
        column = 0
        for black, squares in groupby(row):
            length = len(list(squares))
            if black:
                runs.append((column, number, length))
            column += length
    return CodePicture(len(made.matrix), runs)
