"""Whether a handout is the true record: what is attached to the pages compared with the sealed bytes."""

from collections.abc import Iterator, Sequence

from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, languages_in
from forumdesk.language.authenticity import authenticity_clause
from forumdesk.services.codes import printed_code
from forumdesk.services.handout_checks import (
    Difference,
    DifferenceKind,
    added,
    changed,
    in_line,
)
from forumdesk.services.handouts import Handout, HandoutParagraph
from forumdesk.services.sealed_facts import SealedFacts
from forumdesk.services.sheets import SheetRow

_LOOSE = frozenset({Part.TITLE, Part.THEME, Part.DATE_PLACE, Part.NOTE})  # printed in a place of their own
_COUNT_FIELDS = {"for": "voices_for", "against": "against", "abstaining": "abstaining"}
# Made from the record by the document.
_MADE = frozenset({"adoption", "authenticity", "date_place", "title", "annex_mark"})


def against_record(handout: Handout, records: Sequence[SealedFacts]) -> tuple[Difference, ...]:
    """Where what is attached differs from the sealed records of the decisions by which the text was adopted.

    The caller has verified them; the one that the printed code names is among them, else that is the difference.
    """
    named = next((one for one in records if one.hash == handout.hash), None)
    if named is None:
        known = ", ".join(printed_code(one.hash, one.hash) for one in records)
        return (Difference(kind=DifferenceKind.CODE, before=known, after=handout.printed_code),)
    whole = next((one for one in records if one.whole), None)
    rows = whole.rows if whole else tuple({row.id: row for one in records for row in one.rows}.values())
    found: list[Difference] = []
    for language in handout.languages:
        found += _against_rows(handout.in_language(language), rows, language, whole=whole is not None)
    found += _against_facts(handout, named)
    return tuple(found)


def unsealed(handout: Handout, records: Sequence[SealedFacts]) -> tuple[HandoutParagraph, ...]:
    """The paragraphs that no record speaks for: signatures, and what was not decided."""
    sealed = {row.id for one in records for row in one.rows}
    return tuple(
        one
        for one in handout.paragraphs
        if not sealed.issuperset(one.rows) or not (one.rows or one.kind in _MADE)
    )


def _against_rows(
    paragraphs: Sequence[HandoutParagraph], rows: Sequence[SheetRow], language: Language, *, whole: bool
) -> Iterator[Difference]:
    sealed = {row.id: row for row in rows if row.text.get(language)}
    shown: list[str] = []
    for index, one in enumerate(paragraphs):
        own = [sealed[row_id] for row_id in one.rows if row_id in sealed]
        shown += [row.id for row in own]
        if not own:
            if one.rows and whole:
                yield added(language, one.words)
            continue
        numbers = " ".join(row.number for row in own if row.number)
        text = in_line(" ".join(row.text.get(language) for row in own))
        before = HandoutParagraph(language=language, kind=one.kind, number=numbers, text=text)
        yield from changed(before, index, in_line(one.words))
    for row in rows:
        if row.id in sealed and row.id not in shown:
            yield Difference(
                kind=DifferenceKind.MISSING,
                language=language,
                paragraph=row.number,
                before=in_line(row.text.get(language)),
            )
    yield from _moved(shown, sealed, language)


def _moved(shown: Sequence[str], sealed: dict[str, SheetRow], language: Language) -> Iterator[Difference]:
    """The first row that does not stand behind the one that it follows in the record, and rows shown twice."""
    kept = [row_id for row_id in shown if sealed[row_id].part not in _LOOSE]
    order = [row_id for row_id in sealed if row_id in set(kept)]
    for found, wanted in zip([*kept, *[""] * len(order)], [*order, *[""] * len(kept)], strict=True):
        if found != wanted:
            row = sealed[found or wanted]
            yield Difference(
                kind=DifferenceKind.MOVED,
                language=language,
                paragraph=row.number,
                before=in_line(row.text.get(language)),
            )
            return


def _against_clause(said: HandoutParagraph, facts: SealedFacts) -> Iterator[Difference]:
    """The clause names the languages that the record has words in, and those that prevail by the sealed rules."""
    written = languages_in(row.text for row in facts.rows)
    order = dict.fromkeys([*(one for one in facts.languages if one in written), *written])
    prevailing = [one for one in order if one in facts.authentic]
    text = in_line(authenticity_clause(list(order), prevailing, said.language))
    yield from changed(HandoutParagraph(language=said.language, kind=said.kind, text=text), 0, said.text)


def _against_facts(handout: Handout, facts: SealedFacts) -> Iterator[Difference]:
    adoption = handout.adoption
    if adoption.mode != facts.mode.value:
        yield Difference(kind=DifferenceKind.MODE, before=facts.mode.value, after=adoption.mode)
    sealed = {name: getattr(facts.tally, _COUNT_FIELDS[name]) for name in adoption.counts}
    if sealed != adoption.counts:
        before, after = ("–".join(map(str, counts.values())) for counts in (sealed, adoption.counts))
        yield Difference(kind=DifferenceKind.COUNTS, before=before, after=after)
    made = [one for one in handout.paragraphs if not one.rows]
    for one in made:
        if one.kind == "authenticity":
            yield from _against_clause(one, facts)
        if one.kind == "title":
            sealed_title = HandoutParagraph(
                language=one.language, kind="title", text=in_line(facts.meeting.in_language(one.language))
            )
            yield from changed(sealed_title, 0, one.text)
    if not any(one.kind == "date_place" for one in made):
        return
    days = [
        " – ".join(str(day) for day in pair if day is not None)
        for pair in ((facts.first_day, facts.last_day), (adoption.first_day, adoption.last_day))
    ]
    if days[0] != days[1]:
        yield Difference(kind=DifferenceKind.DATE, before=days[0], after=days[1])
    if adoption.place != facts.place:
        first = handout.languages[0]
        before, after = (place.in_language(first) for place in (facts.place, adoption.place))
        yield Difference(kind=DifferenceKind.PLACE, before=before, after=after)
