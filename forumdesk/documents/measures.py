"""The measures of a layout that a body may change: what they are called, and between which bounds."""

from dataclasses import dataclass

from forumdesk.domain.errors import N_

MILLIMETRES, POINTS = N_("mm"), N_("pt")
_MARGIN = (0.0, 80.0)
_SIZE = (7.0, 40.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure: its dotted key ("page.left_mm"), its title and unit (messages to translate), least and most."""

    key: str
    title: str
    unit: str
    least: float
    most: float

    @property
    def section(self) -> str:
        """The table of the layout's file that it stands in."""
        return self.key.split(".")[0]

    @property
    def name(self) -> str:
        """Its name in that table."""
        return self.key.split(".")[1]


def _margin(key: str, title: str, most: float = _MARGIN[1]) -> Measure:
    return Measure(key=key, title=title, unit=MILLIMETRES, least=_MARGIN[0], most=most)


def _size(key: str, title: str, bounds: tuple[float, float] = _SIZE) -> Measure:
    return Measure(key=key, title=title, unit=POINTS, least=bounds[0], most=bounds[1])


MEASURES = (
    _margin("page.left_mm", N_("Left margin")),
    _margin("page.right_mm", N_("Right margin")),
    _margin("page.top_mm", N_("Upper margin")),
    _margin("page.bottom_mm", N_("Lower margin")),
    _size("text.size", N_("Size of the text")),
    _size("text.leading", N_("From line to line"), (8.0, 80.0)),
    _size("text.title_size", N_("Size of the title")),
    _margin("text.first_line_mm", N_("Indent of the first line"), 40.0),
    _size("text.paragraph_gap", N_("Space between paragraphs"), (0.0, 40.0)),
    _margin("columns.margin_mm", N_("Margins beside columns")),
    _margin("columns.gap_mm", N_("Space between columns"), 30.0),
    _size("columns.two_size", N_("Size of the text in two columns")),
    _size("columns.three_size", N_("Size of the text in three columns")),
    _size("tables.size", N_("Size of the text in tables")),
)
"""In the order of a form."""
