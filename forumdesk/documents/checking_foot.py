"""The foot of an adopted text: its code in letters and as a picture, and how it can be checked."""

from collections.abc import Sequence
from dataclasses import replace

from forumdesk.documents import wording
from forumdesk.documents.code_picture import CodePicture, code_picture
from forumdesk.documents.fonts import Face, printable, width
from forumdesk.documents.page import PageShape, Paper
from forumdesk.documents.styles import MM
from forumdesk.domain.texts import Language
from forumdesk.services.codes import qr_text
from forumdesk.services.sheets import Adoption

FOOT_DEPTH = 28.0 * MM  # from the text to the edge of the paper
_EDGE = 8.0 * MM  # below the picture: printers reach no further
_SIDE = 16.0 * MM  # of the picture: its squares are 0.39 mm wide
_QUIET = 4  # squares that stay white around it
_LEVEL = "m"  # 15 % of it may be worn off
_GAP = 1.0 * MM  # from its white surroundings to the words
_CODE_SIZE, _WORDS_SIZE, _PAGE_SIZE = 9.5, 7.5, 8.5
_LEADING = 1.4  # of the size


def with_foot(shape: PageShape) -> PageShape:
    """The page with room for the foot."""
    return replace(shape, bottom=max(shape.bottom, FOOT_DEPTH))


class CheckingFoot:
    """Draws the foot of each page, and knows what it says."""

    def __init__(self, adoption: Adoption, shape: PageShape) -> None:
        self._code = adoption.printed_code
        self._shape = shape
        self._picture: CodePicture = code_picture(qr_text(adoption.decision_hash, adoption.head_hash), _LEVEL)

    def words(self, languages: Sequence[Language], page: int, pages: int) -> str:
        """All that stands at the foot of ``page`` (from 1), in the order in which it is drawn."""
        return " ".join([self._code, *map(_sentence, languages), wording.page_of(page, pages, languages)])

    def alternative(self, language: Language) -> str:
        """What the picture shows, in words."""
        return wording.catalogue_of(language).gettext("QR code: {code}").format(code=self._code)

    @property
    def _top(self) -> float:
        return self._shape.height - _EDGE - _SIDE

    def draw_picture(self, paper: Paper) -> None:
        """The code as a picture, at the left."""
        picture = self._picture
        paper.modules(picture.runs, picture.side, self._shape.left, self._top, _SIDE)

    def draw_words(self, paper: Paper, languages: Sequence[Language], page: int, pages: int) -> None:
        """The code, the sentences below it, and at the right the number of the page, beside the last of them.

        On a narrow page it stands beside the code.
        """
        shape, leading = self._shape, _WORDS_SIZE * _LEADING
        left = shape.left + _SIDE * (1 + _QUIET / self._picture.side) + _GAP
        bottom = self._top + _SIDE + (_LEADING - 1) / 2 * _WORDS_SIZE
        top = bottom - leading * len(languages) - _CODE_SIZE * _LEADING
        paper.furniture(self._code, at=left, top=top, size=_CODE_SIZE, align="left", face=Face.BOLD)
        for number, language in enumerate(languages, 1):
            top = bottom - leading * (len(languages) + 1 - number)
            paper.furniture(_sentence(language), at=left, top=top, size=_WORDS_SIZE, align="left")
        page_number = wording.page_of(page, pages, languages)
        right = shape.width - shape.right
        ends = left + width(_sentence(languages[-1]), Face.REGULAR, _WORDS_SIZE) + _GAP
        if ends + width(page_number, Face.REGULAR, _PAGE_SIZE) > right:
            top = bottom - leading * len(languages) - _CODE_SIZE * _LEADING
        paper.furniture(page_number, at=right, top=top, size=_PAGE_SIZE, align="right")


def _sentence(language: Language) -> str:
    return printable(wording.code_can_be_checked(language))
