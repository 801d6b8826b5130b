"""The handout of a printed resolution: what its pages show, taken from what they are made of."""

from collections.abc import Iterator, Mapping, Sequence

from forumdesk.documents.paragraphs import Kind, Paragraph, SignatureLine, main_part
from forumdesk.documents.signing_block import signed_words
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
    *,
    before: Sequence[tuple[Language, str]] = (),
    behind: Sequence[tuple[Language, str]] = (),
) -> Handout:
    """The handout of pages that show ``paragraphs`` and ``signatures``, and ``feet`` below them.

    ``before`` are the words of the letterhead, ``behind`` those that certify a copy, in the order of the pages.
    The sheet is that of an adopted text: ValueError for a draft.
    """
    adoption = sheet.adoption
    if adoption is None:
        raise ValueError("a draft has no handout")
    one_by_one = layout not in {Layout.COLUMNS, Layout.STACKED}
    signed = [
        words
        for group in ([(one,) for one in languages] if one_by_one else [languages])
        for words in (signed_words(line, group) for line in signatures)
    ]
    groups = [languages] if layout is Layout.STACKED else [(one,) for one in languages]
    shown = [
        one
        for group in groups
        for one in (
            *_beside_text(before, "letterhead", group),
            *_in_order(sheet, paragraphs, signed, group),
            *_beside_text(behind, "certification", group),
        )
    ]
    return Handout(
        hash=adoption.decision_hash,
        head=adoption.head_hash,
        languages=tuple(languages),
        layout=layout.value,
        adoption=_shown_adoption(sheet, adoption, shown),
        paragraphs=tuple(shown),
        feet=tuple(" ".join(foot.split()) for foot in feet),
    )


def _beside_text(
    said: Sequence[tuple[Language, str]], kind: str, languages: Sequence[Language]
) -> Iterator[HandoutParagraph]:
    for language, text in said:
        if language in languages:
            yield HandoutParagraph(language=language, kind=kind, text=" ".join(text.split()))


def _in_order(
    sheet: ResolutionSheet,
    paragraphs: Sequence[Paragraph],
    signed: Sequence[Mapping[Language, str]],
    languages: Sequence[Language],
) -> Iterator[HandoutParagraph]:
    """In the order of the pages: signatures stand above the annexes."""
    numbers = {row.id: row.number for row in sheet.rows}
    end = main_part(paragraphs)
    yield from _texts(paragraphs[:end], numbers, languages)
    for words in signed:
        for language in languages:
            if language in words:
                yield HandoutParagraph(language=language, kind="signature", text=words[language])
    yield from _texts(paragraphs[end:], numbers, languages)


def _texts(
    paragraphs: Sequence[Paragraph], numbers: Mapping[str, str], languages: Sequence[Language]
) -> Iterator[HandoutParagraph]:
    for one in paragraphs:
        for language in languages:
            if (shown := _shown(one, numbers, language)) is not None:
                yield shown


def _shown(paragraph: Paragraph, numbers: Mapping[str, str], language: Language) -> HandoutParagraph | None:
    stretches = paragraph.texts.get(language, ())
    text = " ".join("".join(stretch.text for stretch in stretches).split())
    if not text:
        return None
    rows = tuple(dict.fromkeys(stretch.source for stretch in stretches if stretch.source))
    is_item = paragraph.kind is Kind.ITEM
    number = numbers.get(rows[0], "") if rows and is_item else paragraph.number
    if is_item and number:
        text = text.removeprefix(number).lstrip()
    return HandoutParagraph(language=language, kind=paragraph.kind.value, number=number, text=text, rows=rows)


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
