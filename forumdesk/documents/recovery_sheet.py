"""The recovery sheet of an encrypted register: one page with its key, to be kept apart from the file."""

from dataclasses import replace

from forumdesk.documents import wording
from forumdesk.documents.code_picture import code_picture
from forumdesk.documents.fitting import LEADING, Box, Stand, fitted
from forumdesk.documents.fonts import NBSP, SANS, Face
from forumdesk.documents.gate import one_line, passed
from forumdesk.documents.page import FileFacts, PageShape, Paper
from forumdesk.documents.styles import A4, MM, Align
from forumdesk.documents.tagging import Element
from forumdesk.domain.texts import Language
from forumdesk.language.dates import long_date
from forumdesk.services.encryption import RecoverySheet

SHAPE = PageShape(width=A4[0], height=A4[1], left=25 * MM, right=25 * MM, top=28 * MM, bottom=25 * MM)
COLUMNS = 3
CODE_SIDE = 44 * MM
GROUP_HEIGHT = 11 * MM
_TEXT = Box(
    left=SHAPE.left,
    top=0.0,
    width=SHAPE.measure,
    height=40 * MM,
    size=11.5,
    smallest=9,
    lines=6,
    align=Align.LEFT,
    stand=Stand.TOP,
    face=Face.SANS,
)
_HEADING = replace(_TEXT, size=24, smallest=16, lines=2, face=Face.SANS_BOLD)
_FILE = replace(_TEXT, size=13, smallest=8, lines=2, face=Face.SANS_BOLD)
_GROUP = replace(_TEXT, size=17, smallest=17, lines=1, face=Face.SANS_BOLD)


def print_recovery_sheet(sheet: RecoverySheet, language: Language) -> bytes:
    """The page as PDF. Raises MissingGlyphInFieldError where the file's name has letters that no font has."""
    _ = wording.catalogue_of(language).gettext
    heading = _("Recovery sheet of an encrypted register")
    day = long_date(sheet.at.astimezone().date(), language.value)
    paper = Paper(
        SHAPE,
        FileFacts(
            title=heading,
            author="ForumDesk",
            language=language.value,
            made_at=sheet.at,
            document="recovery_sheet",
        ),
        faces=SANS,
    )
    page = _Page(paper, language)
    page.put("H1", heading, _HEADING, after=8)
    page.put("P", sheet.file_name, _FILE, after=2)
    page.put("P", _("Made on {day}").format(day=day), _TEXT, after=14)
    page.put(
        "P",
        _(
            "Whoever holds this sheet can open the register and every copy of it made under the same passphrase."
            " Keep it where seals and keys are kept, apart from the computer and from the copies."
        ),
        _TEXT,
        after=16,
    )
    page.groups(sheet.groups)
    page.code("-".join(sheet.groups), _("QR code with the recovery code"))
    page.put(
        "P",
        _(
            "When the passphrase is lost: open the register and enter these groups where the passphrase is asked,"
            " in their order, with or without spaces. Capitals do not matter. The fifth letter of each group checks"
            " the four before it."
        ),
        _TEXT,
        after=8,
    )
    page.put(
        "P",
        _(
            "When the passphrase is changed, a new sheet is printed. Keep this one as long as copies made before"
            " that day are kept, and destroy it with them."
        ),
        _TEXT,
        after=0,
    )
    return paper.finished()


class _Page:
    """Puts one thing below the other."""

    def __init__(self, paper: Paper, language: Language) -> None:
        self._paper, self._language = paper, language
        self._section = paper.reading.root.child("Sect", language.value)
        self._top = SHAPE.top

    def put(self, tag: str, text: str, box: Box, *, after: float) -> None:
        """A paragraph across the page."""
        made = self._write(self._section.child(tag), text, box, self._top)
        self._top += made + after

    def groups(self, groups: tuple[str, ...]) -> None:
        """The key, read column by column: the number of each group stands before it."""
        rows = -(-len(groups) // COLUMNS)
        width = SHAPE.measure / COLUMNS
        listing = self._section.child("L")
        for place, group in enumerate(groups):
            column, row = divmod(place, rows)
            box = replace(_GROUP, left=SHAPE.left + column * width, width=width)
            item = listing.child("LI").child("LBody")
            self._write(item, f"{place + 1}.{NBSP}{NBSP}{group}", box, self._top + row * GROUP_HEIGHT)
        self._top += rows * GROUP_HEIGHT + 10

    def code(self, text: str, alternative: str) -> None:
        """The same as a picture for a scanner."""
        made = code_picture(text)
        with self._paper.marked(self._section.child("Figure", alternative=alternative)):
            self._paper.modules(made.runs, made.side, SHAPE.left, self._top, CODE_SIDE)
        self._top += CODE_SIDE + 20

    def _write(self, element: Element, text: str, box: Box, top: float) -> float:
        """Returns the height that was used, in points."""
        made = fitted(passed(one_line(text), box.face, self._language), box, self._language)
        with self._paper.marked(element), self._paper.pen() as pen:
            for line, middle in zip(made.lines, made.middles, strict=True):
                pen.write(line, box.left, top + middle, made.size)
        return len(made.lines) * made.size * LEADING
