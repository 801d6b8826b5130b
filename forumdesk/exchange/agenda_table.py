"""Reading an agenda from a table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from forumdesk.domain.agenda import MINUTES_OF_A_DAY, ItemKind
from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.agenda_numbers import numbered, tidy_number, with_parents
from forumdesk.exchange.agenda_words import HEADINGS, KINDS
from forumdesk.exchange.errors import ColumnsMissingError
from forumdesk.exchange.icalendar_in import YEARS, read_ics
from forumdesk.exchange.participant_cells import CellWords
from forumdesk.exchange.tables_in import Record, Table, key_of, read_table, tidy
from forumdesk.services.proposals import AgendaProposal, ProposedItem, RowProblem

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::00)?", re.ASCII)
_TIMES = re.compile(rf"({_TIME.pattern})\s*[-–—]\s*({_TIME.pattern})", re.ASCII)
_MINUTES = re.compile(r"(\d{1,4})\s*(?:минуты|минут|минута|мин|minutes|min)?\.?", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"[-−–]?[0-9]+([.,][0-9]+)?")

_FIELDS = {"start": "starts", "issue": "issues", "recommendation": "recommendations"}

_TITLE_MISSING = N_("The row has no title and was left out.")
_KIND_UNKNOWN = N_("The kind “{value}” is not known. The item was imported as information.")
_START_BROKEN = N_("“{value}” is not a time such as 09:30. The item was imported without a start.")
_MINUTES_BROKEN = N_("“{value}” is not a number of minutes. The item was imported without a length.")
_NUMBERS_BROKEN = N_("“{value}” is not a list of numbers. The item was imported without them.")
_MINUTES_OUTSIDE = N_(
    "An item lasts from 0 to {most} minutes, not “{value}”. The item was imported without a length."
)
_DAY_BROKEN = N_("“{value}” is not a day such as 17.10.2024. The item was imported on the first day.")


def read_agenda(path: Path) -> AgendaProposal:
    """Read the agenda in ``path``; headings and kinds may be Kazakh, Russian or English.

    Start is local time. Rows without a title are left out; unknown kinds and parents, broken days, times, lengths
    and numbers are named among the problems, and the item stays. Items without a number are counted on. An item
    that names several issues or recommendations belongs to none in particular. Raises the errors of
    :func:`read_table`, and ColumnsMissingError for a table without a column of titles. A file of the ending .ics is
    read as a calendar; see :func:`forumdesk.exchange.icalendar_in.read_ics`.
    """
    if path.suffix.lower() == ".ics":
        return read_ics(path)
    table = read_table(path, lambda heading: key_of(heading) in HEADINGS)
    columns = _columns(table)
    if not any(what == "title" for what, _ in columns):
        raise ColumnsMissingError(count=1, name=path.name, columns=("Тақырыбы / Название / Title",))
    words = CellWords()
    readings = [_Reading(record, columns, words) for record in table.records]
    items = [item for reading in readings if (item := reading.item()) is not None]
    problems = [problem for reading in readings for problem in reading.problems]
    placed, further = with_parents(numbered(items), inferred=("parent", None) not in columns)
    return AgendaProposal(
        records=len(table.records),
        items=tuple(placed),
        problems=tuple(sorted([*problems, *further], key=lambda problem: problem.row)),
    )


def _columns(table: Table) -> Mapping[tuple[str, Language | None], int]:
    columns: dict[tuple[str, Language | None], int] = {}
    for place, heading in enumerate(table.headings):
        column = HEADINGS.get(key_of(heading))
        if column is not None:
            columns.setdefault(column, place)
    return columns


@dataclass(slots=True)
class _Reading:
    """Reads one record and collects what is wrong with it."""

    record: Record
    columns: Mapping[tuple[str, Language | None], int]
    words: CellWords
    problems: list[RowProblem] = field(default_factory=list)

    def item(self) -> ProposedItem | None:
        title = self._texts("title")
        if not title:
            self.problems.append(_problem(self.record.number, "title_missing", _TITLE_MISSING))
            return None
        starts, minutes = self._times()
        return ProposedItem(
            row=self.record.number,
            number=tidy_number(self._cell("number")),
            parent=tidy_number(self._cell("parent")),
            kind=self._kind(),
            title=title,
            starts=starts,
            minutes=minutes,
            speakers=self._texts("speakers"),
            speaker_numbers=self._numbers("speaker_numbers"),
            issues=tuple(self._numbers("issue")),
            recommendations=tuple(self._numbers("recommendation")),
            day=self._day(),
            section=self._texts("section"),
            room=self._texts("room"),
            rapporteurs=self._texts("rapporteurs"),
            rapporteur_numbers=self._numbers("rapporteur_numbers"),
            fields_given=self._fields(minutes_told=minutes > 0),
        )

    def _fields(self, *, minutes_told: bool) -> frozenset[str]:
        """The fields that the file has a column for; a column of times may tell lengths too."""
        fields = {_FIELDS.get(what, what) for what, _ in self.columns}
        return frozenset(fields | {"minutes"} if minutes_told else fields)

    def _cell(self, what: str, language: Language | None = None) -> str:
        place = self.columns.get((what, language))
        return "" if place is None else tidy(self.record.cells[place])

    def _texts(self, what: str) -> LocalizedText:
        return LocalizedText(
            kk=self._cell(what, Language.KK),
            ru=self._cell(what, Language.RU),
            en=self._cell(what, Language.EN),
        )

    def _broken(self, code: str, message: str, value: str, **values: object) -> None:
        self.problems.append(_problem(self.record.number, code, message, value=value, **values))

    def _kind(self) -> ItemKind:
        written = [cell for language in (None, *Language) if (cell := self._cell("kind", language))]
        found = next((KINDS[key_of(cell)] for cell in written if key_of(cell) in KINDS), None)
        if found is None and written:
            self._broken("kind_unknown", _KIND_UNKNOWN, written[0])
        return found or ItemKind.INFORMATION

    def _times(self) -> tuple[time | None, int]:
        """Start and length; a start such as 09:30-09:50 tells the length as well."""
        written, length = self._cell("start"), self._cell("minutes")
        minutes = self._minutes(length)
        both = _TIMES.fullmatch(written)
        one = both or _TIME.fullmatch(written)
        if one is None:
            if written:
                self._broken("start_broken", _START_BROKEN, written)
            return None, minutes
        hour, minute = (int(part) for part in re.split("[:.]", one.group(1) if both else written)[:2])
        starts = time(hour, minute)
        if both and not length:
            end_hour, end_minute = (int(part) for part in re.split("[:.]", both.group(4))[:2])
            minutes = (end_hour * 60 + end_minute - hour * 60 - minute) % MINUTES_OF_A_DAY
        return starts, minutes

    def _minutes(self, written: str) -> int:
        match = _MINUTES.fullmatch(written)
        if match is not None and int(match.group(1)) <= MINUTES_OF_A_DAY:
            return int(match.group(1))
        if _NUMBER.fullmatch(written):
            self._broken("minutes_broken", _MINUTES_OUTSIDE, written, most=MINUTES_OF_A_DAY)
        elif written:
            self._broken("minutes_broken", _MINUTES_BROKEN, written)
        return 0

    def _day(self) -> date | None:
        written = self._cell("day")
        day = self.words.date(written).value
        if day is not None and day.year not in YEARS:
            day = None
        if written and day is None:
            self._broken("day_broken", _DAY_BROKEN, written)
        return day

    def _numbers(self, what: str) -> tuple[int, ...]:
        written = self._cell(what)
        pieces = [piece for piece in re.split(r"[,;\s]+", written) if piece]
        if all(re.fullmatch(r"[0-9]{1,6}", piece) for piece in pieces):
            return tuple(int(piece) for piece in pieces)
        self._broken("numbers_broken", _NUMBERS_BROKEN, written)
        return ()


def _problem(row: int, code: str, message: str, **values: object) -> RowProblem:
    return RowProblem(row=row, notice=Notice(code=code, message=message, values=values))
