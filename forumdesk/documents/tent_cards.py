"""Tent cards: a lying sheet of A4, folded in the middle, with the name on both faces, the upper one on its head."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from forumdesk.documents.fitting import Box, Stand, fitted
from forumdesk.documents.fonts import SANS, Face
from forumdesk.documents.gate import one_line, passed
from forumdesk.documents.page import FileFacts, PageShape, Paper
from forumdesk.documents.people_order import one_by_one
from forumdesk.documents.styles import A4, MM, Align
from forumdesk.documents.tagging import Element
from forumdesk.domain.texts import Language
from forumdesk.language.countries import country_name
from forumdesk.services.people_sheets import PeopleSheet, PersonLine

FACES = "faces"  # the layout that gives each language a face of its own
SHAPE = PageShape(width=A4[1], height=A4[0], left=18 * MM, right=18 * MM, top=0.0, bottom=0.0)
FOLD = A4[0] / 2
TICK = 6 * MM
_NAME = Box(
    left=SHAPE.left,
    top=FOLD + 14 * MM,
    width=SHAPE.measure,
    height=48 * MM,
    size=76,
    smallest=36,
    lines=2,
    align=Align.CENTRED,
    stand=Stand.MIDDLE,
    face=Face.SANS_BOLD,
)
_SECOND = replace(_NAME, top=FOLD + 64 * MM, height=13 * MM, size=30, smallest=16, lines=1, face=Face.SANS)
_TALL_NAME = replace(_NAME, height=60 * MM)
_WHENCE = replace(_NAME, top=FOLD + 80 * MM, height=14 * MM, size=16, smallest=11, face=Face.SANS)


def print_tent_cards(
    sheet: PeopleSheet,
    languages: Sequence[Language],
    facts: FileFacts,
    *,
    layout: str,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Print a card for each person, by surname, one a page.

    Two ``languages`` stand on both faces, the second one small, or with the layout "faces" the first one towards
    the hall and the second one towards the person. ``progress`` is told after each card. Raises
    MissingGlyphOfPersonError.
    """
    paper = Paper(SHAPE, facts, faces=SANS)
    people = one_by_one(sheet, languages[0])
    faces = [(one,) for one in languages] if layout == FACES else [tuple(languages)]
    for number, person in enumerate(people):
        if number:
            paper.next_page()
        card = paper.reading.root.child("Sect")
        with paper.ornament():
            paper.rule(0.0, FOLD, TICK, FOLD)
            paper.rule(SHAPE.width - TICK, FOLD, SHAPE.width, FOLD)
        _draw_face(paper, card, person, faces[0])
        with paper.upside_down():
            _draw_face(paper, card, person, faces[-1], again=len(faces) == 1)
        if progress is not None:
            progress(number + 1, len(people))
    return paper.finished()


def _draw_face(
    paper: Paper, card: Element, person: PersonLine, languages: tuple[Language, ...], *, again: bool = False
) -> None:
    """The lower face; where it says the same ``again``, a reading program passes over it."""
    first = languages[0]
    name = one_line(person.on_badge.in_language(first))
    second = one_line(person.on_badge.get(languages[1])) if len(languages) > 1 else ""
    if second == name:
        second = ""
    whence = [one_line(person.organisation.in_language(first))]
    if person.country:
        whence.append(country_name(person.country, first.value))
    texts = (
        (name, _NAME if second else _TALL_NAME, first),
        (second, _SECOND, languages[-1]),
        (" · ".join(part for part in whence if part), _WHENCE, first),
    )
    for text, box, language in texts:
        if not text:
            continue
        made = fitted(passed(text, box.face, language, name), box, language)
        with paper.ornament() if again else paper.marked(card.child("P", language.value)), paper.pen() as pen:
            for line, middle in zip(made.lines, made.middles, strict=True):
                pen.write(line, box.left, box.top + middle, made.size)
