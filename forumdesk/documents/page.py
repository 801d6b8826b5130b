"""A page of paper: lines, rules, header and footer, and what is said about the file as a whole."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from forumdesk.documents.archive import archived, content_of
from forumdesk.documents.attachments import Attachment
from forumdesk.documents.fonts import SERIF, Face, drawn_parts, font, font_name, width
from forumdesk.documents.shown import Shown
from forumdesk.documents.tagging import HEADINGS, Element, Link, Reading
from forumdesk.documents.typesetting import Line
from forumdesk.documents.words import spaces_in

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

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

    def reduced(self, factor: float) -> "PageShape":
        """The page in the measures of what is enlarged by ``factor``; see :meth:`Paper.scaled`."""
        if factor == 1.0:
            return self
        return PageShape(
            width=self.width / factor,
            height=self.height / factor,
            left=self.left / factor,
            right=self.right / factor,
            top=self.top / factor,
            bottom=self.bottom / factor,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What a PDF says about itself; ``language`` is "kk", "ru" or "en", ``made_at`` an aware moment.

    ``languages`` are all that it is in, ``document`` the identifier of what it is, ``description`` a sentence.
    """

    title: str
    author: str
    language: str
    made_at: datetime
    languages: tuple[str, ...] = ()
    document: str = ""
    description: str = ""


class Paper:
    """Draws on the pages of one PDF, from the upper left corner, and notes what every mark means.

    ``faces`` are those that will be drawn with. ``open`` is the element whose content is being drawn. ``content`` is
    what the paper says, where a model of it says so better than its tags; see :func:`archive.content_of`.
    """

    def __init__(
        self,
        shape: PageShape,
        facts: FileFacts,
        *,
        faces: Sequence[Face] = SERIF,
        content: Sequence[Mapping[str, object]] | None = None,
    ) -> None:
        for face in faces:
            font(face)
        self.shape = shape
        self.reading = Reading()
        self._facts = facts
        self._canvas = _canvas(shape, faces[0])
        self.shown = Shown(self._canvas)
        self.open: Element | None = None
        self._scale = 1.0
        self._content = content
        self._attachments: list[Attachment] = []

    def attach(self, attachment: Attachment) -> None:
        """Put a file into the file, in place of what would say its content."""
        self._attachments.append(attachment)

    def next_page(self) -> None:
        """Finish the page and begin the next one."""
        self._canvas.showPage()
        self.reading.page_turned()

    def finished(self) -> bytes:
        """The file, after its last page."""
        self._canvas.showPage()
        if not self._attachments:
            said = self._content if self._content is not None else [self.reading.said(self.reading.root)]
            self.attach(content_of(self._facts, said))
        document = self._canvas._doc  # type: ignore[attr-defined] # no public way
        return archived(document, self.reading, self._attachments, self._facts)

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Everything drawn inside is the content of ``element``; a heading becomes a bookmark."""
        self._say(self.mark(element))
        self.open = element
        yield
        self.open = None
        self._say("EMC")

    def link(
        self, element: Element, address: str, left: float, top: float, width: float, height: float, words: str
    ) -> None:
        """The rectangle leads to ``address``, as part of ``element``, a Link; ``words`` say where."""
        left, top, width, height = (part * self._scale for part in (left, top, width, height))
        foot = self.shape.height - top - height
        box = (left, foot, left + width, foot + height)
        element.content.append(Link(len(self.reading.marks) - 1, box, address, words))

    @contextmanager
    def ornament(self, kind: str = "Layout") -> Iterator[None]:
        """Everything drawn inside is passed over by a reading program: ``Layout`` or ``Pagination``."""
        self._say(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._say("EMC")

    def mark(self, element: Element) -> str:
        """The operator that opens the next content of ``element`` on this page."""
        return f"/{element.tag} <</MCID {self.reading.mark(element)}>> BDC"

    @contextmanager
    def pen(self) -> Iterator["Pen"]:
        """Many short texts in one go."""
        pen = Pen(self)
        yield pen
        self._say_all(["q BT", *pen.code, "ET Q"])

    @contextmanager
    def upside_down(self) -> Iterator[None]:
        """Everything drawn inside stands on its head: the page is turned about its middle."""
        self._say(f"q -1 0 0 -1 {self.shape.width:.3f} {self.shape.height:.3f} cm")
        yield
        self._say("Q")

    @contextmanager
    def scaled(self, factor: float) -> Iterator[None]:
        """Everything drawn inside is enlarged from the upper left corner, and so are all measures given."""
        if factor == 1.0:
            yield
            return
        self._say(f"q {factor:.5f} 0 0 {factor:.5f} 0 {self.shape.height * (1 - factor):.3f} cm")
        self._scale = factor
        yield
        self._scale = 1.0
        self._say("Q")

    def picture(self, picture: "ImageReader", left: float, top: float, width: float, height: float) -> None:
        """Draw a picture, as the content of the Figure that is open."""
        bottom = self.shape.height - top - height
        if self.open is not None:
            self.open.box = (left, bottom, left + width, bottom + height)
        self._canvas.drawImage(picture, left, bottom, width, height, mask="auto")

    def lines(self, lines: Sequence[Line], left: float, top: float, size: float, leading: float) -> None:
        """Draw lines of one size below each other. Every line but a divided one ends in a space.

        Without that space a reading program and whoever copies the text would join the words of two lines.
        """
        code, shown = ["BT"], self.shown
        shown.begin()
        stretch_now = 0.0
        is_grey = False
        rules: list[tuple[float, float, float, float]] = []
        baseline = self.shape.height - top - leading / 2 - _BASELINE * size
        self.hear(lines, top)
        for line in lines:
            code.append(f"1 0 0 1 {left + line.indent:.3f} {baseline:.3f} Tm")
            if line.stretch != stretch_now:
                code.append(f"{line.stretch:.4f} Tw")
                stretch_now = line.stretch
            last = len(line.pieces) - 1
            for number, (words, face) in enumerate(line.pieces):
                if face.is_struck is not is_grey:
                    is_grey = face.is_struck
                    code.append(f"{STRUCK_GREY if is_grey else 0} g")
                for part, name in drawn_parts(
                    words + " " if number == last and not line.divided else words, face
                ):
                    shown.show(code, part, name, size)
            if any(face.is_ruled for _, face in line.pieces):
                rules += _rules_of(line, left, baseline, size)
            baseline -= leading
        if stretch_now:
            code.append("0 Tw")
        if is_grey:
            code.append("0 g")
        self._say_all([*code, "ET"])
        for start, end, height, weight in rules:
            self._say(f"q 0 G {weight:.2f} w {start:.2f} {height:.2f} m {end:.2f} {height:.2f} l S Q")

    def hear(self, lines: Sequence[Line], top: float) -> None:
        """Note what lines say that are drawn ``top`` points below the upper edge, but for what is struck out."""
        element = self.open
        if element is None or not (self._content is None or element.tag in HEADINGS):
            return
        for line in lines:
            words = "".join(text for text, face in line.pieces if not face.is_struck)
            self.reading.hear(element, words, self.shape.height - top * self._scale)

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
        if self.open is not None and self.open.tag == "Figure":
            foot = self.shape.height - top - side
            self.open.box = (left, foot, left + side, foot + side)
        scale = side / count
        path = " ".join(f"{column} {count - 1 - row} {length} 1 re" for column, row, length in runs)
        self._say(
            f"q 0 g {scale:.5f} 0 0 {scale:.5f} {left:.3f} {self.shape.height - top - side:.3f} cm {path} f Q"
        )

    def _say(self, operator: str) -> None:
        self._canvas._code.append(operator)  # type: ignore[attr-defined] # no public way

    def _say_all(self, operators: Sequence[str]) -> None:
        self._canvas._code.extend(operators)  # type: ignore[attr-defined] # no public way


class Pen:
    """Writes lines at places of their own, all in one text object: a table has tens of thousands of them."""

    def __init__(self, paper: Paper) -> None:
        self.code: list[str] = []
        self._paper = paper
        self._shown = paper.shown
        self._shown.begin()
        self._height = paper.shape.height
        self._ink: Ink = (0.0, 0.0, 0.0)

    def begin(self, element: Element) -> None:
        """What follows is the content of ``element``, up to :meth:`end`."""
        self._paper.open = element
        self.code.append(self._paper.mark(element))

    def begin_ornament(self, kind: str = "Pagination") -> None:
        """What follows is passed over by a reading program, up to :meth:`end`."""
        self.code.append(f"/Artifact <</Type /{kind}>> BDC")

    def end(self) -> None:
        """Close what was begun."""
        self._paper.open = None
        self.code.append("EMC")

    def ink(self, ink: Ink) -> None:
        """What follows has this colour."""
        if ink != self._ink:
            self.code.append(f"{_ink(ink)} rg")
            self._ink = ink

    def write(self, line: Line, left: float, middle: float, size: float) -> None:
        """Write ``line`` with the middle of its height ``middle`` points below the page's upper edge."""
        self._paper.hear((line,), middle - size)
        code, baseline = self.code, self._height - middle - _BASELINE * size
        code.append(f"1 0 0 1 {left + line.indent:.3f} {baseline:.3f} Tm")
        last = len(line.pieces) - 1
        for number, (words, face) in enumerate(line.pieces):
            for part, name in drawn_parts(
                words + " " if number == last and not line.divided else words, face
            ):
                self._shown.show(code, part, name, size)


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


def _canvas(shape: PageShape, face: Face) -> "Canvas":
    from reportlab.pdfgen.canvas import Canvas

    return Canvas(
        io.BytesIO(),  # never written: the file is put together in archive.py
        pagesize=(shape.width, shape.height),
        invariant=True,  # no clock, no random identifier: the same sheet gives the same bytes
        initialFontName=font_name(face),  # type: ignore[arg-type] # the stubs are wrong
        pageCompression=1,
        pdfVersion=(1, 7),
    )
