"""A thousand badges with QR codes, against the same words and squares drawn by a bare canvas.

The base is handed every line with its size and place, and makes the codes with the same fixed mask.
"""

import io
from collections.abc import Callable
from functools import cache
from itertools import groupby

from forumdesk.documents.badge_layouts import Part, load_badge_layout
from forumdesk.documents.badges import TONES, print_badges
from forumdesk.documents.code_picture import LEVEL, MASK
from forumdesk.documents.fonts import SANS, Face, font
from forumdesk.documents.page import FileFacts
from forumdesk.documents.styles import A4
from forumdesk.domain.people import Role
from forumdesk.domain.texts import Language
from forumdesk.services.people_sheets import PeopleSheet
from tests.builders_people_sheets import MADE_AT, code_of, people_of, people_sheet

TITLE = "1,000 badges with QR codes, PDF"
LIMIT = 1.5
TURNS = 5
BADGES = 1000
LAYOUT = "a4-8"
LANGUAGES = (Language.KK, Language.EN)


def ours() -> Callable[[], object]:
    """Order, fit and draw the badges, with their tags."""
    sheet = _sheet()
    facts = FileFacts(title="Badges", author="", language="kk", made_at=MADE_AT)
    return lambda: print_badges(sheet, LANGUAGES, facts, layout=LAYOUT)


def base() -> Callable[[], object]:
    """Draw the same, one badge after the other."""
    for face in SANS:
        font(face)
    return lambda: _drawn(_sheet())


@cache
def _sheet() -> PeopleSheet:
    from dataclasses import replace

    from tests.builders_people_sheets import SHIPPED

    sample = people_of(SHIPPED)
    people = (
        replace(sample[number % len(sample)], number=number, badge_code=code_of(number))
        for number in range(BADGES)
    )
    return people_sheet(tuple(people))


def _drawn(sheet: PeopleSheet) -> bytes:
    import segno
    from reportlab.pdfgen.canvas import Canvas

    layout = load_badge_layout(LAYOUT)
    meeting = sheet.meeting.kk
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    picture = layout.boxes[Part.CODE_PICTURE]
    band = layout.boxes[Part.ROLE]
    for number, person in enumerate(sheet.people):
        place = number % layout.per_sheet
        if number and not place:
            canvas.showPage()
        left, top = layout.corner(place)
        foot = A4[1] - top - layout.height
        canvas.setFillColorRGB(*TONES[person.role].ground)
        canvas.rect(left, foot, band.width, band.height, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        texts = (
            (7.5, Face.SANS, 140, meeting),
            (18, Face.SANS_BOLD, 100, person.name.kk),
            (10.5, Face.SANS, 75, person.name.en),
            (8.5, Face.SANS, 55, person.organisation.kk),
            (8.5, Face.SANS_MEDIUM, 35, "Қазақстан · Kazakhstan"),
            (9, Face.SANS_MEDIUM, 6, Role.DELEGATE.value),
            (5.6, Face.SANS, 20, person.badge_code),
        )
        for size, face, above, text in texts:
            canvas.setFont(face.value, size)
            canvas.drawString(left + 14, foot + above, text)
        code = segno.make(person.badge_code, error=LEVEL, mask=MASK, boost_error=False, micro=False)
        side = picture.width / len(code.matrix)
        path = canvas.beginPath()
        for line, row in enumerate(code.matrix):
            column = 0
            for black, squares in groupby(row):
                length = len(list(squares))
                if black:
                    path.rect(
                        left + picture.left + column * side, foot + 100 - line * side, length * side, side
                    )
                column += length
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.save()
    return buffer.getvalue()
