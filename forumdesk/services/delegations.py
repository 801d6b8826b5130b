"""Delegations of a meeting."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from forumdesk.domain.delegations import Delegation, rank, with_one_voice
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import DelegationId, MeetingId, ParticipantId, new_uuid
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.countries import country_name
from forumdesk.services.deeds import Deeds
from forumdesk.services.meanwhile import unclashed
from forumdesk.storage.work import UnitOfWork


class NamelessDelegationError(DomainError):
    """A delegation needs a name or a country."""

    code = "delegation.nameless"
    message = N_("A delegation needs a name in at least one language, or a country whose name it takes.")


class Delegations:
    """Made, changed, joined and left by people."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def listed(self, meeting_id: MeetingId) -> tuple[Delegation, ...]:
        """All delegations, in the order in which they were made."""
        with self._deeds.database.reading() as work:
            return work.delegations.of_meeting(meeting_id)

    def members(self, delegation_id: DelegationId) -> tuple[Participant, ...]:
        """The members: head, deputies, others, each by number."""
        with self._deeds.database.reading() as work:
            return tuple(sorted(members_of(work, delegation_id), key=lambda one: (rank(one), one.number)))

    def add(
        self, meeting_id: MeetingId, name: LocalizedText, country: str = "", *, one_voice: bool = False
    ) -> Delegation:
        """Make a delegation; without a name it takes the full name of its state."""
        return self.add_with(meeting_id, name, country, (), one_voice=one_voice)

    def add_with(
        self,
        meeting_id: MeetingId,
        name: LocalizedText,
        country: str,
        members: Sequence[ParticipantId],
        *,
        one_voice: bool = False,
    ) -> Delegation:
        """Make a delegation, as :meth:`add` does, and let people join it, as one deed."""
        with self._deeds.begin("delegation.added", meeting_id) as deed:
            made = _checked(
                Delegation(
                    id=DelegationId(new_uuid(self._deeds.clock())),
                    meeting_id=meeting_id,
                    name=name,
                    country=country,
                    one_voice=one_voice,
                )
            )
            deed.work.delegations.put(made)
            people = deed.work.participants.get_all(members)
            deed.work.participants.put_all(replace(one, delegation_id=made.id) for one in people)
            keep_one_voice(deed.work, made.id)
            deed.values["name"] = made.name.to_mapping()
        return made

    def edit(
        self, delegation_id: DelegationId, *, base: Delegation | None = None, **fields: Any
    ) -> Delegation:
        """Change name, country or ``one_voice``; with one voice all but one of the members lose theirs.

        ``base`` is the delegation as the person saw it: ChangedMeanwhileError where somebody else changed the same.
        """
        with self._deeds.begin("delegation.edited") as deed:
            before = deed.work.delegations.get(delegation_id)
            changed = _checked(replace(before, **unclashed(base, before, fields)))
            deed.work.delegations.put(changed)
            if changed.one_voice:
                deed.work.participants.put_all(with_one_voice(members_of(deed.work, delegation_id)))
            deed.meeting_id = changed.meeting_id
            deed.values["name"] = changed.name.to_mapping()
        return changed

    def remove(self, delegation_id: DelegationId) -> None:
        """Dissolve a delegation; its members stay on the list."""
        with self._deeds.begin("delegation.removed") as deed:
            gone = deed.work.delegations.get(delegation_id)
            for one in members_of(deed.work, delegation_id):
                deed.work.participants.put(replace(one, delegation_id=None))
            deed.work.delegations.remove(delegation_id)
            deed.meeting_id = gone.meeting_id
            deed.values["name"] = gone.name.to_mapping()

    def assign(
        self,
        participant_ids: Sequence[ParticipantId],
        delegation_id: DelegationId | None,
        *,
        base: Participant | None = None,
    ) -> None:
        """Let people join a delegation, or leave theirs, as one deed.

        ``base`` is one person as they were seen: ChangedMeanwhileError where somebody else assigned them elsewhere.
        """
        if not participant_ids:
            return
        with self._deeds.begin("delegation.assigned") as deed:
            people = deed.work.participants.get_all(participant_ids)
            for one in people:
                if base is not None and one.id == base.id:
                    unclashed(base, one, {"delegation_id": delegation_id})
            deed.work.participants.put_all(replace(one, delegation_id=delegation_id) for one in people)
            keep_one_voice(deed.work, delegation_id)
            deed.meeting_id = people[0].meeting_id
            deed.values["count"] = len(people)

    def form_by_country(self, meeting_id: MeetingId, *, one_voice: bool = False) -> tuple[Delegation, ...]:
        """Make a delegation for each country that has people without one, and let them join it, as one deed."""
        with self._deeds.begin("delegations.formed", meeting_id) as deed:
            work = deed.work
            known = {one.country: one for one in work.delegations.of_meeting(meeting_id) if one.country}
            alone = [
                one
                for one in work.participants.of_meeting(meeting_id)
                if one.country and one.delegation_id is None
            ]
            made = []
            for country in dict.fromkeys(one.country for one in alone):
                if country not in known:
                    known[country] = _checked(
                        Delegation(
                            id=DelegationId(new_uuid(self._deeds.clock())),
                            meeting_id=meeting_id,
                            name=LocalizedText(),
                            country=country,
                            one_voice=one_voice,
                        )
                    )
                    made.append(known[country])
            work.delegations.put_all(made)
            work.participants.put_all(replace(one, delegation_id=known[one.country].id) for one in alone)
            for one in known.values():
                keep_one_voice(work, one.id)
            deed.values["count"] = len(made)
        return tuple(made)


def members_of(work: UnitOfWork, delegation_id: DelegationId) -> tuple[Participant, ...]:
    """The members of a delegation."""
    delegation = work.delegations.get(delegation_id)
    return tuple(
        one
        for one in work.participants.of_meeting(delegation.meeting_id)
        if one.delegation_id == delegation_id
    )


def keep_one_voice(
    work: UnitOfWork, delegation_id: DelegationId | None, preferred: ParticipantId | None = None
) -> None:
    """Inside a deed: where a delegation has one voice, take the voice from all members but one."""
    if delegation_id is not None and work.delegations.get(delegation_id).one_voice:
        work.participants.put_all(with_one_voice(members_of(work, delegation_id), preferred))


def _checked(delegation: Delegation) -> Delegation:
    name = delegation.name.cleaned()
    if not name and delegation.country:
        name = LocalizedText(
            *(country_name(delegation.country, language, full=True) for language in Language)
        )
    if not name:
        raise NamelessDelegationError
    return replace(delegation, name=name)
