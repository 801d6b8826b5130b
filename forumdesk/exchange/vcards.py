"""Participants as vCards (RFC 6350), and back; what the standard lacks stands in X-FORUMDESK properties."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import DelegationId
from forumdesk.domain.notices import Notice
from forumdesk.domain.people import Category, Names, Participant, PersonName, Role
from forumdesk.domain.texts import Language, LocalizedText, clean_text
from forumdesk.exchange.errors import NotVCardsError
from forumdesk.exchange.lists_out import delegation_names
from forumdesk.exchange.participant_cells import CellWords, Said, email_notice, language_by_letters, name_from
from forumdesk.exchange.reading import decoded_text, read_bytes
from forumdesk.exchange.tables_in import LARGEST_MEGABYTES, tidy
from forumdesk.exchange.vcard_text import Line, cards, written
from forumdesk.exchange.workbooks import Progress
from forumdesk.services.proposals import ParticipantsProposal, ProposedParticipant, RowProblem, TableSource

_STEP = 1_000  # cards between two words about progress
_Value = TypeVar("_Value")


def participants_as_vcards(
    people: Sequence[Participant], delegations: Iterable[Delegation] = (), progress: Progress | None = None
) -> bytes:
    """The participants as vCard 4.0, one card each; names, organisations and posts in every language they have.

    ``delegations`` are those of the meeting, to be named.
    """
    names = delegation_names(delegations)
    lines: list[str] = []
    for place, person in enumerate(people):
        lines += _card(person, names)
        if progress is not None and place % _STEP == 0:
            progress(place, len(people))
    return "".join(lines).encode("utf-8", "replace")


def _card(person: Participant, delegations: Mapping[DelegationId | None, str]) -> Iterator[str]:
    yield written("BEGIN", "VCARD")
    yield written("VERSION", "4.0")
    yield written("KIND", "individual")
    yield f"UID:urn:uuid:{person.id}\r\n"
    yield from _names(person.names)
    yield from _texts("ORG", person.organisation)
    yield from _texts("TITLE", person.post)
    yield written("ROLE", person.role.value)
    yield written("CATEGORIES", person.category.value)
    if person.country:
        # The code stands in a parameter (RFC 8605); address books show the name.
        yield written("ADR", "", "", "", "", "", "", _country_name(person.country), CC=person.country)
    for name, value in (
        ("EMAIL", person.email),
        ("TEL", person.phone),
        ("NOTE", person.notes),
        ("X-FORUMDESK-NUMBER", str(person.number)),
        ("X-FORUMDESK-ENTITLED", "1" if person.entitled else "0"),
        ("X-FORUMDESK-DELEGATION", delegations.get(person.delegation_id, "")),
        ("X-FORUMDESK-STATUS", person.accreditation.state.value),
        ("X-FORUMDESK-POST-FROM", person.post_from.isoformat() if person.post_from else ""),
        ("X-FORUMDESK-POST-UNTIL", person.post_until.isoformat() if person.post_until else ""),
    ):
        if value:
            yield written(name, value)
    yield written("END", "VCARD")


def _names(names: Names) -> Iterator[str]:
    """FN and N in each language; ALTID says that they are one name."""
    from forumdesk.language.names import NameParts, official_name

    for language in Language:
        name = names.get(language)
        if name:
            parts = NameParts(family=name.family, given=name.given, patronymic=name.patronymic)
            shown = official_name(parts, language)
            yield written("FN", shown, ALTID="1", LANGUAGE=language.value)
            yield written("N", *_name_parts(name), "", "", ALTID="1", LANGUAGE=language.value)


def _name_parts(name: PersonName) -> tuple[str, str, str]:
    return name.family, name.given, name.patronymic


def _texts(name: str, text: LocalizedText) -> Iterator[str]:
    for language, words in text.items():
        yield written(name, words, ALTID="1", LANGUAGE=language.value)


def _country_name(code: str) -> str:
    from forumdesk.language.countries import country_name

    try:
        return country_name(code, "en")
    except ValueError:
        return code


def read_vcards(
    path: Path, *, encoding: str | None = None, progress: Progress | None = None
) -> ParticipantsProposal:
    """Read the people in a file of vCards, of version 4.0 or older.

    Cards without a name are left out and named among the problems, as are unknown words and broken addresses.
    Raises the errors of reading a text, and NotVCardsError if there is no card with a name.
    """
    name = path.name or str(path)
    read = decoded_text(read_bytes(path, LARGEST_MEGABYTES), name, encoding)
    found = list(cards(read.text))
    reader = _CardReader()
    people: list[ProposedParticipant] = []
    places: list[int] = []
    for place, card in enumerate(found):
        person = reader.person(place, card)
        if person is not None:
            people.append(person)
            places.append(place)
        if progress is not None and place % _STEP == 0:
            progress(place, len(found))
    if not people:
        raise NotVCardsError(name=name)
    return ParticipantsProposal(
        records=len(found),
        people=tuple(people),
        problems=tuple(reader.problems),
        places=tuple(places),
        source=TableSource(encoding=read.encoding),
    )


class _CardReader:
    """Reads cards one by one and collects what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[RowProblem] = []
        self._words = CellWords()

    def person(self, place: int, card: Sequence[Line]) -> ProposedParticipant | None:
        """The person of one card, None without a name."""
        first = {line.name: line.text for line in reversed(card)}
        number = first.get("X-FORUMDESK-NUMBER", "").strip()
        row = int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else place + 1
        names = _read_names(card)
        if not names:
            from forumdesk.exchange.participants_table import NAME_MISSING

            self._tell(place, row, Notice(code="name_missing", message=NAME_MISSING), "")
            return None

        def said(read: Callable[[str], Said[_Value]], field: str, *names: str) -> _Value:
            text = next((tidy(first[name]) for name in names if first.get(name)), "")
            result = read(text)
            if result.notice is not None:
                self._tell(place, row, result.notice, field)
            return result.value

        words = self._words
        return ProposedParticipant(
            row=row,
            names=names,
            organisation=_read_texts(card, "ORG"),
            post=_read_texts(card, "TITLE"),
            country=self._country(place, row, card),
            category=said(words.category, "category", "CATEGORIES") if _is_ours(first) else Category.OTHER,
            role=said(words.role, "role", "ROLE") if _is_ours(first) else Role.DELEGATE,
            entitled=said(words.voice, "entitled", "X-FORUMDESK-ENTITLED"),
            email=said(_email, "email", "EMAIL"),
            phone=tidy(first.get("TEL", "").removeprefix("tel:")),
            delegation=tidy(first.get("X-FORUMDESK-DELEGATION", "")),
            notes=clean_text(first.get("NOTE", "")),
            post_from=said(words.date, "post_from", "X-FORUMDESK-POST-FROM"),
            post_until=said(words.date, "post_until", "X-FORUMDESK-POST-UNTIL"),
            state=said(words.state, "status", "X-FORUMDESK-STATUS"),
        )

    def _country(self, place: int, row: int, card: Sequence[Line]) -> str:
        address = next((line for line in card if line.name == "ADR"), None)
        if address is None:
            return ""
        parts = address.parts
        result = self._words.country(
            tidy(address.parameters.get("CC") or (parts[6] if len(parts) > 6 else ""))
        )
        if result.notice is not None:
            self._tell(place, row, result.notice, "country")
        return result.value

    def _tell(self, place: int, row: int, notice: Notice, field: str) -> None:
        self.problems.append(RowProblem(row=row, notice=notice, field=field, record=place))


def _is_ours(first: Mapping[str, str]) -> bool:
    """Whether the card was written by this program: in other cards a role is a job, and a category is free."""
    return any(name.startswith("X-FORUMDESK-") for name in first)


def _email(written: str) -> Said[str]:
    return Said(written, email_notice(written))


def _language(line: Line, words: str) -> Language:
    """The language a line says it is in, else that of its letters."""
    said = line.parameters.get("LANGUAGE", "")[:2].lower()
    return Language(said) if said in set(Language) else language_by_letters(words)


def _read_names(card: Sequence[Line]) -> Names:
    names: dict[str, PersonName] = {}
    for line in card:
        if line.name == "N":
            family, given, more = [*map(tidy, line.parts), "", "", ""][:3]
            name = PersonName(family=family, given=given, patronymic=more)
            if name:
                names.setdefault(_language(line, family or given).value, name)
    for line in card:
        if line.name == "FN" and (shown := tidy(line.text)):
            language = _language(line, shown)
            if not names and (name := name_from(shown, language)):
                names[language.value] = name
    return Names(**names)


def _read_texts(card: Sequence[Line], wanted: str) -> LocalizedText:
    texts = LocalizedText()
    for line in card:
        if line.name != wanted:
            continue
        # The parts of an organisation are its departments.
        words = tidy(", ".join(part for part in line.parts if part) if wanted == "ORG" else line.text)
        language = _language(line, words)
        if words and not texts.get(language):
            texts = texts.with_text(language, words)
    return texts
