"""The QR code of a badge."""

import pytest
import segno

from forumdesk.documents.code_picture import code_picture
from tests.builders_people_sheets import code_of


def squares(runs: list[tuple[int, int, int]]) -> set[tuple[int, int]]:
    return {(row, column + step) for column, row, length in runs for step in range(length)}


@pytest.mark.parametrize("number", [1, 2, 310])
def test_the_runs_are_the_squares_of_the_code(number: int) -> None:
    code = code_of(number)
    made = code_picture(code)

    matrix = segno.make(code, error="q", mask=3, boost_error=False, micro=False).matrix
    black = {(row, column) for row, line in enumerate(matrix) for column, one in enumerate(line) if one}
    assert squares(made.runs) == black


def test_a_badge_code_needs_the_smallest_version_only() -> None:
    assert code_picture(code_of(7)).side == 21


def test_the_three_corners_are_there() -> None:
    made = code_picture(code_of(7))

    black = squares(made.runs)
    for row, column in ((0, 0), (0, 14), (14, 0)):
        assert all((row, column + step) in black for step in range(7))
        assert all((row + 6, column + step) in black for step in range(7))
