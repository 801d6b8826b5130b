"""Reading a list of participants from a table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.people import Category, Names, PersonName, Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.errors import ColumnsMissingError
from forumdesk.exchange.participant_words import CATEGORIES, HEADINGS, ROLES, VOICES
from forumdesk.exchange.tables_in import Record, Table, key_of, read_table, tidy
from forumdesk.services.proposals import ParticipantsProposal, ProposedParticipant, RowProblem

# Enough to see a slip of the finger; whether an address exists only a letter can tell.
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;.]+(\.[^@\s,;.]+)+")
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_Code = TypeVar("_Code", Category, Role)

_NAME_MISSING = N_("The row has no name and was left out.")
_COUNTRY_UNKNOWN = N_("The country “{value}” is not known. The person was imported without a country.")
_EMAIL_BROKEN = N_("“{value}” is not an e-mail address. The person was imported, the address kept as it is.")
_ROLE_UNKNOWN = N_("The role “{value}” is not known. The person was imported as a delegate.")
_CATEGORY_UNKNOWN = N_("The category “{value}” is not known. The person was imported without one.")
_VOTING_MARK_UNKNOWN = N_(
    "The voting mark “{value}” is neither yes nor no. The person was imported without a vote."
)
_CELLS_BEYOND = N_("The row is longer than the line of headings; its last cells were left out.")


def read_participants(path: Path) -> ParticipantsProposal:
    """Read the list in ``path``. Headings and code words may be Kazakh, Russian or English.

    Rows without a name are left out; unknown countries, roles, categories and voting marks and broken e-mail
    addresses are named among the problems, and the person stays. Spaces are tidied and letters composed; letters
    of another script inside a word are kept as typed. Raises the errors of :func:`read_table`, and
    ColumnsMissingError for a table without a column of names.
    """
    table = read_table(path, lambda heading: bool(_columns_of(heading)))
    columns = _Columns.of(table)
    if not columns.has_names:
        raise ColumnsMissingError(count=1, name=path.name, columns=("Тегі / Фамилия / Surname",))
    people: list[ProposedParticipant] = []
    problems: list[RowProblem] = []
    for record in table.records:
        reading = _Reading(record, columns)
        person = reading.person()
        if person is not None:
            people.append(person)
        problems.extend(reading.problems)
    return ParticipantsProposal(records=len(table.records), people=tuple(people), problems=tuple(problems))


def _columns_of(heading: str) -> tuple[tuple[str, Language | None], ...]:
    """What a heading says: one column, or several for «Ұйым / Организация / Organization»."""
    whole = HEADINGS.get(key_of(heading))
    if whole is not None:
        return (whole,)
    parts = [HEADINGS.get(key_of(part)) for part in re.split(r"[/|\\\n]", heading) if part.strip()]
    known = [part for part in parts if part is not None]
    return tuple(known) if known and len({what for what, _ in known}) == 1 else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Where each thing stands. A column without a language has its cells told by their letters."""

    places: Mapping[tuple[str, Language | None], int]

    @staticmethod
    def of(table: Table) -> "_Columns":
        places: dict[tuple[str, Language | None], int] = {}
        for place, heading in enumerate(table.headings):
            found = _columns_of(heading)
            if found:
                column = found[0] if len(found) == 1 else (found[0][0], None)
                places.setdefault(column, place)
        for what in ("organisation", "post"):
            alone = [column for column in places if column[0] == what]
            if len(alone) == 1:
                places[(what, None)] = places.pop(alone[0])
        return _Columns(places=places)

    @property
    def has_names(self) -> bool:
        """Whether a name can be read at all."""
        return any(what in {"family", "full"} for what, _ in self.places)


@dataclass(slots=True)
class _Reading:
    """Reads one record and collects what is wrong with it."""

    record: Record
    columns: _Columns
    problems: list[RowProblem] = field(default_factory=list)

    def person(self) -> ProposedParticipant | None:
        names = self._names()
        if not names:
            self._problem("name_missing", _NAME_MISSING)
            return None
        if self.record.beyond:
            self._problem("cells_beyond", _CELLS_BEYOND)
        return ProposedParticipant(
            row=self._row(),
            names=names,
            organisation=self._texts("organisation"),
            post=self._texts("post"),
            country=self._country(),
            category=self._coded("category", CATEGORIES, Category.OTHER, _CATEGORY_UNKNOWN),
            role=self._coded("role", ROLES, Role.DELEGATE, _ROLE_UNKNOWN),
            entitled=self._entitled(),
            email=self._email(),
            phone=self._cell("phone"),
        )

    def _cell(self, what: str, language: Language | None = None) -> str:
        place = self.columns.places.get((what, language))
        return "" if place is None else tidy(self.record.cells[place])

    def _row(self) -> int:
        written = self._cell("number").rstrip(".")
        return int(written) if re.fullmatch(r"[0-9]{1,9}", written) else self.record.number

    def _problem(self, code: str, message: str, **values: object) -> None:
        self.problems.append(
            RowProblem(row=self._row(), notice=Notice(code=code, message=message, values=values))
        )

    def _names(self) -> Names:
        return Names(kk=self._name(Language.KK), ru=self._name(Language.RU), en=self._name(Language.EN))

    def _name(self, language: Language) -> PersonName:
        from forumdesk.language.names import parse_english_name, parse_russian_name

        parts = PersonName(
            family=self._cell("family", language),
            given=self._cell("given", language),
            patronymic=self._cell("patronymic", language),
        )
        full = self._cell("full", language)
        if parts or not any(char.isalpha() for char in full):
            return parts
        latin = full.isascii() or language is Language.EN
        read = parse_english_name(full) if latin else parse_russian_name(full)
        return PersonName(family=read.family, given=read.given, patronymic=read.patronymic)

    def _texts(self, what: str) -> LocalizedText:
        shared = self._cell(what)
        texts = LocalizedText(
            kk=self._cell(what, Language.KK),
            ru=self._cell(what, Language.RU),
            en=self._cell(what, Language.EN),
        )
        return texts.with_text(_language_by_letters(shared), shared) if shared else texts

    def _country(self) -> str:
        from forumdesk.language.countries import find_country

        written = self._cell("country")
        found = find_country(written) if written else None
        if written and not found:
            self._problem("country_unknown", _COUNTRY_UNKNOWN, value=written)
        return found or ""

    def _coded(self, what: str, table: Mapping[str, _Code], otherwise: _Code, message: str) -> _Code:
        written = self._cell(what)
        found = table.get(key_of(written))
        if written and found is None:
            self._problem(f"{what}_unknown", message, value=written)
        return otherwise if found is None else found

    def _entitled(self) -> bool:
        written = self._cell("entitled")
        if key_of(written) not in VOICES:
            self._problem("voting_mark_unknown", _VOTING_MARK_UNKNOWN, value=written)
        return VOICES.get(key_of(written), False)

    def _email(self) -> str:
        written = self._cell("email")
        if written and not _EMAIL.fullmatch(written):
            self._problem("email_broken", _EMAIL_BROKEN, value=written)
        return written


def _language_by_letters(text: str) -> Language:
    """The language of a few words: Kazakh by its own letters, otherwise Russian for Cyrillic, English for Latin."""
    from forumdesk.language.detection import detect_language

    if _KAZAKH_LETTERS & set(text.casefold()):
        return Language.KK
    if not any("\u0400" <= char <= "\u04ff" for char in text):
        return Language.EN
    return Language(detect_language(text) or Language.RU)
