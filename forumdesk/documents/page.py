"""A page of paper: lines, rules, header and footer, and what is said about the file as a whole."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from forumdesk.documents.fonts import Face, font, width
from forumdesk.documents.tagging import LOCALES, Element, Reading, write_tree
from forumdesk.documents.typesetting import Line

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

HAIRLINE = 0.4
GREY = 0.45
_BASELINE = 0.35  # of the size below the middle of a line: half the height of the capitals


@dataclass(frozen=True, slots=True, kw_only=True)
class PageShape:
    """The page and its text area in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What a PDF says about itself; ``language`` is "kk", "ru" or "en", ``made_at`` an aware moment."""

    title: str
    author: str
    language: str
    made_at: datetime


class Paper:
    """Draws on the pages of one PDF, from the upper left corner, and notes what every mark means."""

    def __init__(self, shape: PageShape, facts: FileFacts) -> None:
        for face in Face:
            font(face)
        self.shape = shape
        self.reading = Reading()
        self._facts = facts
        self._buffer = io.BytesIO()
        self._canvas = _canvas(self._buffer, shape, facts)
        self._page = 0

    def next_page(self) -> None:
        """Finish the page and begin the next one."""
        self._canvas.showPage()
        self._page += 1
        self.reading.page_turned()

    def finished(self) -> bytes:
        """The file, after its last page."""
        self._canvas.showPage()
        write_tree(self._canvas._doc, self.reading.root)  # type: ignore[attr-defined] # no public way
        self._canvas.save()
        return self._buffer.getvalue()

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Everything drawn inside is the content of ``element``."""
        number = self.reading.mark(element, self._page)
        self._say(f"/{element.tag} <</MCID {number}>> BDC")
        yield
        self._say("EMC")

    @contextmanager
    def ornament(self, kind: str = "Layout") -> Iterator[None]:
        """Everything drawn inside is passed over by a reading program: ``Layout`` or ``Pagination``."""
        self._say(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._say("EMC")

    def lines(self, lines: Sequence[Line], left: float, top: float, size: float, leading: float) -> None:
        """Draw lines of one size below each other. Every line but a divided one ends in a space.

        Without that space a reading program and whoever copies the text would join the words of two lines.
        """
        text = self._canvas.beginText()
        face_now: Face | None = None
        stretch_now = 0.0
        baseline = self.shape.height - top - leading / 2 - _BASELINE * size
        for line in lines:
            text.setTextOrigin(left + line.indent, baseline)
            if line.stretch != stretch_now:
                text.setWordSpace(line.stretch)
                stretch_now = line.stretch
            last = len(line.pieces) - 1
            for number, (words, face) in enumerate(line.pieces):
                if face is not face_now:
                    text.setFont(face.value, size, leading)
                    face_now = face
                text.textOut(words + " " if number == last and not line.divided else words)
            baseline -= leading
        if stretch_now:
            text.setWordSpace(0)
        self._canvas.drawText(text)

    def words(self, words: str, left: float, top: float, size: float, leading: float, face: Face) -> None:
        """Draw a label that stands beside a line of the same size and leading."""
        self.lines((Line(((words, face),), 0.0, 0.0, False, ()),), left, top, size, leading)

    def furniture(
        self, words: str, *, at: float, top: float, size: float, align: str, face: Face = Face.REGULAR
    ) -> None:
        """Draw words of a header or footer at ``at``, which is their left end, right end or middle."""
        measured = width(words, face, size)
        left = at - {"left": 0.0, "right": measured, "centre": measured / 2}[align]
        self._canvas.setFillGray(GREY if face is Face.REGULAR else 0)
        self.words(words, left, top, size, size * 1.4, face)
        self._canvas.setFillGray(0)

    def rule(self, left: float, top: float, right: float, bottom: float, *, weight: float = HAIRLINE) -> None:
        """Draw a straight line, given by its ends."""
        self._canvas.setStrokeGray(0.6 if weight == HAIRLINE else 0)
        self._canvas.setLineWidth(weight)
        self._canvas.line(left, self.shape.height - top, right, self.shape.height - bottom)

    def _say(self, operator: str) -> None:
        self._canvas._code.append(operator)  # type: ignore[attr-defined] # no public way


def _canvas(buffer: io.BytesIO, shape: PageShape, facts: FileFacts) -> "Canvas":
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(
        buffer,
        pagesize=(shape.width, shape.height),
        invariant=True,  # no clock, no random identifier: the same sheet gives the same bytes
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type] # the stubs are wrong
        pageCompression=1,
        pdfVersion=(1, 7),
        lang=LOCALES[facts.language],
    )
    canvas.setTitle(facts.title)
    canvas.setAuthor(facts.author)
    canvas.setCreator("ForumDesk")
    canvas.setProducer("ForumDesk")
    canvas.setSubject("")
    _date(canvas, facts.made_at)
    return canvas


def _date(canvas: "Canvas", moment: datetime) -> None:
    """Date the file by its sheet; ReportLab itself offers only the present or the year 2000."""
    stamp = canvas._doc._timeStamp  # type: ignore[attr-defined] # no public way
    offset = moment.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    stamp.t, stamp.lt = moment.timestamp(), moment.timetuple()
    stamp.YMDhms = tuple(moment.timetuple())[:6]
    stamp.dhh, stamp.dmm = int(minutes / 60), abs(minutes) % 60
