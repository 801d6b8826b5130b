"""Participants."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.badges import person_tag
from forumdesk.domain.identifiers import DelegationId, MeetingId, ParticipantId
from forumdesk.domain.people import Category, NameForms, Names, Participant, PersonName, Role
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.language.collation import search_fold, sort_key
from forumdesk.language.countries import country_name
from forumdesk.storage.repositories.base import text_of
from forumdesk.storage.repositories.bulk import BulkRepository
from forumdesk.storage.rows.tables import ParticipantRow

_CODES = tuple(language.value for language in STATE_LANGUAGE_FIRST)  # the order of a text's fields
_SORT_KEYS = {
    Language.KK: ParticipantRow.sort_key_kk,
    Language.RU: ParticipantRow.sort_key_ru,
    Language.EN: ParticipantRow.sort_key_en,
}


class Participants(BulkRepository[Participant, ParticipantRow]):
    """The people of meetings."""

    kind = "participant"
    row_type = ParticipantRow
    order = (ParticipantRow.number, ParticipantRow.id)

    def by_name(self, meeting_id: MeetingId, language: Language) -> tuple[Participant, ...]:
        """The people of a meeting in the alphabetical order of a language."""
        self._session.flush()
        rows = self._session.scalars(
            select(ParticipantRow)
            .where(ParticipantRow.meeting_id == meeting_id)
            .order_by(_SORT_KEYS[language], ParticipantRow.number)
        )
        return tuple(self.from_row(row) for row in rows)

    def last_number(self, meeting_id: MeetingId) -> int:
        """The highest number on the list; 0 while nobody is listed."""
        self._session.flush()
        highest = select(func.max(ParticipantRow.number)).where(ParticipantRow.meeting_id == meeting_id)
        return self._session.scalar(highest) or 0

    def to_columns(self, value: Participant) -> dict[str, Any]:
        """See the base."""
        names, organisation, post, accreditation = (
            value.names,
            value.organisation,
            value.post,
            value.accreditation,
        )
        written = (names.kk, names.ru, names.en)
        keys = [sort_key(line) for line in _sorted_by(*written)]
        return {
            "meeting_id": value.meeting_id,
            "number": value.number,
            "names": {code: _name_to_plain(name) for code, name in zip(_CODES, written, strict=True) if name},
            "organisation_kk": organisation.kk,
            "organisation_ru": organisation.ru,
            "organisation_en": organisation.en,
            "post_kk": post.kk,
            "post_ru": post.ru,
            "post_en": post.en,
            "country": value.country,
            "category": str(value.category),
            "role": str(value.role),
            "entitled": value.entitled,
            "email": value.email,
            "phone": value.phone,
            "delegation_id": value.delegation_id,
            "notes": value.notes,
            "post_from": value.post_from,
            "post_until": value.post_until,
            "name_forms": _forms_to_plain(value.name_forms),
            "state": str(accreditation.state),
            "state_times": {state.value: at.isoformat() for state, at in accreditation.times},
            "replaced_by": accreditation.replaced_by,
            "badge": person_tag(value.id),
            "sort_key_kk": keys[0],
            "sort_key_ru": keys[1],
            "sort_key_en": keys[2],
            "search_fold": search_text(value),
        }

    def from_row(self, row: ParticipantRow) -> Participant:
        """See the base."""
        names = {code: PersonName(**name) for code, name in row.names.items()}
        return Participant(
            id=ParticipantId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            number=row.number,
            names=Names(**names),
            organisation=text_of(row, "organisation"),
            post=text_of(row, "post"),
            country=row.country,
            category=Category(row.category),
            role=Role(row.role),
            entitled=row.entitled,
            email=row.email,
            phone=row.phone,
            delegation_id=None if row.delegation_id is None else DelegationId(row.delegation_id),
            notes=row.notes,
            post_from=row.post_from,
            post_until=row.post_until,
            name_forms=_forms_of(row.name_forms),
            accreditation=Accreditation(
                state=AccreditationState(row.state),
                times=tuple(
                    (AccreditationState(state), datetime.fromisoformat(at))
                    for state, at in row.state_times.items()
                ),
                replaced_by=None if row.replaced_by is None else ParticipantId(row.replaced_by),
            ),
        )

    def with_badge(self, meeting_id: MeetingId, tag: str) -> Participant | None:
        """The person whose badge has this tag."""
        self._session.flush()
        row = self._session.scalars(
            select(ParticipantRow).where(ParticipantRow.meeting_id == meeting_id, ParticipantRow.badge == tag)
        ).first()
        return None if row is None else self.from_row(row)

    def accreditation_in_use(self, meeting_id: MeetingId) -> bool:
        """Whether anybody at the meeting is accredited."""
        self._session.flush()
        found = self._session.scalars(
            select(ParticipantRow.id)
            .where(
                ParticipantRow.meeting_id == meeting_id,
                ParticipantRow.state == AccreditationState.ACCREDITED.value,
            )
            .limit(1)
        )
        return found.first() is not None

    def compute_anew(self) -> None:
        """Write again what is computed from each person's values."""
        for row in self._session.scalars(select(ParticipantRow)):
            for name, column in self.to_columns(self.from_row(row)).items():
                setattr(row, name, column)

    def to_plain(self, value: Participant) -> dict[str, Any]:
        """A person as JSON, without what is computed."""
        return {
            name: _json_of(column)
            for name, column in self.to_columns(value).items()
            if not name.startswith(("sort_key", "search_fold", "badge"))
        } | {"id": str(value.id)}

    def from_plain(self, plain: Mapping[str, Any]) -> Participant:
        """The person of :meth:`to_plain`."""
        columns = dict(plain)
        for name in ("id", "meeting_id", "delegation_id", "replaced_by"):
            columns[name] = UUID(columns[name]) if columns[name] else None
        for name in ("post_from", "post_until"):
            columns[name] = date.fromisoformat(columns[name]) if columns[name] else None
        return self.from_row(ParticipantRow(**columns))


def _json_of(column: Any) -> Any:
    if isinstance(column, UUID):
        return str(column)
    return column.isoformat() if isinstance(column, date) else column


def _forms_to_plain(forms: NameForms) -> dict[str, dict[str, str]]:
    if not (forms.kk or forms.ru):
        return {}
    plain = {"kk": dict(forms.kk), "ru": dict(forms.ru)}
    return {language: pairs for language, pairs in plain.items() if pairs}


def _forms_of(plain: Mapping[str, Mapping[str, str]]) -> NameForms:
    return NameForms(kk=tuple(plain.get("kk", {}).items()), ru=tuple(plain.get("ru", {}).items()))


def _name_to_plain(name: PersonName) -> dict[str, str]:
    return {"family": name.family, "given": name.given, "patronymic": name.patronymic}


def _sorted_by(kk: PersonName, ru: PersonName, en: PersonName) -> tuple[str, str, str]:
    """Family name first; a language without a name borrows the next one, state language first."""
    lines = [f"{one.family} {one.given} {one.patronymic}".strip() if one else "" for one in (kk, ru, en)]
    borrowed = lines[0] or lines[1] or lines[2]
    return (lines[0] or borrowed, lines[1] or borrowed, lines[2] or borrowed)


def search_text(value: Participant) -> str:
    """The folded words by which a person is found, each once: the shorter it is, the faster a search reads it."""
    names = value.names
    own = [
        part for name in (names.kk, names.ru, names.en) for part in (name.family, name.given, name.patronymic)
    ]
    own += (value.email, value.phone, str(value.number))
    shared = (_folded(text) for text in _shared(value) if text)
    return " ".join(dict.fromkeys(" ".join((search_fold(" ".join(own)), *shared)).split()))


def _shared(value: Participant) -> tuple[str, ...]:
    """Texts that many people have in common."""
    organisation, post = value.organisation, value.post
    countries = _countries(value.country) if value.country else ""
    return (organisation.kk, organisation.ru, organisation.en, post.kk, post.ru, post.en, countries)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return search_fold(text)


@cache
def _countries(code: str) -> str:
    return " ".join(country_named(code, language) for language in Language)


@cache
def country_named(code: str, language: Language) -> str:
    """The name of a country; an unknown code stands for itself."""
    try:
        return country_name(code, language)
    except ValueError:
        return code
