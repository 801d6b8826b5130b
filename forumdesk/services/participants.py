"""The list of participants."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId, ParticipantId, new_uuid
from forumdesk.domain.people import Names, Participant, ParticipantCounts, PersonName
from forumdesk.domain.people_list import ListedPerson, ListFilter, ListOrder, Statistics
from forumdesk.domain.texts import Language, LocalizedText, clean_line, clean_text
from forumdesk.language.names import NameParts, official_name
from forumdesk.services.deeds import Deeds
from forumdesk.services.delegations import keep_one_voice
from forumdesk.services.duplicates import DuplicateCandidate
from forumdesk.services.meanwhile import unclashed, unclashed_text
from forumdesk.services.merging import candidates, merge_candidates, merge_people
from forumdesk.storage.repositories.sources import DistinctPair, Photo
from forumdesk.storage.work import UnitOfWork


class NamelessError(DomainError):
    """A person needs a name."""

    code = "participant.nameless"
    message = N_("A participant needs a family name or a given name in at least one language.")


class PostDatesReversedError(DomainError):
    """A post ends before it begins."""

    code = "participant.post_dates_reversed"
    message = N_("The post would end before it begins. Enter the first day before the last.")


class HasSpokenError(DomainError):
    """Whoever spoke at the meeting stays on its list."""

    code = "participant.has_spoken"
    message = N_(
        "{name} has spoken at this meeting and stays on the list: the speech belongs to its record."
        " Nobody was removed. Change the accreditation instead, or merge a double entry."
    )


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

    def window(
        self,
        meeting_id: MeetingId,
        wanted: ListFilter,
        order: ListOrder,
        language: Language,
        offset: int,
        limit: int,
    ) -> tuple[ListedPerson, ...]:
        """At most ``limit`` lines of the filtered and sorted list, from the place ``offset`` on."""
        with self._deeds.database.reading() as work:
            return work.people.window(meeting_id, wanted, order, language, offset, limit)

    def count(self, meeting_id: MeetingId, wanted: ListFilter) -> int:
        """How many people pass a filter."""
        with self._deeds.database.reading() as work:
            return work.people.count(meeting_id, wanted)

    def position(
        self,
        meeting_id: MeetingId,
        wanted: ListFilter,
        order: ListOrder,
        language: Language,
        participant_id: ParticipantId,
    ) -> int | None:
        """The place of a person in the filtered and sorted list; None for one who does not pass."""
        with self._deeds.database.reading() as work:
            return work.people.position(meeting_id, wanted, order, language, participant_id)

    def ids(
        self, meeting_id: MeetingId, wanted: ListFilter, order: ListOrder, language: Language
    ) -> tuple[ParticipantId, ...]:
        """Everybody on the filtered list, in its order."""
        with self._deeds.database.reading() as work:
            return work.people.ids(meeting_id, wanted, order, language)

    def countries(self, meeting_id: MeetingId) -> tuple[str, ...]:
        """The codes of the countries on the list."""
        with self._deeds.database.reading() as work:
            return work.people.countries(meeting_id)

    def counts(self, meeting_id: MeetingId) -> ParticipantCounts:
        """Numbers of the meeting."""
        with self._deeds.database.reading() as work:
            return work.people.counts(meeting_id)

    def statistics(self, meeting_id: MeetingId) -> Statistics:
        """Numbers of the meeting by country, organisation, category, role, delegation and hour."""
        with self._deeds.database.reading() as work:
            return work.people.statistics(meeting_id)

    def participant(self, participant_id: ParticipantId) -> Participant:
        """One person."""
        with self._deeds.database.reading() as work:
            return work.participants.get(participant_id)

    def photo(self, participant_id: ParticipantId) -> bytes | None:
        """The person's photo as JPEG, or None."""
        with self._deeds.database.reading() as work:
            found = work.photos.find(participant_id)
            return None if found is None else found.jpeg

    def set_photo(self, participant_id: ParticipantId, jpeg: bytes | None) -> None:
        """Keep a photo; None takes it away."""
        with self._deeds.begin("participant.photo") as deed:
            person = deed.work.participants.get(participant_id)
            if jpeg is None:
                deed.work.photos.remove(participant_id)
            else:
                deed.work.photos.put(Photo(id=person.id, meeting_id=person.meeting_id, jpeg=jpeg))
            deed.meeting_id = person.meeting_id
            deed.values["name"] = full_name(person.names).to_mapping()

    def set_name_form(
        self,
        participant_id: ParticipantId,
        language: Language,
        case: str,
        form: str,
        *,
        base: str | None = None,
    ) -> Participant:
        """Correct a case form of a name; an empty ``form``, or that of the rule, goes back to the rule.

        ``base`` is the form that the person at the desk saw: ChangedMeanwhileError where it reads otherwise now.
        """
        person = self.participant(participant_id)
        wanted = clean_line(form)
        by_rule = _by_rule(person.names, language, case)
        current = person.name_forms.get(language, case) or by_rule
        wanted = unclashed_text(base, wanted or by_rule, current, current)
        forms = person.name_forms.with_form(language, case, "" if wanted == by_rule else wanted)
        return self.edit(participant_id, base=person, name_forms=forms)

    def duplicates(self, meeting_id: MeetingId) -> tuple[DuplicateCandidate, ...]:
        """Pairs that look like one person and of whom nobody has said that they are two."""
        with self._deeds.database.reading() as work:
            return candidates(work, meeting_id)

    def merge(self, first: ParticipantId, second: ParticipantId) -> Participant:
        """Make one person of two: the first stays and takes over what it lacks, arrivals too."""
        with self._deeds.begin("participants.merged") as deed:
            person = merge_people(deed.work, first, second)
            deed.meeting_id = person.meeting_id
            deed.values["name"] = full_name(person.names).to_mapping()
        return person

    def merge_all(self, meeting_id: MeetingId) -> int:
        """Merge every pair that looks like one person, as one deed; returns how many people there are fewer."""
        with self._deeds.begin("participants.all_merged", meeting_id) as deed:
            count = len(merge_candidates(deed.work, candidates(deed.work, meeting_id)))
            deed.values["count"] = count
        return count

    def tell_apart(self, first: ParticipantId, second: ParticipantId) -> None:
        """Say that two who look like one are two people; the pair is not offered again."""
        with self._deeds.begin("participants.told_apart") as deed:
            person = deed.work.participants.get(first)
            deed.work.distinct_pairs.put(
                DistinctPair(
                    id=new_uuid(self._deeds.clock()),
                    meeting_id=person.meeting_id,
                    first=first,
                    second=deed.work.participants.get(second).id,
                )
            )
            deed.meeting_id = person.meeting_id
            deed.values["name"] = full_name(person.names).to_mapping()

    def add(self, meeting_id: MeetingId, names: Names, **fields: Any) -> Participant:
        """Add a person at the end of the list."""
        with self._deeds.begin("participant.added", meeting_id) as deed:
            person = checked(
                Participant(
                    id=ParticipantId(new_uuid(self._deeds.clock())),
                    meeting_id=meeting_id,
                    number=deed.work.participants.last_number(meeting_id) + 1,
                    names=names,
                    **fields,
                )
            )
            deed.work.participants.put(person)
            keep_one_voice(deed.work, person.delegation_id, person.id)
            deed.values["name"] = full_name(person.names).to_mapping()
        return person

    def edit(
        self, participant_id: ParticipantId, *, base: Participant | None = None, **fields: Any
    ) -> Participant:
        """Change fields of a person.

        ``base`` is the person as they were seen: ChangedMeanwhileError where somebody else changed the same.
        """
        with self._deeds.database.reading() as work:
            meeting_id = work.participants.get(participant_id).meeting_id
        with self._deeds.begin("participant.edited", meeting_id) as deed:
            before = deed.work.participants.get(participant_id)
            person = checked(replace(before, **unclashed(base, before, fields)))
            deed.work.participants.put(person)
            if {"entitled", "delegation_id"} & set(fields):
                keep_one_voice(deed.work, person.delegation_id, person.id if person.entitled else None)
            deed.values["name"] = full_name(person.names).to_mapping()
        return person

    def remove(self, participant_id: ParticipantId) -> None:
        """Take a person off the list, with a speech that waits, excuse, recusals, proxies; refuses who spoke."""
        with self._deeds.database.reading() as work:
            person = work.participants.get(participant_id)
        with self._deeds.begin("participant.removed", person.meeting_id) as deed:
            _clear(deed.work, [person])
            deed.work.photos.remove(participant_id)
            deed.work.participants.remove(participant_id)
            deed.values["name"] = full_name(person.names).to_mapping()

    def edit_many(self, participant_ids: Sequence[ParticipantId], **fields: Any) -> tuple[Participant, ...]:
        """Change the same fields of several people of one meeting, as one deed; all or nobody."""
        return self._change_many(
            "participants.edited", participant_ids, lambda person: checked(replace(person, **fields))
        )

    def remove_many(self, participant_ids: Sequence[ParticipantId]) -> None:
        """Take several people of one meeting off the list, as one deed; all or nobody.

        Refuses when one of them has spoken.
        """
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
            people = deed.work.participants.get_all(participant_ids)
            changed = {one.id: change(one) for one in people}
            gone = [one for one, after in changed.items() if after is None]
            _clear(deed.work, [one for one in people if changed[one.id] is None])
            deed.work.photos.remove_all(gone)
            deed.work.participants.remove_all(gone)
            deed.work.participants.put_all(after for after in changed.values() if after is not None)
            for delegation_id in dict.fromkeys(one.delegation_id for one in changed.values() if one):
                keep_one_voice(deed.work, delegation_id)
            deed.meeting_id = people[0].meeting_id
            deed.values["count"] = sum(changed[one.id] != one for one in people)
            return deed.work.participants.get_all(one for one, after in changed.items() if after is not None)


def _clear(work: UnitOfWork, people: Sequence[Participant]) -> None:
    """Take away what belongs to people of one meeting who leave its list."""
    if not people:
        return
    gone = {one.id: one for one in people}
    speeches = work.speeches.of_people(list(gone))
    for speech in speeches:
        if speech.spans:
            raise HasSpokenError(name=full_name(gone[speech.participant_id].names))
    meeting_id = people[0].meeting_id
    for speech in speeches:
        work.speeches.remove(speech.id)
    for recusal in work.recusals.of_meeting(meeting_id):
        if recusal.participant_id in gone:
            work.recusals.remove(recusal.id)
    for excuse in work.excuses.of_meeting(meeting_id):
        if excuse.id in gone:
            work.excuses.remove(excuse.id)
    _end_proxies(work, meeting_id, gone)


def _end_proxies(work: UnitOfWork, meeting_id: MeetingId, gone: Collection[ParticipantId]) -> None:
    """A proxy that is not ended would still be counted against its holder."""
    for proxy in work.proxies.of_meeting(meeting_id):
        if proxy.id in gone or proxy.holder_id in gone:
            work.proxies.remove(proxy.id)


def name_in_case(person: Participant, language: Language, case: str) -> str:
    """A person's official name in a case, as corrected by hand, else by rule; empty without a name."""
    return person.name_forms.get(language, case) or _by_rule(person.names, language, case)


def _by_rule(names: Names, language: Language, case: str) -> str:
    from forumdesk.language.name_cases import name_in_case as by_rule

    name = names.get(language)
    parts = NameParts(family=name.family, given=name.given, patronymic=name.patronymic)
    return by_rule(parts, language, case) if name else ""


def full_name(names: Names) -> LocalizedText:
    """A person's official name in each language that has one."""
    return LocalizedText(*(official(names.get(language), language) for language in Language))


def official(name: PersonName, language: Language) -> str:
    """The official form of a name in a language; empty when there is none."""
    parts = NameParts(family=name.family, given=name.given, patronymic=name.patronymic)
    return official_name(parts, language) if name else ""


def checked(person: Participant) -> Participant:
    """The person with every text cleaned; refuses one without a name, or a post that ends before it begins."""
    if person.post_from and person.post_until and person.post_until < person.post_from:
        raise PostDatesReversedError
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
        notes=clean_text(person.notes),
    )


def _clean_name(name: PersonName) -> PersonName:
    return PersonName(
        family=clean_line(name.family), given=clean_line(name.given), patronymic=clean_line(name.patronymic)
    )
