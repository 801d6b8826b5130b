"""Reading a list of participants as a person wants it: encoding, sheet, columns, corrected cells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from forumdesk.domain.errors import KnownError
from forumdesk.exchange.tables_in import SourceWish
from forumdesk.services.choices import Choices
from forumdesk.services.proposals import ParticipantsProposal, ProposedParticipant

Progress = Callable[[int, int], None]
BY_HEADINGS: Final = "headings"
AS_LAST_TIME: Final = "last"
BY_HAND: Final = "hand"
_CARDS: Final = (b"BEGIN:VCARD", b"begin:vcard")
# The columns under which people from vCards are shown, for such a file has none.
_CARD_FIELDS: Final[Mapping[str, Callable[[ProposedParticipant], str]]] = {
    "full": lambda one: _full_name(one),
    "organisation": lambda one: one.organisation.kk or one.organisation.ru or one.organisation.en,
    "post": lambda one: one.post.kk or one.post.ru or one.post.en,
    "country": lambda one: one.country,
    "email": lambda one: one.email,
    "phone": lambda one: one.phone,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWish:
    """How a list is to be read.

    ``columns`` are the fields by place, chosen by hand, or None; ``recall`` says that they may be those of the
    last time. ``corrections`` are cells by record and column that stand instead of those of the file.
    """

    source: SourceWish = field(default_factory=SourceWish)
    columns: tuple[str, ...] | None = None
    recall: bool = True
    corrections: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRead:
    """A list as read; with a ``refusal`` it has headings and cells, but nobody in it could be told."""

    proposal: ParticipantsProposal
    refusal: KnownError | None = None
    recalled: bool = False


def read_people(choices: Choices, path: Path, wish: PeopleWish, progress: Progress) -> PeopleRead:
    """Read a list, its columns as chosen by hand, else as the last time, else by the headings.

    Raises the errors of reading a table or vCards.
    """
    if _is_vcards(path):
        from forumdesk.exchange.vcards import read_vcards

        read = read_vcards(path, encoding=wish.source.encoding, progress=progress)
        return PeopleRead(proposal=with_cells(read))
    if wish.columns is not None or not wish.recall:
        return _read(path, wish, wish.columns, progress)
    found = _read(path, wish, None, progress)
    remembered = remembered_columns(choices, found.proposal)
    if remembered is None:
        return found
    if remembered == found.proposal.columns:
        return replace(found, recalled=True)
    return replace(_read(path, wish, remembered, progress), recalled=True)


def remembered_columns(choices: Choices, proposal: ParticipantsProposal) -> tuple[str, ...] | None:
    """The fields by place that a list with these headings had the last time; None if there was none."""
    from forumdesk.exchange.errors import ExchangeError
    from forumdesk.exchange.participant_columns import heading_key, mapped_columns

    told = choices.columns(heading_key(proposal.headings)) if proposal.headings else None
    if told is None:
        return None
    try:
        return mapped_columns(proposal.headings, told)
    except ExchangeError:
        return None  # a field or column that this version does not know


def remember_columns(choices: Choices, proposal: ParticipantsProposal) -> None:
    """Remember how the columns of this list were read, for the next one with the same headings."""
    from forumdesk.exchange.participant_columns import IGNORE, heading_key

    headings = proposal.headings
    if not any(headings):
        return
    names = [
        heading if heading and headings.count(heading) == 1 else str(place)
        for place, heading in enumerate(headings, 1)
    ]
    columns = dict(zip(names, (one or IGNORE for one in proposal.columns), strict=True))
    if columns != choices.columns(heading_key(headings)):
        choices.remember_columns(heading_key(headings), columns)


def with_cells(proposal: ParticipantsProposal) -> ParticipantsProposal:
    """People from vCards under columns of ours, so that they are shown like those of a table."""
    rows = [[""] * len(_CARD_FIELDS) for _ in range(proposal.records)]
    for record, person in zip(proposal.places, proposal.people, strict=True):
        rows[record] = [value(person) for value in _CARD_FIELDS.values()]
    return replace(proposal, columns=tuple(_CARD_FIELDS), cells=tuple(map(tuple, rows)))


def _full_name(one: ProposedParticipant) -> str:
    name = one.names.kk or one.names.ru or one.names.en
    return " ".join(part for part in (name.family, name.given, name.patronymic) if part)


def _is_vcards(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            beginning = file.read(64)
    except (OSError, ValueError):
        return False  # reading says why
    return beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_CARDS) or path.suffix == ".vcf"


def _read(path: Path, wish: PeopleWish, columns: tuple[str, ...] | None, progress: Progress) -> PeopleRead:
    from forumdesk.exchange.errors import ColumnsMissingError
    from forumdesk.exchange.participants_table import read_participants

    try:
        proposal = read_participants(
            path, columns=columns, corrections=wish.corrections, wish=wish.source, progress=progress
        )
    except ColumnsMissingError as refusal:
        return PeopleRead(proposal=_bare(path, wish, columns, progress), refusal=refusal)
    return PeopleRead(proposal=proposal)


def _bare(
    path: Path, wish: PeopleWish, columns: tuple[str, ...] | None, progress: Progress
) -> ParticipantsProposal:
    """The headings and cells of a list in which no name is found, so that a person may say where the names are."""
    from forumdesk.exchange.participant_columns import guess_columns, is_heading
    from forumdesk.exchange.tables_in import read_table

    table = read_table(path, is_heading, wish=wish.source, progress=progress)
    return ParticipantsProposal(
        records=len(table.rows),
        people=(),
        problems=(),
        notices=table.notices,
        headings=table.headings,
        columns=columns if columns is not None else guess_columns(table.headings, table.rows),
        cells=table.rows,
        source=table.source,
    )
