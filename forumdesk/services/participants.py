"""The list of participants."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId, ParticipantId, new_uuid
from forumdesk.domain.people import Names, Participant, ParticipantCounts, PersonName, count_participants
from forumdesk.domain.texts import Language, LocalizedText, clean_line
from forumdesk.language.names import NameParts, official_name
from forumdesk.services.deeds import Deeds


class NamelessError(DomainError):
    """A person needs a name."""

    code = "participant.nameless"
    message = N_("A participant needs a family name or a given name in at least one language.")


class Participants:
    """The people of a meeting."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def listed(self, meeting_id: MeetingId, language: Language | None = None) -> tuple[Participant, ...]:
        """Everybody, by number, or in the alphabetical order of ``language``."""
        with self._deeds.database.reading() as work:
            if language is None:
                return work.participants.of_meeting(meeting_id)
            return work.participants.by_name(meeting_id, language)

    def matching(self, meeting_id: MeetingId, words: str) -> frozenset[ParticipantId]:
        """Who fits every word, with Kazakh letters or without."""
        with self._deeds.database.reading() as work:
            return work.participants.matching(meeting_id, words)

    def counts(self, meeting_id: MeetingId) -> ParticipantCounts:
        """Numbers of the meeting."""
        return count_participants(self.listed(meeting_id))

    def participant(self, participant_id: ParticipantId) -> Participant:
        """One person."""
        with self._deeds.database.reading() as work:
            return work.participants.get(participant_id)

    def add(self, meeting_id: MeetingId, names: Names, **fields: Any) -> Participant:
        """Add a person at the end of the list."""
        with self._deeds.begin("participant.added", meeting_id) as deed:
            known = deed.work.participants.of_meeting(meeting_id)
            person = _checked(
                Participant(
                    id=ParticipantId(new_uuid(self._deeds.clock())),
                    meeting_id=meeting_id,
                    number=max((one.number for one in known), default=0) + 1,
                    names=names,
                    **fields,
                )
            )
            deed.work.participants.put(person)
            deed.values["name"] = full_name(person.names).to_mapping()
        return person

    def edit(self, participant_id: ParticipantId, **fields: Any) -> Participant:
        """Change fields of a person."""
        with self._deeds.database.reading() as work:
            meeting_id = work.participants.get(participant_id).meeting_id
        with self._deeds.begin("participant.edited", meeting_id) as deed:
            person = _checked(replace(deed.work.participants.get(participant_id), **fields))
            deed.work.participants.put(person)
            deed.values["name"] = full_name(person.names).to_mapping()
        return person

    def remove(self, participant_id: ParticipantId) -> None:
        """Take a person off the list."""
        with self._deeds.database.reading() as work:
            person = work.participants.get(participant_id)
        with self._deeds.begin("participant.removed", person.meeting_id) as deed:
            deed.work.participants.remove(participant_id)
            deed.values["name"] = full_name(person.names).to_mapping()

    def edit_many(self, participant_ids: Sequence[ParticipantId], **fields: Any) -> tuple[Participant, ...]:
        """Change the same fields of several people of one meeting, as one deed; all or nobody."""
        return self._change_many(
            "participants.edited", participant_ids, lambda person: _checked(replace(person, **fields))
        )

    def remove_many(self, participant_ids: Sequence[ParticipantId]) -> None:
        """Take several people of one meeting off the list, as one deed; all or nobody."""
        self._change_many("participants.removed", participant_ids, lambda _: None)

    def _change_many(
        self,
        code: str,
        participant_ids: Sequence[ParticipantId],
        change: Callable[[Participant], Participant | None],
    ) -> tuple[Participant, ...]:
        if not participant_ids:
            return ()
        with self._deeds.begin(code) as deed:
            people = [deed.work.participants.get(one) for one in dict.fromkeys(participant_ids)]
            changed = [(person, change(person)) for person in people]
            for before, after in changed:
                if after is None:
                    deed.work.participants.remove(before.id)
                else:
                    deed.work.participants.put(after)
            deed.meeting_id = people[0].meeting_id
            deed.values["count"] = sum(after != before for before, after in changed)
        return tuple(after for _, after in changed if after is not None)


def full_name(names: Names) -> LocalizedText:
    """A person's official name in each language that has one."""
    return LocalizedText(*(official(names.get(language), language) for language in Language))


def official(name: PersonName, language: Language) -> str:
    """The official form of a name in a language; empty when there is none."""
    parts = NameParts(family=name.family, given=name.given, patronymic=name.patronymic)
    return official_name(parts, language) if name else ""


def _checked(person: Participant) -> Participant:
    names = Names(**{language.value: _clean_name(person.names.get(language)) for language in Language})
    if not names:
        raise NamelessError
    return replace(
        person,
        names=names,
        organisation=person.organisation.cleaned(),
        post=person.post.cleaned(),
        email=clean_line(person.email),
        phone=clean_line(person.phone),
    )


def _clean_name(name: PersonName) -> PersonName:
    return PersonName(
        family=clean_line(name.family), given=clean_line(name.given), patronymic=clean_line(name.patronymic)
    )
