"""Whether a page looks as it reads: its text is drawn anew with the fonts of the program, and the two are compared.

Letters that were given the meaning of others, words in white, a picture, a note or a stroke laid over them: reading
finds the old words there, the eye others.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from math import ceil, floor
from typing import TYPE_CHECKING, Any, Self

from forumdesk.documents.fonts import SERIF, Face, font
from forumdesk.documents.pdfium import PDFIUM
from forumdesk.documents.styles import MM

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage, PdfTextPage

_SCALES = (4.0, 4.37, 3.71)  # pixels a point
_SIDES = 2  # pixels
_BLOCK = 2  # pixels: what differs over less than such a square is the edge of a letter
_UNLIKE = 100  # of 255; the most alike letters differ by 128 at eight points
_THIN = 2.0  # points: the heaviest line that a resolution draws has 0.6
_PICTURE = 20.0 * MM  # the code as a picture is smaller, and stands lower than
_FOOT = 30.0 * MM
_HYPHENS = {2: "-", 0xFFFE: "-", 0xAD: "-"}
_NAMES = 96  # bytes of the name of a font


_SPOT = 4.0  # points: what differs at one size and at another is as near as this
_Suspect = int | tuple[int, int]  # the number of a letter, or a spot between letters
_Box = tuple[float, float, float, float]  # left, bottom, right, top in points


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter as the file draws it; ``run`` tells those drawn in one go."""

    run: int
    char: str
    face: Face
    size: float
    matrix: tuple[float, float, float, float]
    origin: tuple[float, float]
    colour: tuple[int, int, int, int]
    box: _Box


class LooksCheck:
    """Compares the looks of pages with what they read; close it, or use it as a context."""

    def __init__(self) -> None:
        from pypdfium2 import PdfDocument

        with PDFIUM:
            self._document = PdfDocument.new()
        self._fonts: dict[Face, Any] = {}
        self._kept: list[Any] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        from pypdfium2 import raw

        with PDFIUM:
            for loaded in self._fonts.values():
                raw.FPDFFont_Close(loaded)
            self._document.close()

    def differs(self, page: "PdfPage", text_page: "PdfTextPage") -> bool:
        """Whether ``page`` shows more than its text, thin lines beside it and its code. Its lines are taken off."""
        with PDFIUM:
            return self._differs(page, text_page)

    def _differs(self, page: "PdfPage", text_page: "PdfTextPage") -> bool:
        from pypdfium2 import raw

        letters = list(_letters(text_page))
        known = [letter for letter in letters if letter is not None]
        if len(known) != len(letters) or not _inside(page, known):
            return True
        if raw.FPDFPage_GetAnnotCount(page) or not _bare(page, known):
            return True
        width, height = page.get_size()
        anew = self._document.new_page(width, height)
        try:
            for _, run in groupby(known, key=lambda letter: letter.run):
                self._write(anew, list(run))
            return _unlike(page, anew, known)
        finally:
            anew.close()
            self._document.del_page(0)

    def _write(self, page: "PdfPage", run: Sequence[_Letter]) -> None:
        """Write what the file wrote in one go, each letter in its place."""
        from pypdfium2 import raw

        first = run[0]
        drawn = raw.FPDFPageObj_CreateTextObj(self._document, self._font(first.face), first.size)
        encoded = ("".join(letter.char for letter in run) + "\x00").encode("utf-16-le")
        raw.FPDFText_SetText(drawn, ctypes.cast(ctypes.c_char_p(encoded), raw.FPDF_WIDESTRING))
        places = [letter.origin[0] - first.origin[0] for letter in run[1:]]
        if places:
            raw.FPDFText_SetPositions(drawn, (ctypes.c_float * len(places))(*places), len(places))
        raw.FPDFPageObj_Transform(drawn, *first.matrix, *first.origin)
        raw.FPDFPageObj_SetFillColor(drawn, *first.colour)
        raw.FPDFPage_InsertObject(page, drawn)

    def _font(self, face: Face) -> Any:
        from pypdfium2 import raw

        if face not in self._fonts:
            with open(font(face).face.filename, "rb") as file:  # noqa: PTH123 - ReportLab gives a plain string
                data = file.read()
            buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
            self._kept.append(buffer)
            self._fonts[face] = raw.FPDFText_LoadFont(
                self._document, buffer, len(data), raw.FPDF_FONT_TRUETYPE, True
            )
        return self._fonts[face]


def _letters(text_page: "PdfTextPage") -> Iterator[_Letter | None]:
    """The letters of a page; None for one in a font that the program does not print with."""
    from pypdfium2 import raw

    number = [ctypes.c_double() for _ in range(6)]
    colour = [ctypes.c_uint() for _ in range(4)]
    matrix = raw.FS_MATRIX()
    faces: dict[int, Face | None] = {}
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        char = _HYPHENS.get(code) or chr(code)
        if char.isspace() or raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        drawn = raw.FPDFText_GetTextObject(text_page, index)
        face = _face_of(raw.FPDFTextObj_GetFont(drawn), faces)
        if face is None:
            yield None
            return
        raw.FPDFText_GetMatrix(text_page, index, matrix)
        raw.FPDFText_GetCharOrigin(text_page, index, number[0], number[1])
        raw.FPDFText_GetCharBox(text_page, index, number[2], number[4], number[3], number[5])
        raw.FPDFText_GetFillColor(text_page, index, *colour)
        yield _Letter(
            run=ctypes.cast(drawn, ctypes.c_void_p).value or 0,
            char=char,
            face=face,
            size=raw.FPDFText_GetFontSize(text_page, index),
            matrix=(matrix.a, matrix.b, matrix.c, matrix.d),
            origin=(number[0].value, number[1].value),
            colour=(colour[0].value, colour[1].value, colour[2].value, colour[3].value),
            box=(number[2].value, number[3].value, number[4].value, number[5].value),
        )


def _face_of(drawn_with: Any, faces: dict[int, Face | None]) -> Face | None:
    from pypdfium2 import raw

    key = ctypes.cast(drawn_with, ctypes.c_void_p).value or 0
    if key not in faces:
        buffer = ctypes.create_string_buffer(_NAMES)
        raw.FPDFFont_GetBaseFontName(drawn_with, buffer, _NAMES)
        name = buffer.value.rpartition(b"+")[2]
        faces[key] = next((face for face in (*SERIF, Face.BOLD_ITALIC) if font(face).face.name == name), None)
    return faces[key]


def _inside(page: "PdfPage", letters: Sequence[_Letter]) -> bool:
    """Whether every letter stands on what is seen of the page: of a page that was cut smaller all is still read."""
    from pypdfium2 import raw

    seen = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, seen):
        return False
    return all(
        seen.left <= left and right <= seen.right and seen.bottom <= bottom and top <= seen.top
        for left, bottom, right, top in (letter.box for letter in letters)
    )


def _bare(page: "PdfPage", letters: Sequence[_Letter]) -> bool:
    """Take off the page what a resolution has beside its text; whether nothing but text is left."""
    from pypdfium2 import raw

    drawn = [raw.FPDFPage_GetObject(page, number) for number in range(raw.FPDFPage_CountObjects(page))]
    for one in drawn:
        kind = raw.FPDFPageObj_GetType(one)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        box = _box(one)
        if box is None:
            return False
        is_emblem = kind == raw.FPDF_PAGEOBJ_IMAGE and _is_small(box, letters)
        if not is_emblem and (kind != raw.FPDF_PAGEOBJ_PATH or not _beside_text(one, box, letters)):
            return False
        raw.FPDFPage_RemoveObject(page, one)
        raw.FPDFPageObj_Destroy(one)
    return True


def _box(drawn: Any) -> _Box | None:
    from pypdfium2 import raw

    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(drawn, *edges):
        return None
    return edges[0].value, edges[1].value, edges[2].value, edges[3].value


def _beside_text(drawn: Any, box: _Box, letters: Sequence[_Letter]) -> bool:
    """Whether a path is a thin line or the picture of the code, and touches no letter."""
    from pypdfium2 import raw

    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, filled, stroked)
    width, height = box[2] - box[0], box[3] - box[1]
    if filled.value:
        fits = box[3] <= _FOOT and max(width, height) <= _PICTURE
    else:
        fits = min(width, height) <= _THIN
    return fits and not _covers(box, letters)


def _is_small(box: _Box, letters: Sequence[_Letter]) -> bool:
    """Whether a picture has the size of an emblem and stands beside the text: no sentence has room in it."""
    return max(box[2] - box[0], box[3] - box[1]) <= _PICTURE + 0.5 and not _covers(box, letters)


def _covers(box: _Box, letters: Sequence[_Letter]) -> bool:
    return any(
        letter.box[0] < box[2]
        and box[0] < letter.box[2]
        and letter.box[1] < box[3]
        and box[1] < letter.box[3]
        for letter in letters
    )


def _unlike(page: "PdfPage", anew: "PdfPage", letters: Sequence[_Letter]) -> bool:
    """Whether a letter, or something that is no letter, differs at every size.

    Letters are drawn at whole pixels, and a neighbour that is drawn one aside may reach into another's place or
    beyond: at another size it does not, or elsewhere.
    """
    places = list(enumerate(_own_places(letters)))
    suspects = _suspects(page, anew, places, _SCALES[0])
    for scale in _SCALES[1:]:
        if suspects:
            numbers = [one for one in suspects if isinstance(one, int)]
            between = len(numbers) < len(suspects)
            found = _suspects(page, anew, places if between else [places[one] for one in numbers], scale)
            suspects = {one for one in found if not _near(one).isdisjoint(suspects)}
    return bool(suspects)


def _near(suspect: _Suspect) -> set[_Suspect]:
    """The suspect itself; of a spot also those around it."""
    if isinstance(suspect, int):
        return {suspect}
    return {(suspect[0] + across, suspect[1] + down) for across, down in product((-1, 0, 1), repeat=2)}


def _own_places(letters: Sequence[_Letter]) -> Iterator[_Box]:
    """The box of each letter without what a neighbour on its line reaches into, as in italics."""
    for number, letter in enumerate(letters):
        left, bottom, right, top = letter.box
        for other in (*letters[max(0, number - 1) : number], *letters[number + 1 : number + 2]):
            if other.origin[1] != letter.origin[1]:
                continue
            if other.origin[0] < letter.origin[0]:
                left = max(left, min(other.box[2], (left + right) / 2))
            else:
                right = min(right, max(other.box[0], (left + right) / 2))
        yield left, bottom, right, top


def _suspects(
    page: "PdfPage", anew: "PdfPage", places: Sequence[tuple[int, _Box]], scale: float
) -> set[_Suspect]:
    """The letters that differ at ``scale`` pixels a point, and the spots between them where something does."""
    from PIL import ImageChops, ImageDraw

    first, second = (
        one.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil() for one in (page, anew)
    )
    rest = ImageChops.difference(first, second)
    if not _unlike_somewhere(rest):
        return set()
    pen, height = ImageDraw.Draw(rest), first.height
    found: set[_Suspect] = set()
    for number, box in places:
        left, bottom, right, top = (edge * scale for edge in box)
        place = (floor(left) - 1, floor(height - top) - 1, ceil(right) + 1, ceil(height - bottom) + 1)
        if _unlike_somewhere(rest.crop(place)):
            if not _same_letter(first, second, place):
                found.add(number)
            pen.rectangle(place, fill=0)
    return found | set(_spots(rest.reduce(_BLOCK), scale / _BLOCK))


def _spots(difference: "Image", scale: float) -> Iterator[tuple[int, int]]:
    """Where a difference is, in steps of :data:`_SPOT` from the upper left corner."""
    if not _unlike_somewhere(difference):
        return
    seen = difference.point(lambda depth: 255 if depth > _UNLIKE else 0)
    step = max(1, round(_SPOT * scale))
    grid = seen.reduce(step)
    for number, depth in enumerate(grid.tobytes()):
        if depth:
            down, across = divmod(number, grid.width)
            yield int(across * step / scale // _SPOT), int(down * step / scale // _SPOT)


def _unlike_somewhere(difference: "Image") -> bool:
    return any(difference.histogram()[_UNLIKE + 1 :])


def _same_letter(first: "Image", second: "Image", place: tuple[int, int, int, int]) -> bool:
    """Whether the two agree, one of them moved by a pixel perhaps; its neighbours may touch the sides."""
    from PIL import ImageChops

    left, top, right, bottom = place
    left, right = (left + _SIDES, right - _SIDES) if right - left > 4 * _SIDES else (left, right)
    found = first.crop((left, top, right, bottom))
    for across, down in product((0, 1, -1), repeat=2):
        other = second.crop((left + across, top + down, right + across, bottom + down))
        if not _unlike_somewhere(ImageChops.difference(found, other).reduce(_BLOCK)):
            return True
    return False
