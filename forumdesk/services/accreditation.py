"""Admission of people, one deed an act."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.identifiers import ParticipantId, new_uuid
from forumdesk.domain.people import NameForms, Names, Participant
from forumdesk.services.deeds import Deeds
from forumdesk.services.delegations import keep_one_voice
from forumdesk.services.participants import checked, full_name


class Accreditations:
    """Invited, confirmed, accredited, refused; replaced by another person."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def move(
        self, participant_ids: Sequence[ParticipantId], to: AccreditationState
    ) -> tuple[Participant, ...]:
        """Let people of one meeting reach a state, as one deed; all or nobody."""
        if not participant_ids:
            return ()
        with self._deeds.begin(f"accreditation.{to.value}") as deed:
            now = self._deeds.clock()
            before = deed.work.participants.get_all(participant_ids)
            after = [replace(one, accreditation=one.accreditation.moved(to, now)) for one in before]
            deed.work.participants.put_all(after)
            for delegation_id in dict.fromkeys(one.delegation_id for one in after):
                keep_one_voice(deed.work, delegation_id)
            deed.meeting_id = before[0].meeting_id
            deed.values["count"] = sum(old != new for old, new in zip(before, after, strict=True))
            deed.values["name"] = full_name(before[0].names).to_mapping()
            kept = [deed.work.participants.get(one.id) for one in after]
        return tuple(kept)

    def replace(self, participant_id: ParticipantId, names: Names, **fields: Any) -> Participant:
        """Let another person come instead; returns the one who comes.

        Country, organisation, post, category, role, delegation, voice and accreditation go over, but nobody is
        refused for another; contacts, notes, photo and the days of the post do not. ``fields`` override what goes
        over. Whoever is replaced stays on the list, without a voice, and the badge says by whom they were replaced.
        """
        with self._deeds.begin("accreditation.replaced") as deed:
            now = self._deeds.clock()
            gone = deed.work.participants.get(participant_id)
            successor = ParticipantId(new_uuid(now))
            accreditation = gone.accreditation.replaced(successor, now)
            state = gone.accreditation.state if gone.accreditation.counts else AccreditationState.INVITED
            number = deed.work.participants.last_number(gone.meeting_id) + 1
            person = replace(
                gone,
                id=successor,
                number=number,
                names=names,
                email="",
                phone="",
                notes="",
                post_from=None,
                post_until=None,
                name_forms=NameForms(),
                accreditation=Accreditation().moved(state, now),
            )
            person = checked(replace(person, **fields))
            deed.work.participants.put(person)
            deed.work.participants.put(replace(gone, entitled=False, accreditation=accreditation))
            keep_one_voice(deed.work, person.delegation_id)
            deed.meeting_id = gone.meeting_id
            deed.values["name"] = full_name(gone.names).to_mapping()
            deed.values["by"] = full_name(person.names).to_mapping()
        return person
