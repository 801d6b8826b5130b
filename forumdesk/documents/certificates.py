"""Certificates of participation: one lying sheet of A4 for each person and language.

Neither a case of the name nor anybody's gender is guessed: the name stands alone in the nominative, and in the
dative only where that form was checked by a person.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from forumdesk.documents import wording
from forumdesk.documents.code_picture import code_picture
from forumdesk.documents.fitting import LEADING, Box, Fitted, Stand, fitted
from forumdesk.documents.fonts import Face
from forumdesk.documents.furniture import Furniture, Margins
from forumdesk.documents.gate import one_line, passed
from forumdesk.documents.page import FileFacts, PageShape, Paper
from forumdesk.documents.people_order import one_by_one
from forumdesk.documents.styles import A4, MM, Align, Preset
from forumdesk.documents.tagging import Element
from forumdesk.domain.badges import printed_badge_code
from forumdesk.domain.texts import Language
from forumdesk.language import formulas
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.people_sheets import PeopleSheet, PersonLine

SHAPE = PageShape(width=A4[1], height=A4[0], left=36 * MM, right=36 * MM, top=26 * MM, bottom=26 * MM)
FRAME = 11 * MM  # from the edge of the sheet to the frame
FRAME_GAP = 1.6 * MM
FRAME_INK = (0.043, 0.392, 0.502)
CODE_SIDE = 18 * MM
CODE_SIZE = 7.0
_CODE_PART = 0.6  # of the size of the text: the letters of the code, where they are larger so
SIGNING_TOP = SHAPE.height - SHAPE.bottom - 22 * MM
SIGNING_LINE = 62 * MM
NAME, EVENT = "{name}", "{event}"


def _box(height: float, size: float, smallest: float, lines: int, face: Face) -> Box:
    return Box(
        left=0.0,
        top=0.0,
        width=SHAPE.measure,
        height=height,
        size=size,
        smallest=smallest,
        lines=lines,
        align=Align.CENTRED,
        stand=Stand.TOP,
        face=face,
    )


_BODY = _box(12 * MM, 12, 9, 2, Face.REGULAR)
_HEADING = _box(16 * MM, 34, 20, 1, Face.BOLD)
_NAME = _box(24 * MM, 30, 18, 1, Face.BOLD)
_PLAIN = _box(12 * MM, 14, 10, 2, Face.REGULAR)
_EVENT = _box(22 * MM, 18, 12, 2, Face.BOLD)
_WHEN = _box(12 * MM, 12.5, 9, 2, Face.REGULAR)
_POST = Box(
    left=SHAPE.left,
    top=SIGNING_TOP,
    width=66 * MM,
    height=22 * MM,
    size=12,
    smallest=8,
    lines=3,
    align=Align.LEFT,
    stand=Stand.BOTTOM,
    face=Face.REGULAR,
)


def _at_least(box: Box, preset: Preset) -> Box:
    """The box with letters no smaller than those of the preset, as far as they fit."""
    return replace(box, size=max(box.size, preset.size))


def _large(box: Box, preset: Preset) -> Box:
    """The same, and higher in proportion."""
    made = _at_least(box, preset)
    return replace(made, height=box.height * made.size / box.size)


@dataclass(frozen=True, slots=True)
class _Words:
    """What all certificates of one language share."""

    language: Language
    catalogue: Catalogue
    body: str
    heading: str
    event: str
    when: str
    post: str
    signatory: str


def print_certificates(
    sheet: PeopleSheet,
    languages: Sequence[Language],
    facts: FileFacts,
    preset: Preset,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Print the certificates of all people by surname, those of one person in each language together.

    The page is that of a certificate; no line of it is smaller than the text of the preset.

    ``progress`` is told after each person. Raises MissingGlyphOfPersonError and MissingGlyphInFieldError.
    """
    paper = Paper(SHAPE, facts)
    furniture = {
        one: Furniture(preset, Margins(languages=(one,), numbered=False), SHAPE) for one in languages
    }
    words = [_words(sheet, language) for language in languages]
    people = one_by_one(sheet, languages[0])
    for number, person in enumerate(people):
        for place, of_language in enumerate(words):
            if number or place:
                paper.next_page()
            _draw(paper, sheet, person, of_language, preset)
            furniture[of_language.language].draw(paper, SHAPE, 1, 1)
        if progress is not None:
            progress(number + 1, len(people))
    return paper.finished()


def _words(sheet: PeopleSheet, language: Language) -> _Words:
    catalogue = wording.catalogue_of(language)
    heading = sheet.certificate.heading.get(language) or catalogue.gettext("Certificate of participation")
    signatory = one_line(sheet.signatory.in_language(language))
    post = one_line(sheet.signatory_post.in_language(language)) or formulas.chair_label(language.value)
    return _Words(
        language=language,
        catalogue=catalogue,
        body=passed(sheet.body.in_language(language), Face.REGULAR, language),
        heading=passed(heading.upper(), Face.BOLD, language),
        event=passed(wording.quoted(wording.event(sheet.meeting, language), language), Face.BOLD, language),
        when=passed(
            wording.days_and_place(sheet.first_day, sheet.last_day, sheet.place, language),
            Face.REGULAR,
            language,
        ),
        post=passed(post, Face.REGULAR, language),
        signatory=passed(signatory, Face.REGULAR, language),
    )


def _text(sheet: PeopleSheet, person: PersonLine, words: _Words) -> tuple[str, str]:
    """The lines of the certificate, and the name in the form that they ask for."""
    language, _ = words.language, words.catalogue.gettext
    name = one_line(person.name.in_language(language))
    own = sheet.certificate.text.get(language)
    dative = one_line(person.name_dative.get(language))
    if own:
        return own, name
    if dative:
        return _("This certificate is awarded to\n{name}\nfor taking part in the event\n{event}"), dative
    return _("This is to certify that\n{name}\ntook part in the event\n{event}"), name


def _draw(paper: Paper, sheet: PeopleSheet, person: PersonLine, words: _Words, preset: Preset) -> None:
    section = paper.reading.root.child("Sect", words.language.value)
    with paper.ornament():
        for inset, weight in ((FRAME, 1.6), (FRAME + FRAME_GAP, 0.5)):
            paper.outline(inset, inset, SHAPE.width - 2 * inset, SHAPE.height - 2 * inset, FRAME_INK, weight)
    blocks = list(_blocks(sheet, person, words, preset))
    height = sum(before + len(made.lines) * made.size * LEADING for before, made, _ in blocks)
    top = SHAPE.top + max(0.0, (SIGNING_TOP - SHAPE.top - height) / 2)
    for before, made, tag in blocks:
        top += before
        with paper.marked(section.child(tag)), paper.pen() as pen:
            for line, middle in zip(made.lines, made.middles, strict=True):
                pen.write(line, SHAPE.left, top + middle, made.size)
        top += len(made.lines) * made.size * LEADING
    _sign(paper, section, words, preset)
    _draw_code(paper, section, person, words, preset)


def _blocks(
    sheet: PeopleSheet, person: PersonLine, words: _Words, preset: Preset
) -> Iterator[tuple[float, Fitted, str]]:
    """The texts from top to bottom with the space before each and the tag."""
    language = words.language
    if words.body:
        yield 0.0, fitted(words.body, _large(_BODY, preset), language), "P"
    yield 30.0, fitted(words.heading, _large(_HEADING, preset), language), "H1"
    template, name = _text(sheet, person, words)
    before = 36.0
    for line in template.split("\n"):
        if line.strip() == NAME:
            shown = passed(name, Face.BOLD, language, name)
            yield before, fitted(shown, _large(_NAME, preset), language), "P"
        elif line.strip() == EVENT:
            yield before, fitted(words.event, _large(_EVENT, preset), language), "P"
        elif line.strip():
            yield before, fitted(passed(line, Face.REGULAR, language), _large(_PLAIN, preset), language), "P"
        before = 22.0 if line.strip() == NAME else 15.0
    if words.when:
        yield 18.0, fitted(words.when, _large(_WHEN, preset), language), "P"


def _sign(paper: Paper, section: Element, words: _Words, preset: Preset) -> None:
    """Post, a line to sign on, the name: side by side."""
    post = fitted(words.post, _at_least(_POST, preset), words.language)
    bottom = _POST.top + _POST.height - 2.0  # just below the feet of the letters
    line_left = _POST.left + _POST.width + 4 * MM
    line_right = line_left + SIGNING_LINE
    with paper.marked(section.child("P")), paper.pen() as pen:
        for line, middle in zip(post.lines, post.middles, strict=True):
            pen.write(line, _POST.left, _POST.top + middle, post.size)
    with paper.ornament():
        paper.rule(line_left, bottom, line_right, bottom, weight=0.6)
    if words.signatory:
        box = Box(
            left=line_right + 4 * MM,
            top=_POST.top,
            width=SHAPE.width - SHAPE.right - CODE_SIDE - line_right - 8 * MM,
            height=_POST.height,
            size=12,
            smallest=8,
            lines=2,
            align=Align.LEFT,
            stand=Stand.BOTTOM,
            face=Face.REGULAR,
        )
        made = fitted(words.signatory, _at_least(box, preset), words.language)
        with paper.marked(section.child("P")), paper.pen() as pen:
            for line, middle in zip(made.lines, made.middles, strict=True):
                pen.write(line, box.left, box.top + middle, made.size)


def _draw_code(paper: Paper, section: Element, person: PersonLine, words: _Words, preset: Preset) -> None:
    if not person.badge_code:
        return
    printed = printed_badge_code(person.badge_code)
    left = SHAPE.width - SHAPE.right - CODE_SIDE + 10 * MM
    top = SIGNING_TOP + 1 * MM
    made = code_picture(person.badge_code)
    alternative = words.catalogue.gettext("QR code: {code}").format(code=printed)
    with paper.marked(section.child("Figure", alternative=alternative)):
        paper.modules(made.runs, made.side, left, top, CODE_SIDE)
    with paper.marked(section.child("P")):
        size = max(CODE_SIZE, preset.size * _CODE_PART)
        middle = left + CODE_SIDE / 2
        paper.furniture(printed, at=middle, top=top + CODE_SIDE + 4, size=size, align="centre")
