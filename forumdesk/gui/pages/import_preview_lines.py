"""The lines of an import's preview, worded: people, agenda items, paragraphs, a whole meeting."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.errors import N_
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.agenda import KIND_NAMES
from forumdesk.gui.models.import_rows import NEW, PROBLEM, SAME, UPDATED, Cell, Line, Sheet
from forumdesk.gui.models.participants import (
    CATEGORY_NAMES,
    ROLE_NAMES,
    affiliation,
    country_of,
    surname_first,
)
from forumdesk.gui.theme import Token
from forumdesk.gui.words import Words
from forumdesk.language.dates import date_range, time_of_day
from forumdesk.services.importing.results import ImportResult, RowOutcome, Verdict
from forumdesk.services.proposals import MeetingPackage, ProposedItem, ProposedParticipant, RowProblem

_LEFT_OUT: Final = frozenset({"name_missing", "title_missing"})
_ARROW: Final = " → "
_LOOKS: Final[Mapping[Verdict, tuple[str, Token, str]]] = {
    Verdict.NEW: ("plus", "accent", NEW),
    Verdict.UPDATED: ("pencil-simple", "warn", UPDATED),
    Verdict.SAME: ("equals", "text3", SAME),
}
_PERSON_FIELDS: Final = {
    "names": N_("Name"),
    "organisation": N_("Organisation"),
    "post": N_("Post"),
    "country": N_("Country"),
    "role": N_("Role"),
    "category": N_("Category"),
    "entitled": N_("Voice"),
    "email": N_("E-mail"),
    "phone": N_("Telephone"),
}
_ITEM_FIELDS: Final = {
    "title": N_("Title"),
    "kind": N_("Kind"),
    "starts": N_("Start"),
    "minutes": N_("Minutes"),
    "speakers": N_("Speakers"),
    "parent_id": N_("Item above"),
    "position": N_("Order"),
    "issue": N_("Issue"),
    "recommendation": N_("Recommendation"),
}


def participant_sheet(people: Sequence[ProposedParticipant], result: ImportResult, words: Words) -> Sheet:
    """People in the order of the file, those with problems first."""
    _ = words.gettext
    remarks = _remarks(result.problems, words)
    lines = _left_out(result.problems, 3, words)
    for one, outcome in zip(people, result.outcomes, strict=True):
        person = outcome.after
        assert isinstance(person, Participant)
        said = remarks.pop(one.row, ())
        cells = (
            Cell(
                text=surname_first(person.names, words.language),
                caption=affiliation(person, words.language),
            ),
            Cell(text=country_of(person, words.language) or "–"),
            Cell(text=_(ROLE_NAMES[person.role])),
        )
        changes = _changes(outcome, _PERSON_FIELDS, _person_value, words)
        lines.append(_line(str(one.row), outcome.verdict, said, changes, cells, words))
    heads = (_("No."), _("Result"), _("Participant"), _("Country"), _("Role"))
    return Sheet(
        heads=heads, lines=_problems_first(lines), widths={0: 64, 1: 264, 3: 144, 4: 152}, stretched=2
    )


def agenda_sheet(items: Sequence[ProposedItem], result: ImportResult, words: Words) -> Sheet:
    """Agenda items in the order of the file, those with problems first."""
    _ = words.gettext
    remarks = _remarks(result.problems, words)
    lines = _left_out(result.problems, 4, words)
    for one, outcome in zip(items, result.outcomes, strict=True):
        item = outcome.after
        assert isinstance(item, AgendaItem)
        said = remarks.pop(one.row, ())
        cells = (
            Cell(
                text=item.title.in_language(words.language),
                caption=item.speakers.in_language(words.language),
            ),
            Cell(text=_(KIND_NAMES[item.kind])),
            Cell(text=time_of_day(item.starts, words.language) if item.starts else "–"),
            Cell(text=str(item.minutes) if item.minutes else "–"),
        )
        changes = _changes(outcome, _ITEM_FIELDS, _item_value, words)
        lines.append(_line(item.number, outcome.verdict, said, changes, cells, words))
    heads = (_("No."), _("Result"), _("Agenda item"), _("Kind"), _("Start"), _("Minutes"))
    return Sheet(
        heads=heads, lines=_problems_first(lines), widths={0: 64, 1: 232, 3: 168, 4: 72, 5: 80}, stretched=2
    )


def event_sheet(package: MeetingPackage, words: Words) -> Sheet:
    """What a package holds."""
    _, language = words.gettext, words.language
    meeting = package.meeting
    days = ""
    if meeting.first_day:
        days = date_range(meeting.first_day, meeting.last_day or meeting.first_day, language)
    contents = (
        (_("Body"), package.body.name.in_language(language)),
        (_("Title of the meeting"), meeting.title.in_language(language)),
        (_("Days"), days),
        (_("Place"), meeting.place.in_language(language)),
        (_("Participants"), str(len(package.participants))),
        (_("Agenda items"), str(len(package.agenda))),
        (_("Recommendations"), str(len(package.resolution.recommendations()))),
        (_("Sealed decisions"), str(len(package.decisions))),
    )
    lines = tuple(Line(cells=(Cell(text=what), Cell(text=said or "–"))) for what, said in contents)
    return Sheet(heads=(_("Part"), _("In the file")), lines=lines, widths={0: 240}, stretched=1)


def verdict_cell(verdict: Verdict, remark: str, words: Words) -> Cell:
    """The verdict as icon and word, with a remark below it."""
    icon, tone, _kind = _LOOKS[verdict]
    spoken = {
        Verdict.NEW: words.pgettext("one row", "New"),
        Verdict.UPDATED: words.pgettext("one row", "Updated"),
        Verdict.SAME: words.pgettext("one row", "Unchanged"),
    }
    quiet = verdict is Verdict.SAME
    return Cell(text=spoken[verdict], caption=remark, icon=icon, tone=tone, strong=not quiet)


def kind_of(verdict: Verdict) -> str:
    """The filter under which a verdict is seen."""
    return _LOOKS[verdict][2]


def _line(
    number: str,
    verdict: Verdict,
    remarks: Sequence[str],
    changes: Sequence[str],
    cells: tuple[Cell, ...],
    words: Words,
) -> Line:
    kinds = {kind_of(verdict)}
    shown = verdict_cell(verdict, "; ".join(changes), words)
    if remarks:
        kinds.add(PROBLEM)
        shown = Cell(text=shown.text, caption=" ".join(remarks), icon="warning", tone="warn", strong=True)
    return Line(
        cells=(Cell(text=number, tone="text3"), shown, *cells),
        kinds=frozenset(kinds),
        detail=" ".join((*remarks, "; ".join(changes))).strip(),
    )


def _left_out(problems: Sequence[RowProblem], width: int, words: Words) -> list[Line]:
    """Rows that cannot be imported: of them nothing is known but what is wrong."""
    lines = []
    for problem in problems:
        if problem.notice.code in _LEFT_OUT:
            sentence = words.catalogue.sentence(problem.notice)
            verdict = Cell(
                text=words.gettext("Not imported"), caption=sentence, icon="x-circle", tone="bad", strong=True
            )
            cells = (Cell(text=str(problem.row), tone="text3"), verdict, *(Cell(text="–"),) * width)
            lines.append(Line(cells=cells, kinds=frozenset({PROBLEM}), detail=sentence))
    return lines


def _remarks(problems: Sequence[RowProblem], words: Words) -> dict[int, tuple[str, ...]]:
    """What is wrong with rows that are imported nevertheless, by row."""
    found: dict[int, tuple[str, ...]] = {}
    for problem in problems:
        if problem.notice.code not in _LEFT_OUT:
            sentence = words.catalogue.sentence(problem.notice)
            found[problem.row] = (*found.get(problem.row, ()), sentence)
    return found


def _problems_first(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: PROBLEM not in line.kinds))


def _changes(
    outcome: RowOutcome,
    labels: Mapping[str, str],
    value_of: Callable[[Any, str, Words], str],
    words: Words,
) -> list[str]:
    """What an updated row changes: «Post: vice-rector → rector»."""
    if outcome.verdict is not Verdict.UPDATED:
        return []
    changes = []
    for name, label in labels.items():
        before, after = getattr(outcome.before, name), getattr(outcome.after, name)
        if before != after:
            if isinstance(before, LocalizedText) and isinstance(after, LocalizedText):
                was, now = _differing(before, after, words.language)
            else:
                was, now = value_of(outcome.before, name, words), value_of(outcome.after, name, words)
            said = f"{was or '–'}{_ARROW}{now or '–'}" if (was, now) != ("", "") else ""
            changes.append(f"{words.gettext(label)}: {said}" if said else words.gettext(label))
    return changes


def _differing(before: LocalizedText, after: LocalizedText, language: Language) -> tuple[str, str]:
    """Both texts in the window's language if they differ there, else in the first in which they do."""
    order = (language, *Language)
    chosen = next(one for one in order if before.get(one) != after.get(one))
    return before.get(chosen), after.get(chosen)


def _person_value(person: Participant, name: str, words: Words) -> str:
    _ = words.gettext
    values: dict[str, Callable[[], str]] = {
        "names": lambda: surname_first(person.names, words.language),
        "country": lambda: country_of(person, words.language),
        "role": lambda: _(ROLE_NAMES[person.role]),
        "category": lambda: _(CATEGORY_NAMES[person.category]),
        "entitled": lambda: _("yes") if person.entitled else _("no"),
    }
    return values[name]() if name in values else str(getattr(person, name))


def _item_value(item: AgendaItem, name: str, words: Words) -> str:
    if name == "kind":
        return words.gettext(KIND_NAMES[item.kind])
    if name == "starts":
        return time_of_day(item.starts, words.language) if item.starts else ""
    # An identifier and a place in the list say nothing to a reader: that they change is enough.
    return "" if name in {"parent_id", "position"} else str(getattr(item, name))
