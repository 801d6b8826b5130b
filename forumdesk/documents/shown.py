"""Words as the operators that show them.

ReportLab looks up every letter by itself, a third of the time of a long list; here a table of each font does.
"""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas


class _Codes(dict[int, str]):
    """The code of each letter in one document, counted on through all subsets of the font: 256 to each."""

    def __init__(self, font: "TTFont", document: object) -> None:
        self.font = font
        self._document = document

    def __missing__(self, letter: int) -> str:
        ((subset, codes),) = self.font.splitString(chr(letter), self._document)
        self[letter] = found = chr(subset << 8 | codes[0])
        return found


class Shown:
    """Knows the fonts of one document, and in which of them it writes just now."""

    def __init__(self, canvas: "Canvas") -> None:
        self._document = canvas._doc  # type: ignore[attr-defined] # no public way
        self._escape = canvas._escape  # type: ignore[attr-defined]
        self._codes: dict[str, _Codes] = {}
        self._names: dict[tuple[str, int], str] = {}
        self._now: tuple[str, float, int] | None = None

    def begin(self) -> None:
        """A new stretch of text: nothing is known of its font."""
        self._now = None

    def show(self, code: list[str], words: str, name: str, size: float) -> None:
        """Append to ``code`` what shows ``words`` in the font that ReportLab knows by ``name``."""
        codes = self._codes.get(name) or self._of(name)
        try:
            data = words.translate(codes).encode("latin-1")
        except UnicodeEncodeError:
            for subset, part in codes.font.splitString(words, self._document):
                self._put(code, part, name, size, subset)
            return
        if data:
            self._put(code, data, name, size, 0)

    def _put(self, code: list[str], data: bytes, name: str, size: float, subset: int) -> None:
        now = (name, size, subset)
        if now != self._now:
            self._now = now
            inside = self._names.get((name, subset)) or self._inside(name, subset)
            code.append(f"{inside} {size:.5g} Tf")
        code.append(f"({self._escape(data)}) Tj")

    def _of(self, name: str) -> _Codes:
        from reportlab.pdfbase.pdfmetrics import getFont

        codes = self._codes[name] = _Codes(cast("TTFont", getFont(name)), self._document)
        return codes

    def _inside(self, name: str, subset: int) -> str:
        """What the font is called inside the file."""
        found: str = self._codes[name].font.getSubsetInternalName(subset, self._document)
        self._names[name, subset] = found
        return found
