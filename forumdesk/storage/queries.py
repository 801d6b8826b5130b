"""Lists of people that are read window by window, and their counts, all found by the database."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    not_,
    or_,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.attendance import Presence, Standing
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import ParticipantCounts, Role
from forumdesk.domain.people_list import Column, GroupCount, ListedPerson, ListFilter, ListOrder, Statistics
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.language.collation import search_fold, sort_key
from forumdesk.language.transliteration import in_other_script
from forumdesk.storage.electors import Elector, electors
from forumdesk.storage.group_sums import GroupSums
from forumdesk.storage.repositories.base import rows_being_read
from forumdesk.storage.repositories.participants import Participants, country_named
from forumdesk.storage.rows.tables import ParticipantRow, PresenceRow

_PERSON = ParticipantRow.__table__.c
_PRESENCE = PresenceRow.__table__.c
_NOT_COUNTED = (AccreditationState.REFUSED.value, AccreditationState.REPLACED.value)
_ROLES = (
    Role.HEAD_OF_DELEGATION,
    Role.DEPUTY_HEAD,
    Role.SPEAKER,
    Role.MODERATOR,
    Role.DELEGATE,
    Role.OBSERVER,
    Role.GUEST,
)
_INDEXED = (Column.NAME, Column.NUMBER)
_WALKED = 4000
"""How many people of an index are looked at before all rows are read as they lie."""
_NOBODY = GroupCount(key="", people=0, accredited=0, arrived=0, entitled=0)
_COMPUTED = ("sort_key_kk", "sort_key_ru", "sort_key_en", "search_fold", "badge", "version_id")
_SHOWN = [column for column in _PERSON if column.name not in _COMPUTED]
_PASSAGES = [
    _PRESENCE.standing.label("standing"),
    _PRESENCE.first_at.label("first_at"),
    _PRESENCE.last_at.label("last_at"),
    _PRESENCE.desk_name.label("desk_name"),
]
_WITH_PRESENCE = ParticipantRow.__table__.outerjoin(PresenceRow.__table__, _PRESENCE.id == _PERSON.id)


class PeopleQueries:
    """What a list of people shows, in windows: nothing here reads everybody to show a few."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._people = Participants(session, [])

    def window(
        self,
        meeting_id: MeetingId,
        wanted: ListFilter,
        order: ListOrder,
        language: Language,
        offset: int,
        limit: int,
    ) -> tuple[ListedPerson, ...]:
        """``limit`` lines of the list from ``offset`` on, counted from 0; fewer at its end."""
        ids = self._page(meeting_id, wanted, order, language, offset, limit)
        statement = select(*_SHOWN, *_PASSAGES).select_from(_WITH_PRESENCE).where(_PERSON.id.in_(ids))
        with rows_being_read():
            rows = {row.id: row for row in self._session.execute(statement)}
            return tuple(self._listed(rows[one]) for one in ids)

    def _page(
        self,
        meeting_id: MeetingId,
        wanted: ListFilter,
        order: ListOrder,
        language: Language,
        offset: int,
        limit: int,
    ) -> tuple[UUID, ...]:
        """Identifiers of a window.

        An index that is in order is walked until the window is full. Where few pass a filter that would read
        row after row at random places, so the walk ends early and all rows are read as they lie.
        """
        self._session.flush()
        ordered = self._order(meeting_id, order, language)
        statement = (
            _joined(select(_PERSON.id), wanted, order)
            .where(*_conditions(meeting_id, wanted))
            .offset(offset)
            .limit(limit)
        )
        if wanted.is_filtering and order.column in _INDEXED:
            key = _key(order, language)
            near = self._near(meeting_id, key, order)
            found = tuple(self._session.scalars(statement.where(*near).order_by(*ordered)))
            if len(found) == limit or not near:
                return found
            # In no index: thus the database does not walk one.
            ordered = [_turned(func.coalesce(key, key), order), *ordered[1:]]
        return tuple(self._session.scalars(statement.order_by(*ordered)))

    def _near(
        self, meeting_id: MeetingId, key: ColumnElement[Any], order: ListOrder
    ) -> tuple[ColumnElement[bool], ...]:
        """What holds for the first people of the whole list; nothing when it is short."""
        statement = (
            select(key)
            .where(_PERSON.meeting_id == meeting_id)
            .order_by(_turned(key, order))
            .offset(_WALKED)
            .limit(1)
        )
        last = self._session.scalars(statement).first()
        if last is None:
            return ()
        return (key >= last if order.downwards else key <= last,)

    def count(self, meeting_id: MeetingId, wanted: ListFilter) -> int:
        """How many pass the filter."""
        self._session.flush()
        statement = _joined(select(func.count()), wanted).where(*_conditions(meeting_id, wanted))
        return self._session.scalar(statement) or 0

    def ids(
        self, meeting_id: MeetingId, wanted: ListFilter, order: ListOrder, language: Language
    ) -> tuple[ParticipantId, ...]:
        """Identifiers of everybody who passes, in order."""
        self._session.flush()
        statement = (
            _joined(select(_PERSON.id), wanted, order)
            .where(*_conditions(meeting_id, wanted))
            .order_by(*self._order(meeting_id, order, language))
        )
        return tuple(ParticipantId(one) for one in self._session.scalars(statement))

    def position(
        self,
        meeting_id: MeetingId,
        wanted: ListFilter,
        order: ListOrder,
        language: Language,
        participant_id: ParticipantId,
    ) -> int | None:
        """The place of a person in the filtered list, from 0; None when the person does not pass."""
        self._session.flush()
        conditions = _conditions(meeting_id, wanted)
        if order.column in _INDEXED:
            return self._place_by_index(conditions, wanted, order, language, participant_id)
        place = func.row_number().over(order_by=self._order(meeting_id, order, language)).label("place")
        ordered = _joined(select(_PERSON.id, place), wanted, order).where(*conditions).subquery()
        found = self._session.scalar(select(ordered.c.place).where(ordered.c.id == participant_id))
        return None if found is None else int(found) - 1

    def _place_by_index(
        self,
        conditions: Sequence[ColumnElement[bool]],
        wanted: ListFilter,
        order: ListOrder,
        language: Language,
        participant_id: ParticipantId,
    ) -> int | None:
        """How many who pass stand before the person."""
        key = _key(order, language)
        own = _joined(select(key, _PERSON.number), wanted, order).where(
            *conditions, _PERSON.id == participant_id
        )
        found = self._session.execute(own).first()
        if found is None:
            return None
        first = key > found[0] if order.downwards else key < found[0]
        ties = and_(key == found[0], tuple_(_PERSON.number, _PERSON.id) < (found[1], participant_id))
        before = _joined(select(func.count()), wanted, order).where(*conditions)
        parts = (self._session.scalar(before.where(one)) or 0 for one in (first, ties))
        return sum(parts)

    def countries(self, meeting_id: MeetingId) -> tuple[str, ...]:
        """Codes of the countries on the list, without the undecided, in the order of the codes."""
        self._session.flush()
        statement = select(_PERSON.country).where(_PERSON.meeting_id == meeting_id).distinct()
        return tuple(sorted(code for code in self._session.scalars(statement) if code))

    def counts(self, meeting_id: MeetingId) -> ParticipantCounts:
        """The numbers of :func:`count_participants`, found by the database."""
        self._session.flush()
        passages = self._passages(meeting_id)
        organisation = [_PERSON[f"organisation_{language}"] for language in Language]
        # A character that no cleaned text has keeps apart what would run together.
        joined = organisation[0] + "\x1f" + organisation[1] + "\x1f" + organisation[2]
        row = self._session.execute(
            select(
                func.count(),
                func.count(func.nullif(_PERSON.country, "").distinct()),
                func.count(func.nullif(joined, "\x1f\x1f").distinct()),
                _sum(_PERSON.entitled),
                _sum(_PERSON.role == Role.HEAD_OF_DELEGATION.value),
                _sum(_PERSON.state == AccreditationState.ACCREDITED.value),
            ).where(_PERSON.meeting_id == meeting_id, _PERSON.state.not_in(_NOT_COUNTED))
        ).one()
        people, countries, organisations, entitled, heads, accredited = row
        there, arrived = passages or (entitled, 0)
        return ParticipantCounts(
            people=people,
            countries=countries,
            organisations=organisations,
            entitled=entitled,
            present=there,
            heads_of_delegation=heads,
            accredited=accredited,
            arrived=arrived,
        )

    def _passages(self, meeting_id: MeetingId) -> tuple[int, int] | None:
        """Of those who count, how many with a voice are there, and how many arrived; None without arrivals."""
        counted = _PERSON.state.not_in(_NOT_COUNTED)
        is_there = _PRESENCE.standing.in_([one.value for one in Standing if one.is_present])
        row = self._session.execute(
            select(func.count(), _sum(and_(counted, _PERSON.entitled, is_there)), _sum(counted))
            .select_from(PresenceRow.__table__.join(ParticipantRow.__table__, _PERSON.id == _PRESENCE.id))
            .where(_PRESENCE.meeting_id == meeting_id)
        ).one()
        return (row[1], row[2]) if row[0] else None

    def voters(self, meeting_id: MeetingId) -> dict[ParticipantId, Standing]:
        """Where everybody is who has a voice; all are arrived while no arrivals are kept."""
        self._session.flush()
        statement = (
            select(_PERSON.id, _PRESENCE.standing)
            .select_from(_WITH_PRESENCE)
            .where(_PERSON.meeting_id == meeting_id, _PERSON.entitled, _PERSON.state.not_in(_NOT_COUNTED))
        )
        absent = Standing.EXPECTED if self.keeps_arrivals(meeting_id) else Standing.ARRIVED
        with rows_being_read():
            return {
                ParticipantId(row.id): Standing(row.standing) if row.standing else absent
                for row in self._session.execute(statement)
            }

    def electors(self, meeting_id: MeetingId, *, entitled_only: bool) -> tuple[Elector, ...]:
        """See :func:`forumdesk.storage.electors.electors`."""
        return electors(
            self._session,
            meeting_id,
            keeps_arrivals=self.keeps_arrivals(meeting_id),
            entitled_only=entitled_only,
        )

    def keeps_arrivals(self, meeting_id: MeetingId) -> bool:
        """Whether anybody who is on the list has ever arrived."""
        self._session.flush()
        arrived = (
            select(_PRESENCE.id)
            .select_from(PresenceRow.__table__.join(ParticipantRow.__table__, _PERSON.id == _PRESENCE.id))
            .where(_PRESENCE.meeting_id == meeting_id)
            .limit(1)
        )
        return self._session.scalar(arrived) is not None

    def there(self, people: Collection[ParticipantId]) -> frozenset[ParticipantId]:
        """Who of these few people is there by the log."""
        self._session.flush()
        present = [one.value for one in Standing if one.is_present]
        found = select(_PRESENCE.id).where(_PRESENCE.id.in_(people), _PRESENCE.standing.in_(present))
        return frozenset(ParticipantId(one) for one in self._session.scalars(found))

    def statistics(self, meeting_id: MeetingId, language: Language = Language.KK) -> Statistics:
        """Counts by group; organisations are called as in ``language``, else state language first.

        The key of who has none is empty. Delegations are keyed by identifier.
        """
        self._session.flush()
        groups = GroupSums()
        keys = (_PERSON.country, _PERSON.category, _PERSON.role, _PERSON.delegation_id)
        for country, category, role, delegation, *numbers in self._grouped(meeting_id, keys):
            groups.add("", "", numbers)
            groups.add("country", country, numbers)
            groups.add("category", category, numbers)
            groups.add("role", role, numbers)
            groups.add("delegation", "" if delegation is None else str(delegation), numbers)
        for organisation, *numbers in self._grouped(meeting_id, (_organisation(language),)):
            groups.add("organisation", organisation, numbers)
        return Statistics(
            total=next(iter(groups.largest_first("")), _NOBODY),
            by_country=groups.largest_first("country"),
            by_organisation=groups.largest_first("organisation"),
            by_category=groups.largest_first("category"),
            by_role=groups.largest_first("role"),
            by_delegation=groups.largest_first("delegation"),
            by_hour=self._by_hour(meeting_id),
        )

    def _grouped(self, meeting_id: MeetingId, keys: Sequence[ColumnElement[Any]]) -> Iterable[Sequence[Any]]:
        # Grouped by name: a server takes two expressions with parameters for different ones.
        named = [key.label(f"grouped_by_{place}") for place, key in enumerate(keys)]
        return self._session.execute(
            select(
                *named,
                func.count(),
                _sum(_PERSON.state == AccreditationState.ACCREDITED.value),
                func.count(_PRESENCE.id),
                _sum(_PERSON.entitled),
            )
            .select_from(_WITH_PRESENCE)
            .where(_PERSON.meeting_id == meeting_id, _PERSON.state.not_in(_NOT_COUNTED))
            .group_by(*(one.name for one in named))
        ).all()

    def _by_hour(self, meeting_id: MeetingId) -> tuple[tuple[datetime, int], ...]:
        hour = func.substr(cast(_PRESENCE.first_at, String), 1, 13).label("hour_of_arrival")  # 2024-10-17 09
        rows = self._session.execute(
            select(hour, func.count())
            .select_from(_WITH_PRESENCE)
            .where(
                _PRESENCE.meeting_id == meeting_id,
                _PRESENCE.first_at.is_not(None),
                _PERSON.state.not_in(_NOT_COUNTED),
            )
            .group_by(hour.name)
            .order_by(hour.name)
        )
        return tuple((datetime.strptime(found, "%Y-%m-%d %H").replace(tzinfo=UTC), n) for found, n in rows)

    def _order(self, meeting_id: MeetingId, order: ListOrder, language: Language) -> list[ColumnElement[Any]]:
        """What to sort by; whoever has nothing in the column stands last in both directions."""
        name = _PERSON[f"sort_key_{language}"]
        ties: list[ColumnElement[Any]] = [name, _PERSON.number, _PERSON.id]
        match order.column:
            case Column.NAME | Column.NUMBER:
                # Just as their indices stand; that two people have one number is corrected, not sorted.
                return [_turned(_key(order, language), order), _PERSON.number, _PERSON.id]
            case Column.COUNTRY:
                ranks = self._country_ranks(meeting_id, language)
                first = [_PERSON.country == "", _turned(ranks, order)]
            case Column.ROLE:
                first = [_turned(_rank(_PERSON.role, [one.value for one in _ROLES]), order)]
            case Column.STATE:
                first = [_turned(_rank(_PERSON.state, [one.value for one in AccreditationState]), order)]
            case Column.VOICE:
                first = [_turned(case((_has_voice(), 0), else_=1), order)]
            case Column.ARRIVAL:
                first = [_PRESENCE.first_at.is_(None), _turned(_PRESENCE.first_at, order)]
            case Column.ORGANISATION:
                organisation = _organisation(language)
                first = [organisation == "", _turned(self._sorted(meeting_id, organisation), order)]
        return [*first, *ties]

    def _sorted(self, meeting_id: MeetingId, column: ColumnElement[str]) -> ColumnElement[Any]:
        """The sort keys of a column that keeps none; of a server, which has no such function, their places."""
        if self._session.get_bind().dialect.name == "sqlite":
            return func.forumdesk_sort_key(column)
        texts = self._session.scalars(select(column).where(_PERSON.meeting_id == meeting_id).distinct())
        keys = {one: sort_key(one) for one in texts}
        places = {key: place for place, key in enumerate(sorted(set(keys.values())))}
        ranks = cast({one: places[key] for one, key in keys.items()}, JSONB)
        return cast(func.jsonb_extract_path_text(ranks, column), Integer)

    def _country_ranks(self, meeting_id: MeetingId, language: Language) -> ColumnElement[Any]:
        codes = self.countries(meeting_id)
        return _rank(_PERSON.country, sorted(codes, key=lambda code: sort_key(country_named(code, language))))

    def _listed(self, row: Any) -> ListedPerson:
        person = self._people.from_row(row)
        if row.standing is None:
            return ListedPerson(person=person, presence=Presence(participant_id=person.id))
        presence = Presence(
            participant_id=person.id,
            standing=Standing(row.standing),
            first_at=row.first_at,
            last_at=row.last_at,
            desk_name=row.desk_name,
        )
        return ListedPerson(person=person, presence=presence)


def _joined(statement: Select[Any], wanted: ListFilter, order: ListOrder | None = None) -> Select[Any]:
    """From people; presence is looked up only where a filter or an order asks for it."""
    asked = wanted.standings or (order is not None and order.column is Column.ARRIVAL)
    return statement.select_from(_WITH_PRESENCE if asked else ParticipantRow.__table__)


def _key(order: ListOrder, language: Language) -> ColumnElement[Any]:
    """The column of an order that has an index."""
    return _PERSON.number if order.column is Column.NUMBER else _PERSON[f"sort_key_{language}"]


def _conditions(meeting_id: MeetingId, wanted: ListFilter) -> list[ColumnElement[bool]]:
    made: list[ColumnElement[bool]] = [_PERSON.meeting_id == meeting_id]
    made += [_has_word(word) for word in search_fold(wanted.words).split()]
    if wanted.country is not None:
        made.append(_PERSON.country == wanted.country)
    for column, values in (
        (_PERSON.role, wanted.roles),
        (_PERSON.category, wanted.categories),
        (_PERSON.state, wanted.states),
    ):
        if values:
            made.append(column.in_(sorted(values)))
    if wanted.standings:
        known = _PRESENCE.standing.in_(sorted(wanted.standings))
        expected = Standing.EXPECTED in wanted.standings
        # Who was refused or replaced is not expected any more.
        awaited = and_(_PRESENCE.id.is_(None), _PERSON.state.not_in(_NOT_COUNTED))
        made.append(or_(awaited, known) if expected else known)
    if wanted.delegation is not None:
        made.append(_PERSON.delegation_id == wanted.delegation)
    if wanted.entitled is not None:
        made.append(_has_voice() if wanted.entitled else not_(_has_voice()))
    return made


def _has_word(word: str) -> ColumnElement[bool]:
    """The word stands in the folded text, as typed or as the other script writes it."""
    typed = _PERSON.search_fold.contains(word, autoescape=True)
    other = in_other_script(word)
    if not other:
        return typed
    pattern = other.replace("?", "_").replace("*", "%")
    return or_(typed, _PERSON.search_fold.like(f"%{pattern}%"))


def _has_voice() -> ColumnElement[bool]:
    return and_(_PERSON.entitled, _PERSON.state.not_in(_NOT_COUNTED))


def _organisation(language: Language) -> ColumnElement[str]:
    """The organisation in a language; one that has none there borrows the next, state language first."""
    languages = dict.fromkeys((language, *STATE_LANGUAGE_FIRST))
    return func.coalesce(
        *(func.nullif(_PERSON[f"organisation_{one}"], "") for one in languages), literal(""), type_=String
    )


def _rank(column: ColumnElement[str], values: Sequence[str]) -> ColumnElement[Any]:
    if not values:
        return literal(0)
    return case({value: place for place, value in enumerate(values)}, value=column, else_=len(values))


def _turned(column: ColumnElement[Any], order: ListOrder) -> ColumnElement[Any]:
    return column.desc() if order.downwards else column.asc()


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
