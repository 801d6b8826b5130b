"""A page of paper: lines, rules, header and footer, and what is said about the file as a whole."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from forumdesk.documents.attachments import Attachment, embed
from forumdesk.documents.fonts import SERIF, Face, font, width
from forumdesk.documents.tagging import LOCALES, Element, Reading, write_tree
from forumdesk.documents.typesetting import Line
from forumdesk.documents.words import spaces_in

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

HAIRLINE = 0.4
GREY = 0.45
STRUCK_GREY = 0.32  # of letters that are struck out: a copier keeps it
RULE_GREY = 0.6
_STRIKE, _UNDERLINE = 0.26, -0.16  # of the size above the baseline
_BASELINE = 0.35  # of the size below the middle of a line: half the height of the capitals


Ink = tuple[float, float, float]  # red, green, blue from 0 to 1


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
    """Draws on the pages of one PDF, from the upper left corner, and notes what every mark means.

    ``faces`` are those that will be drawn with. Not ``tagged``, nothing is noted.
    """

    def __init__(
        self, shape: PageShape, facts: FileFacts, *, faces: Sequence[Face] = SERIF, tagged: bool = True
    ) -> None:
        for face in faces:
            font(face)
        self.shape = shape
        self.reading = Reading()
        self.tagged = tagged
        self._facts = facts
        self._buffer = io.BytesIO()
        self._canvas = _canvas(self._buffer, shape, facts, faces[0])
        self._page = 0
        self._attachments: list[Attachment] = []

    def attach(self, attachment: Attachment) -> None:
        """Put a file into the file."""
        self._attachments.append(attachment)

    def next_page(self) -> None:
        """Finish the page and begin the next one."""
        self._canvas.showPage()
        self._page += 1
        self.reading.page_turned()

    def finished(self) -> bytes:
        """The file, after its last page."""
        self._canvas.showPage()
        if self.tagged:
            write_tree(self._canvas._doc, self.reading.root)  # type: ignore[attr-defined] # no public way
        embed(self._canvas._doc, self._attachments)  # type: ignore[attr-defined] # no public way
        self._canvas.save()
        return self._buffer.getvalue()

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Everything drawn inside is the content of ``element``."""
        if not self.tagged:
            yield
            return
        self._say(self.mark(element))
        yield
        self._say("EMC")

    @contextmanager
    def ornament(self, kind: str = "Layout") -> Iterator[None]:
        """Everything drawn inside is passed over by a reading program: ``Layout`` or ``Pagination``."""
        if not self.tagged:
            yield
            return
        self._say(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._say("EMC")

    def mark(self, element: Element) -> str:
        """The operator that opens the next content of ``element`` on this page."""
        return f"/{element.tag} <</MCID {self.reading.mark(element, self._page)}>> BDC"

    @contextmanager
    def pen(self) -> Iterator["Pen"]:
        """Many short texts in one go."""
        self._say("q")
        text = self._canvas.beginText()
        yield Pen(self, text)
        self._canvas.drawText(text)
        self._say("Q")

    @contextmanager
    def upside_down(self) -> Iterator[None]:
        """Everything drawn inside stands on its head: the page is turned about its middle."""
        self._say(f"q -1 0 0 -1 {self.shape.width:.3f} {self.shape.height:.3f} cm")
        yield
        self._say("Q")

    def lines(self, lines: Sequence[Line], left: float, top: float, size: float, leading: float) -> None:
        """Draw lines of one size below each other. Every line but a divided one ends in a space.

        Without that space a reading program and whoever copies the text would join the words of two lines.
        """
        text = self._canvas.beginText()
        face_now: Face | None = None
        stretch_now = 0.0
        is_grey = False
        rules: list[tuple[float, float, float, float]] = []
        baseline = self.shape.height - top - leading / 2 - _BASELINE * size
        for line in lines:
            text.setTextOrigin(left + line.indent, baseline)
            if line.stretch != stretch_now:
                text.setWordSpace(line.stretch)
                stretch_now = line.stretch
            last = len(line.pieces) - 1
            for number, (words, face) in enumerate(line.pieces):
                if face is not face_now:
                    if face.is_struck is not is_grey:
                        is_grey = face.is_struck
                        text.setFillGray(STRUCK_GREY if is_grey else 0)
                    text.setFont(face.cut.value, size, leading)
                    face_now = face
                text.textOut(words + " " if number == last and not line.divided else words)
            if any(face.is_ruled for _, face in line.pieces):
                rules += _rules_of(line, left, baseline, size)
            baseline -= leading
        if stretch_now:
            text.setWordSpace(0)
        if is_grey:
            text.setFillGray(0)
        self._canvas.drawText(text)
        for start, end, height, weight in rules:
            self._say(f"q 0 G {weight:.2f} w {start:.2f} {height:.2f} m {end:.2f} {height:.2f} l S Q")

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
        self._canvas.setStrokeGray(RULE_GREY if weight == HAIRLINE else 0)
        self._canvas.setLineWidth(weight)
        self._canvas.line(left, self.shape.height - top, right, self.shape.height - bottom)

    def rules(self, lines: Sequence[tuple[float, float, float, float]], *, weight: float = HAIRLINE) -> None:
        """Draw many straight lines of one weight, each given by its ends: left, top, right, bottom."""
        height = self.shape.height
        path = " ".join(
            f"{left:.2f} {height - top:.2f} m {right:.2f} {height - bottom:.2f} l"
            for left, top, right, bottom in lines
        )
        if path:
            self._say(f"q {RULE_GREY if weight == HAIRLINE else 0} G {weight} w {path} S Q")

    def block(self, left: float, top: float, width: float, height: float, ink: Ink) -> None:
        """Fill a rectangle."""
        self._say(
            f"q {_ink(ink)} rg {left:.2f} {self.shape.height - top - height:.2f} {width:.2f} {height:.2f} re f Q"
        )

    def outline(self, left: float, top: float, width: float, height: float, ink: Ink, weight: float) -> None:
        """Draw the edge of a rectangle."""
        bottom = self.shape.height - top - height
        self._say(f"q {_ink(ink)} RG {weight} w {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re S Q")

    def modules(
        self, runs: Sequence[tuple[int, int, int]], count: int, left: float, top: float, side: float
    ) -> None:
        """Draw a code of ``count`` by ``count`` squares: ``runs`` of black ones (column, row, length) as one path."""
        scale = side / count
        path = " ".join(f"{column} {count - 1 - row} {length} 1 re" for column, row, length in runs)
        self._say(
            f"q 0 g {scale:.5f} 0 0 {scale:.5f} {left:.3f} {self.shape.height - top - side:.3f} cm {path} f Q"
        )

    def _say(self, operator: str) -> None:
        self._canvas._code.append(operator)  # type: ignore[attr-defined] # no public way


class Pen:
    """Writes lines at places of their own, all in one text object: a table has tens of thousands of them."""

    def __init__(self, paper: Paper, text: "PDFTextObject") -> None:
        self._paper = paper
        self._text = text
        self._height = paper.shape.height
        self._code: list[str] = text._code  # type: ignore[attr-defined] # no public way
        self._font: tuple[Face, float] | None = None
        self._ink: Ink = (0.0, 0.0, 0.0)

    def begin(self, element: Element) -> None:
        """What follows is the content of ``element``, up to :meth:`end`."""
        self._code.append(self._paper.mark(element))

    def begin_ornament(self, kind: str = "Pagination") -> None:
        """What follows is passed over by a reading program, up to :meth:`end`."""
        self._code.append(f"/Artifact <</Type /{kind}>> BDC")

    def end(self) -> None:
        """Close what was begun."""
        self._code.append("EMC")

    def ink(self, ink: Ink) -> None:
        """What follows has this colour."""
        if ink != self._ink:
            self._code.append(f"{_ink(ink)} rg")
            self._ink = ink

    def write(self, line: Line, left: float, middle: float, size: float) -> None:
        """Write ``line`` with the middle of its height ``middle`` points below the page's upper edge."""
        text = self._text
        text.setTextOrigin(left + line.indent, self._height - middle - _BASELINE * size)
        last = len(line.pieces) - 1
        for number, (words, face) in enumerate(line.pieces):
            if self._font != (face, size):
                text.setFont(face.value, size)
                self._font = (face, size)
            text.textOut(words + " " if number == last and not line.divided else words)


def _rules_of(
    line: Line, left: float, baseline: float, size: float
) -> Iterator[tuple[float, float, float, float]]:
    """The lines through struck letters and below underlined ones: beginning, end, height and weight."""
    at, before = left + line.indent, ""
    for words, face in line.pieces:
        end = at + width(words, face, size) + line.stretch * spaces_in(words)
        if face.is_ruled:
            kind = "struck" if face.is_struck else "underlined"
            blank = words[: len(words) - len(words.lstrip())] if kind != before else ""
            start = at + width(blank, face, size) + line.stretch * len(blank)
            height, weight = (_STRIKE, 0.06) if face.is_struck else (_UNDERLINE, 0.075)
            yield start, end, baseline + height * size, weight * size
        before = ("struck" if face.is_struck else "underlined") if face.is_ruled else ""
        at = end


def _ink(ink: Ink) -> str:
    return " ".join(f"{part:.3g}" for part in ink)


def _canvas(buffer: io.BytesIO, shape: PageShape, facts: FileFacts, face: Face) -> "Canvas":
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(
        buffer,
        pagesize=(shape.width, shape.height),
        invariant=True,  # no clock, no random identifier: the same sheet gives the same bytes
        initialFontName=face.value,  # type: ignore[arg-type] # the stubs are wrong
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
