"""The handout of a printed resolution: what its pages show, taken from what they are made of."""

from collections.abc import Iterator, Mapping, Sequence

from forumdesk.documents.paragraphs import Kind, Paragraph, SignatureLine, main_part
from forumdesk.documents.styles import Layout
from forumdesk.domain.modes import BY_MAJORITY, AdoptionMode
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.handouts import COUNTS, Handout, HandoutParagraph, ShownAdoption
from forumdesk.services.sheets import Adoption, ResolutionSheet


def handout_of(
    sheet: ResolutionSheet,
    languages: Sequence[Language],
    layout: Layout,
    paragraphs: Sequence[Paragraph],
    signatures: Sequence[SignatureLine],
    feet: Sequence[str],
) -> Handout:
    """The handout of pages that show ``paragraphs`` and ``signatures``, and ``feet`` below them.

    The sheet is that of an adopted text: ValueError for a draft.
    """
    adoption = sheet.adoption
    if adoption is None:
        raise ValueError("a draft has no handout")
    shown = [one for language in languages for one in _in_language(sheet, paragraphs, signatures, language)]
    return Handout(
        hash=adoption.decision_hash,
        head=adoption.head_hash,
        languages=tuple(languages),
        layout=layout.value,
        adoption=_shown_adoption(sheet, adoption, shown),
        paragraphs=tuple(shown),
        feet=tuple(" ".join(foot.split()) for foot in feet),
    )


def _in_language(
    sheet: ResolutionSheet,
    paragraphs: Sequence[Paragraph],
    signatures: Sequence[SignatureLine],
    language: Language,
) -> Iterator[HandoutParagraph]:
    """In the order of the pages: signatures stand above the annexes."""
    numbers = {row.id: row.number for row in sheet.rows}
    signed = main_part(paragraphs)
    yield from _texts(paragraphs[:signed], numbers, language)
    for line in signatures:
        words = " ".join(f"{line.posts[language]} {line.names[language]}".split())
        yield HandoutParagraph(language=language, kind="signature", text=words)
    yield from _texts(paragraphs[signed:], numbers, language)


def _texts(
    paragraphs: Sequence[Paragraph], numbers: Mapping[str, str], language: Language
) -> Iterator[HandoutParagraph]:
    for one in paragraphs:
        stretches = one.texts.get(language, ())
        text = " ".join("".join(stretch.text for stretch in stretches).split())
        if not text:
            continue
        rows = tuple(dict.fromkeys(stretch.source for stretch in stretches if stretch.source))
        number = numbers.get(rows[0], "") if rows and one.kind is Kind.ITEM else one.number
        if one.kind is Kind.ITEM and number:
            text = text.removeprefix(number).lstrip()
        yield HandoutParagraph(language=language, kind=one.kind.value, number=number, text=text, rows=rows)


def _shown_adoption(
    sheet: ResolutionSheet, adoption: Adoption, shown: Sequence[HandoutParagraph]
) -> ShownAdoption:
    """Mode, and of counts, days and place what stands on the pages beside the text of the rows."""
    made = {one.kind for one in shown if not one.rows}
    dated = Kind.DATE_PLACE.value in made
    counted = Kind.ADOPTION.value in made
    return ShownAdoption(
        mode=adoption.mode.value,
        counts=_printed_counts(adoption) if counted else {},
        first_day=sheet.first_day if dated else None,
        last_day=sheet.last_day if dated else None,
        place=sheet.place if dated else LocalizedText(),
    )


def _printed_counts(adoption: Adoption) -> dict[str, int]:
    """Those that the adoption sentence prints."""
    tally = adoption.tally
    if adoption.mode in BY_MAJORITY:
        return dict(zip(COUNTS, (tally.voices_for, tally.against, tally.abstaining), strict=True))
    if adoption.mode is AdoptionMode.UNANIMOUS and tally.abstaining:
        return {"abstaining": tally.abstaining}
    return {}
