"""The lines of an import's preview, worded: agenda items, a whole meeting."""

from collections.abc import Sequence
from typing import Final

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.errors import N_
from forumdesk.gui.models.agenda import KIND_NAMES
from forumdesk.gui.models.import_rows import PROBLEM, Cell, Line, Sheet
from forumdesk.gui.models.import_verdicts import LEFT_OUT, changes, kind_of, verdict_cell
from forumdesk.gui.words import Words
from forumdesk.language.dates import date_range, time_of_day
from forumdesk.services.importing.results import ImportResult, Verdict
from forumdesk.services.proposals import MeetingPackage, ProposedItem, RowProblem

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
        told = changes(outcome, _ITEM_FIELDS, _item_value, words)
        lines.append(_line(item.number, outcome.verdict, said, told, cells, words))
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


def _line(
    number: str,
    verdict: Verdict,
    remarks: Sequence[str],
    told: Sequence[str],
    cells: tuple[Cell, ...],
    words: Words,
) -> Line:
    kinds = {kind_of(verdict)}
    shown = verdict_cell(verdict, "; ".join(told), words)
    if remarks:
        kinds.add(PROBLEM)
        shown = Cell(text=shown.text, caption=" ".join(remarks), icon="warning", tone="warn", strong=True)
    return Line(
        cells=(Cell(text=number, tone="text3"), shown, *cells),
        kinds=frozenset(kinds),
        detail=" ".join((*remarks, "; ".join(told))).strip(),
    )


def _left_out(problems: Sequence[RowProblem], width: int, words: Words) -> list[Line]:
    """Rows that cannot be imported: of them nothing is known but what is wrong."""
    lines = []
    for problem in problems:
        if problem.notice.code in LEFT_OUT:
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
        if problem.notice.code not in LEFT_OUT:
            sentence = words.catalogue.sentence(problem.notice)
            found[problem.row] = (*found.get(problem.row, ()), sentence)
    return found


def _problems_first(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: PROBLEM not in line.kinds))


def _item_value(item: AgendaItem, name: str, words: Words) -> str:
    if name == "kind":
        return words.gettext(KIND_NAMES[item.kind])
    if name == "starts":
        return time_of_day(item.starts, words.language) if item.starts else ""
    # An identifier and a place in the list say nothing to a reader: that they change is enough.
    return "" if name in {"parent_id", "position"} else str(getattr(item, name))
