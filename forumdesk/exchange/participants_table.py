"""Reading a list of participants from a table."""

import gc
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.texts import Language, LocalizedText, clean_text
from forumdesk.exchange.errors import ColumnsMissingError
from forumdesk.exchange.participant_cells import (
    CellWords,
    Said,
    email_notice,
    language_by_letters,
    name_from,
)
from forumdesk.exchange.participant_columns import guess_columns, is_heading, mapped_columns
from forumdesk.exchange.participant_suggestions import Oddness, mixed_scripts, suggested_for
from forumdesk.exchange.tables_in import Cells, SourceWish, Table, read_table, tidy
from forumdesk.exchange.workbooks import Progress
from forumdesk.services.proposals import (
    ParticipantsProposal,
    ProposedParticipant,
    RowProblem,
    RowSuggestion,
)

NAME_MISSING = N_("The row has no name and was left out.")
_CELLS_BEYOND = N_("The row is longer than the line of headings; its last cells were left out.")
_POST_DATES_CROSSED = N_(
    "The post ends on {until}, before it begins on {begins}. The person was imported without these dates."
)

# What stands where a name is expected: the total below a list, and "not available".
_NO_PERSON = re.compile(
    r"\b(?:итого|всего|барлығы|жиыны)\b|^[\W\d]*total[\W\d]*$|^#?(?:n/a|н/д)\s*$", re.IGNORECASE
)
_STEP = 2_000  # rows between two words about progress
_KK, _RU, _EN = Language  # looked up once: an enumeration is slow to ask
_NOWHERE = -1  # the place of a column that is not there: every row gets one empty cell more
_NO_NAME = PersonName()
_NAME_PARTS = ("family", "given", "patronymic", "full")
_SPACE_FIRST, _SPACE_LAST = "¦ ", " ¦"
_PART = "¦"  # parts cells where a whole row is looked at at once; stands in no name


def read_participants(
    path: Path,
    *,
    columns: Mapping[str, str] | Sequence[str] | None = None,
    corrections: Mapping[tuple[int, int], str] | None = None,
    wish: SourceWish | None = None,
    progress: Progress | None = None,
) -> ParticipantsProposal:
    """Read the list in ``path``. Headings and code words may be Kazakh, Russian or English.

    ``columns`` tell what columns hold (see :func:`mapped_columns`) where the guess is wrong. ``corrections`` are
    cells that stand instead of those of the file, by place of the record and place of the column, both from 0.
    ``wish`` chooses encoding, separator or sheet; ``progress`` is told rows done and rows in all, and may raise.

    Rows without a name are left out; unknown countries, roles, categories and voting marks and broken e-mail
    addresses are named among the problems, and the person stays. Spaces are tidied and letters composed; letters
    of another script inside a word are kept as typed and pointed out among the suggestions. Raises the errors of
    :func:`read_table` and :func:`mapped_columns`, and ColumnsMissingError for a table without a column of names.
    """
    table = read_table(path, is_heading, wish=wish, progress=_half(progress, second=False))
    rows = _corrected(table.rows, corrections or {})
    fields = (
        guess_columns(table.headings, rows)
        if columns is None
        else mapped_columns(table.headings, columns, rows)
    )
    reader = _Reader(fields)
    if not reader.has_names:
        raise ColumnsMissingError(count=1, name=path.name, columns=("Тегі / Фамилия / Surname",))
    people, places = _people(reader, rows, table, _half(progress, second=True))
    return ParticipantsProposal(
        records=len(rows),
        people=people,
        problems=tuple(reader.problems),
        suggestions=tuple(reader.suggestions),
        notices=table.notices,
        headings=table.headings,
        columns=fields,
        cells=rows,
        places=places,
        written=_as_written(fields, table, places, corrections or {}),
        source=table.source,
    )


def _people(
    reader: "_Reader", rows: tuple[Cells, ...], table: Table, progress: Progress | None
) -> tuple[tuple[ProposedParticipant, ...], tuple[int, ...]]:
    people: list[ProposedParticipant] = []
    places: list[int] = []
    # Nothing made here refers to itself; looking for such circles again and again took a quarter of the time.
    with _no_collection():
        for place, row in enumerate(rows):
            person = reader.person(place, row, beyond=place in table.beyond)
            if person is not None:
                people.append(person)
                places.append(place)
            if progress is not None and place % _STEP == 0:
                progress(place, len(rows))
    return tuple(people), tuple(places)


def _as_written(
    fields: Cells, table: Table, places: Sequence[int], corrections: Mapping[tuple[int, int], str]
) -> dict[int, ProposedParticipant]:
    """The people of corrected records as the file itself has them; one without a name there is left out."""
    reader = _Reader(fields)
    found = {}
    for at, place in enumerate(places) if corrections else ():
        if any(row == place for row, _ in corrections):
            person = reader.person(place, table.rows[place], beyond=False)
            if person is not None:
                found[at] = person
    return found


@contextmanager
def _no_collection() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _half(progress: Progress | None, *, second: bool) -> Progress | None:
    """Reading the file is the first half of the way, understanding it the second."""
    if progress is None:
        return None
    tell = progress
    return lambda done, total: tell((total + done) // 2 if second else done // 2, total)


def _corrected(rows: tuple[Cells, ...], corrections: Mapping[tuple[int, int], str]) -> tuple[Cells, ...]:
    if not corrections:
        return rows
    changed = list(rows)
    for (row, column), text in corrections.items():
        if 0 <= row < len(changed) and 0 <= column < len(changed[row]):
            cells = changed[row]
            changed[row] = (*cells[:column], text, *cells[column + 1 :])
    return tuple(changed)


class _Reader:
    """Reads records one by one and collects what is wrong with them."""

    def __init__(self, fields: Cells) -> None:
        self.problems: list[RowProblem] = []
        self.suggestions: list[RowSuggestion] = []
        self._fields = fields
        self._places = {field: place for place, field in enumerate(fields) if field}
        self._words = CellWords()
        self._names = tuple(self._of(*(f"{part}_{code.value}" for part in _NAME_PARTS)) for code in Language)
        self._any_name = self._of(*_NAME_PARTS)
        self._name_places = tuple(
            place for field, place in self._places.items() if field.startswith(_NAME_PARTS)
        )
        self._oddness = Oddness(fields, self._name_places)
        self._organisations = _Texts(self._in_languages("organisation"))
        self._posts = _Texts(self._in_languages("post"))
        self._notes = self._places.get("notes", _NOWHERE)
        (self._number, self._country, self._category, self._role, self._entitled) = self._of(
            "number", "country", "category", "role", "entitled"
        )
        (self._email, self._phone, self._delegation, self._status) = self._of(
            "email", "phone", "delegation", "status"
        )
        (self._post_from, self._post_until) = self._of("post_from", "post_until")
        self._has_dates = {self._post_from, self._post_until} != {_NOWHERE}

    def _of(self, *fields: str) -> tuple[int, ...]:
        return tuple(self._places.get(field, _NOWHERE) for field in fields)

    def _in_languages(self, stem: str) -> tuple[int, ...]:
        return self._of(stem, *(f"{stem}_{language.value}" for language in Language))

    @property
    def has_names(self) -> bool:
        """Whether a name can be read at all."""
        return any(field.startswith(("family", "full")) for field in self._places)

    def person(self, place: int, row: Cells, *, beyond: bool) -> ProposedParticipant | None:
        """The person in one record, None without a name."""
        cells = _tidied(row)
        number = cells[self._number].rstrip(".")
        number_of_row = (
            int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else place + 1
        )
        names = self._all_names(cells)
        if not (names.kk or names.ru or names.en) or _is_no_name(names.kk or names.ru or names.en):
            field = self._fields[min(self._name_places)]
            self._tell(place, number_of_row, Notice(code="name_missing", message=NAME_MISSING), field)
            return None
        words = self._words
        country = words.country(cells[self._country])
        category = words.category(cells[self._category])
        role = words.role(cells[self._role])
        entitled = words.voice(cells[self._entitled])
        state = words.state(cells[self._status])
        address = email_notice(cells[self._email])
        begins = words.date(cells[self._post_from]) if self._has_dates else _NO_DATE
        until = words.date(cells[self._post_until]) if self._has_dates else _NO_DATE
        if begins.value is not None and until.value is not None and until.value < begins.value:
            begins = until = _crossed(begins, until)
        if beyond or address or country.notice or category.notice or role.notice or entitled.notice:
            self._tell_all(place, number_of_row, beyond, (country, category, role, entitled), address)
        if state.notice or begins.notice or until.notice:
            self._tell_rest(place, number_of_row, state, begins, until)
        organisation, mixed = self._organisations.of(cells)
        post, mixed_too = self._posts.of(cells)
        is_odd = self._oddness.of(cells)
        if is_odd or mixed or mixed_too:
            columns = (*mixed, *mixed_too, *(self._name_places if is_odd else ()))
            self._suggest(place, number_of_row, columns, cells)
        return ProposedParticipant(
            row=number_of_row,
            names=names,
            organisation=organisation,
            post=post,
            country=country.value,
            category=category.value,
            role=role.value,
            entitled=entitled.value,
            email=cells[self._email],
            phone=cells[self._phone],
            delegation=cells[self._delegation],
            notes=clean_text(row[self._notes]) if self._notes != _NOWHERE and row[self._notes] else "",
            post_from=begins.value,
            post_until=until.value,
            state=state.value,
        )

    def _all_names(self, cells: Sequence[str]) -> Names:
        kk = _name(cells, self._names[0], _KK)
        ru = _name(cells, self._names[1], _RU)
        en = _name(cells, self._names[2], _EN)
        if self._any_name != _NO_PLACES:
            family, _, _, full = self._any_name
            language = language_by_letters(cells[family] or cells[full])
            name = _name(cells, self._any_name, language)
            kk = (kk or name) if language is _KK else kk
            ru = (ru or name) if language is _RU else ru
            en = (en or name) if language is _EN else en
        return Names(kk=kk, ru=ru, en=en)

    def _tell(self, place: int, row: int, notice: Notice, field: str) -> None:
        self.problems.append(RowProblem(row=row, notice=notice, field=field, record=place))

    def _tell_all(
        self, place: int, row: int, beyond: bool, coded: Sequence[Said[object]], address: Notice | None
    ) -> None:
        if beyond:
            self._tell(place, row, Notice(code="cells_beyond", message=_CELLS_BEYOND), "")
        for field, said in zip(("country", "category", "role", "entitled"), coded, strict=True):
            if said.notice is not None:
                self._tell(place, row, said.notice, field)
        if address is not None:
            self._tell(place, row, address, "email")

    def _tell_rest(self, place: int, row: int, *said: Said[object]) -> None:
        told: list[Notice] = []
        for field, one in zip(("status", "post_from", "post_until"), said, strict=True):
            if one.notice is not None and one.notice not in told:
                told.append(one.notice)
                self._tell(place, row, one.notice, field)

    def _suggest(self, place: int, row: int, columns: Sequence[int], cells: Sequence[str]) -> None:
        for column in sorted(columns):
            field = self._fields[column]
            suggested = suggested_for(field, cells[column])
            if suggested is not None:
                self.suggestions.append(
                    RowSuggestion(
                        row=row,
                        field=field,
                        written=cells[column],
                        suggested=suggested.text,
                        notice=suggested.notice,
                        record=place,
                    )
                )


class _Texts:
    """A text in several columns; the same cells give the same value, which long lists repeat.

    With the text come the columns whose words mix scripts.
    """

    def __init__(self, places: tuple[int, ...]) -> None:
        self._places = places
        self._known: dict[tuple[str, ...], tuple[LocalizedText, tuple[int, ...]]] = {}
        self._mixed: dict[str, bool] = {}

    def of(self, cells: Sequence[str]) -> tuple[LocalizedText, tuple[int, ...]]:
        """The text; a column of no stated language goes to the language of its letters."""
        shared, kk, ru, en = self._places
        key = (cells[shared], cells[kk], cells[ru], cells[en])
        found = self._known.get(key)
        if found is None:
            text = LocalizedText(*key[1:])
            if key[0]:
                text = text.filled_from(LocalizedText().with_text(language_by_letters(key[0]), key[0]))
            mixed = tuple([place for place in self._places if cells[place] and self._is_mixed(cells[place])])
            found = self._known[key] = (text, mixed)
        return found

    def _is_mixed(self, cell: str) -> bool:
        mixed = self._mixed.get(cell)
        if mixed is None:
            mixed = self._mixed[cell] = mixed_scripts(cell)
        return mixed


_NO_PLACES = (_NOWHERE,) * len(_NAME_PARTS)
_NO_DATE: Said[date | None] = Said(None)


def _is_no_name(name: PersonName) -> bool:
    return _NO_PERSON.search(f"{name.family} {name.given}") is not None


def _name(cells: Sequence[str], places: Sequence[int], language: Language) -> PersonName:
    family, given, patronymic, full = places
    if cells[family] or (cells[given] and not cells[full]):
        return PersonName(family=cells[family], given=cells[given], patronymic=cells[patronymic])
    return name_from(cells[full], language) if cells[full] else _NO_NAME


def _tidied(row: Cells) -> list[str]:
    """The cells of a row, tidied, and one empty cell more. Most rows are tidy, which five looks at them tell."""
    joined = _PART.join(row)
    if (
        joined.isprintable()
        and "  " not in joined
        and _SPACE_FIRST not in joined
        and _SPACE_LAST not in joined
        and joined[:1] != " "
        and joined[-1:] != " "
        and unicodedata.is_normalized("NFC", joined)
    ):
        return [*row, ""]
    return [*map(tidy, row), ""]


def _crossed(begins: Said[date | None], until: Said[date | None]) -> Said[date | None]:
    values = {"until": until.value, "begins": begins.value}
    return Said(None, Notice(code="post_dates_crossed", message=_POST_DATES_CROSSED, values=values))
