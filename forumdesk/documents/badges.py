"""Badges: a name to be read across a table, whence, in which role, and the code for the desk."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from forumdesk.documents import wording
from forumdesk.documents.badge_layouts import BadgeLayout, Part, load_badge_layout
from forumdesk.documents.code_picture import code_picture
from forumdesk.documents.fitting import Box, Fitted, fitted
from forumdesk.documents.fonts import SANS
from forumdesk.documents.gate import one_line, passed
from forumdesk.documents.page import FileFacts, Ink, PageShape, Paper, Pen
from forumdesk.documents.people_order import one_by_one
from forumdesk.documents.styles import MM
from forumdesk.documents.tagging import Element
from forumdesk.domain.badges import printed_badge_code
from forumdesk.domain.people import Role
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue
from forumdesk.language.countries import country_name
from forumdesk.services.people_sheets import PeopleSheet, PersonLine

CROP = 4.0 * MM  # length of a crop mark
CROP_GAP = 1.0 * MM  # between it and the badge
CODE_GAP = 2.2 * MM  # above the code picture, whose surroundings stay white
ROLE_INSET = 4.0 * MM
BLACK: Ink = (0.094, 0.125, 0.149)
QUIET: Ink = (0.275, 0.322, 0.357)
WHITE: Ink = (1.0, 1.0, 1.0)
TEAL: Ink = (0.043, 0.392, 0.502)
AMBER: Ink = (0.91, 0.725, 0.357)


@dataclass(frozen=True, slots=True)
class Tone:
    """The band of a role: its ground, the colour of its word, and a line along its upper edge."""

    ground: Ink
    word: Ink
    edge: Ink | None = None


# One family for those of a delegation, one for those on the stage, one for the others; inside a family and on a
# black-and-white printer told apart by the lightness of the ground and the line.
TONES = {
    Role.HEAD_OF_DELEGATION: Tone(TEAL, WHITE),
    Role.DEPUTY_HEAD: Tone(TEAL, WHITE, (0.361, 0.749, 0.847)),
    Role.DELEGATE: Tone((0.851, 0.925, 0.949), BLACK, TEAL),
    Role.SPEAKER: Tone(AMBER, BLACK),
    Role.MODERATOR: Tone(AMBER, BLACK, (0.478, 0.314, 0.0)),
    Role.OBSERVER: Tone((0.867, 0.886, 0.902), BLACK),
    Role.GUEST: Tone(WHITE, BLACK, BLACK),
}


def print_badges(
    sheet: PeopleSheet,
    languages: Sequence[Language],
    facts: FileFacts,
    *,
    layout: str,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Print a badge for each person, by surname; with two ``languages`` the second name stands small.

    ``progress`` is told after each sheet how many badges of how many are drawn; what it raises ends the printing.
    Raises MissingGlyphOfPersonError and LayoutUnknownError.
    """
    placed = load_badge_layout(layout)
    shape = PageShape(
        width=placed.sheet_width, height=placed.sheet_height, left=0.0, right=0.0, top=0.0, bottom=0.0
    )
    paper = Paper(shape, facts, faces=SANS)
    writing = _Writing(sheet, tuple(languages), placed)
    people = one_by_one(sheet, languages[0])
    for start in range(0, len(people), placed.per_sheet):
        if start:
            paper.next_page()
        group = people[start : start + placed.per_sheet]
        _draw_sheet(paper, placed, [writing.badge(person) for person in group])
        if progress is not None:
            progress(start + len(group), len(people))
    return paper.finished()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Badge:
    """What stands on one badge; ``code`` is empty where there is none."""

    texts: list[tuple[Part, Box, Fitted]]
    tone: Tone
    code: str
    code_words: str
    language: Language


class _Writing:
    """Fits the words of people into the boxes of a layout."""

    def __init__(self, sheet: PeopleSheet, languages: tuple[Language, ...], layout: BadgeLayout) -> None:
        self._languages = languages
        self._layout = layout
        self._words: Catalogue = wording.catalogue_of(languages[0])
        self._meeting = wording.event(sheet.meeting, languages[0])
        self._countries: dict[str, str] = {"": ""}
        self._roles = {role: wording.role(role, self._words) for role in Role}
        self._code_words = self._words.gettext("QR code: {code}")
        boxes = layout.boxes
        self._boxes = boxes
        self._tall_name = _tall(boxes)

    def badge(self, person: PersonLine) -> _Badge:
        """The badge of ``person``."""
        name = person.on_badge.in_language(self._languages[0])
        texts = []
        for part, text in self._texts(person, name):
            box = self._boxes.get(part)
            if box is None or not text:
                continue
            if part is Part.NAME and not self._second(person, name):
                box = self._tall_name
            if part is Part.ROLE:
                box = replace(box, left=box.left + ROLE_INSET, width=box.width - 2 * ROLE_INSET)
            language = self._languages[-1 if part is Part.SECOND_NAME else 0]
            words = passed(one_line(text), box.face, language, name)
            texts.append((part, box, fitted(words, box, language)))
        printed = printed_badge_code(person.badge_code) if person.badge_code else ""
        return _Badge(
            texts=texts,
            tone=TONES[person.role],
            code=person.badge_code,
            code_words=self._code_words.format(code=printed),
            language=self._languages[0],
        )

    def _texts(self, person: PersonLine, name: str) -> Iterator[tuple[Part, str]]:
        first = self._languages[0]
        yield Part.MEETING, self._meeting
        yield Part.NAME, name
        yield Part.SECOND_NAME, self._second(person, name)
        yield Part.ORGANISATION, person.organisation.in_language(first)
        yield Part.COUNTRY, self._country(person.country)
        yield Part.ROLE, self._roles[person.role]
        if person.badge_code:
            yield Part.CODE, printed_badge_code(person.badge_code)

    def _second(self, person: PersonLine, name: str) -> str:
        """The name in the second language, unless it reads the same."""
        if len(self._languages) < 2:
            return ""
        second = person.on_badge.get(self._languages[1])
        return second if second != name else ""

    def _country(self, code: str) -> str:
        if code not in self._countries:
            names = (country_name(code, language.value) for language in self._languages)
            self._countries[code] = " · ".join(dict.fromkeys(names))
        return self._countries[code]


def _tall(boxes: Mapping[Part, Box]) -> Box:
    """The box of a name that has the room of the second one as well, but does not reach into the code."""
    name, second, picture = boxes[Part.NAME], boxes.get(Part.SECOND_NAME), boxes.get(Part.CODE_PICTURE)
    bottom = second.top + second.height if second is not None else 0.0
    if picture is not None and picture.left < name.left + name.width:
        bottom = min(bottom, picture.top - CODE_GAP)
    return replace(name, height=max(name.height, bottom - name.top))


def _draw_sheet(paper: Paper, layout: BadgeLayout, badges: Sequence[_Badge]) -> None:
    corners = [layout.corner(place) for place in range(len(badges))]
    with paper.ornament():
        if layout.crop_marks:
            paper.rules(list(_crop_marks(layout)))
        for badge, (left, top) in zip(badges, corners, strict=True):
            _draw_band(paper, layout, badge.tone, left, top)
    elements = [paper.reading.root.child("Sect", badge.language.value) for badge in badges]
    with paper.pen() as pen:
        for badge, element, (left, top) in zip(badges, elements, corners, strict=True):
            _write(pen, badge, element, left, top)
    picture = layout.boxes.get(Part.CODE_PICTURE)
    if picture is None:
        return
    for badge, element, (left, top) in zip(badges, elements, corners, strict=True):
        if badge.code:
            made = code_picture(badge.code)
            with paper.marked(element.child("Figure", alternative=badge.code_words)):
                paper.modules(made.runs, made.side, left + picture.left, top + picture.top, picture.width)


def _draw_band(paper: Paper, layout: BadgeLayout, tone: Tone, left: float, top: float) -> None:
    band = layout.boxes.get(Part.ROLE)
    if band is None:
        return
    paper.block(left + band.left, top + band.top, band.width, band.height, tone.ground)
    if tone.edge is not None:
        paper.block(left + band.left, top + band.top, band.width, 1.4, tone.edge)


def _write(pen: Pen, badge: _Badge, element: Element, left: float, top: float) -> None:
    for part, box, text in badge.texts:
        pen.ink(badge.tone.word if part is Part.ROLE else QUIET if part is Part.MEETING else BLACK)
        pen.begin(element.child("P"))
        for line, middle in zip(text.lines, text.middles, strict=True):
            pen.write(line, left + box.left, top + box.top + middle, text.size)
        pen.end()


def _crop_marks(layout: BadgeLayout) -> Iterator[tuple[float, float, float, float]]:
    """Short lines outside the badges where the sheet is to be cut."""
    right, foot = (
        layout.left + layout.columns * (layout.width + layout.gap_x) - layout.gap_x,
        layout.top + layout.rows * (layout.height + layout.gap_y) - layout.gap_y,
    )
    for column in range(layout.columns):
        start = layout.left + column * (layout.width + layout.gap_x)
        for at in (start, start + layout.width):
            yield at, layout.top - CROP_GAP - CROP, at, layout.top - CROP_GAP
            yield at, foot + CROP_GAP, at, foot + CROP_GAP + CROP
    for row in range(layout.rows):
        start = layout.top + row * (layout.height + layout.gap_y)
        for at in (start, start + layout.height):
            yield layout.left - CROP_GAP - CROP, at, layout.left - CROP_GAP, at
            yield right + CROP_GAP, at, right + CROP_GAP + CROP, at
