"""Participants."""

from typing import Any

from sqlalchemy import select

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Category, Names, Participant, PersonName, Role
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.language.collation import search_fold, sort_key
from forumdesk.storage.repositories.base import Repository, text_columns, text_of
from forumdesk.storage.rows.tables import ParticipantRow

_SORT_KEYS = {
    Language.KK: ParticipantRow.sort_key_kk,
    Language.RU: ParticipantRow.sort_key_ru,
    Language.EN: ParticipantRow.sort_key_en,
}


class Participants(Repository[Participant, ParticipantRow]):
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

    def matching(self, meeting_id: MeetingId, words: str) -> frozenset[ParticipantId]:
        """Identifiers of the people whose names, organisation or post contain every folded word of ``words``."""
        self._session.flush()
        conditions = [
            ParticipantRow.search_fold.contains(word, autoescape=True) for word in search_fold(words).split()
        ]
        found = self._session.scalars(
            select(ParticipantRow.id).where(ParticipantRow.meeting_id == meeting_id, *conditions)
        )
        return frozenset(ParticipantId(identifier) for identifier in found)

    def to_columns(self, value: Participant) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "number": value.number,
            "names": {
                language.value: _name_to_plain(value.names.get(language))
                for language in Language
                if value.names.get(language)
            },
            **text_columns("organisation", value.organisation),
            **text_columns("post", value.post),
            "country": value.country,
            "category": value.category.value,
            "role": value.role.value,
            "entitled": value.entitled,
            "email": value.email,
            "phone": value.phone,
            **{f"sort_key_{language}": sort_key(_sorted_by(value.names, language)) for language in Language},
            "search_fold": search_fold(" ".join(_searchable(value))),
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
        )


def _name_to_plain(name: PersonName) -> dict[str, str]:
    return {"family": name.family, "given": name.given, "patronymic": name.patronymic}


def _sorted_by(names: Names, language: Language) -> str:
    """Family name first; a language without a name borrows the next one, state language first."""
    for candidate in (language, *STATE_LANGUAGE_FIRST):
        name = names.get(candidate)
        if name:
            return f"{name.family} {name.given} {name.patronymic}".strip()
    return ""


def _searchable(value: Participant) -> list[str]:
    names = [value.names.get(language) for language in Language]
    words = [part for name in names for part in (name.family, name.given, name.patronymic)]
    texts = [text for source in (value.organisation, value.post) for _, text in source.items()]
    return [*words, *texts, value.email, value.phone, str(value.number)]
