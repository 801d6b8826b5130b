"""Making one person of two rows, inside a deed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Participant
from forumdesk.services.delegations import keep_one_voice
from forumdesk.services.duplicates import DuplicateCandidate, duplicate_candidates, merged
from forumdesk.storage.repositories.sources import Source
from forumdesk.storage.work import UnitOfWork


def candidates(work: UnitOfWork, meeting_id: MeetingId) -> tuple[DuplicateCandidate, ...]:
    """Pairs that look like one person, without those that somebody told apart."""
    apart = frozenset(
        frozenset((pair.first, pair.second)) for pair in work.distinct_pairs.of_meeting(meeting_id)
    )
    return duplicate_candidates(work.participants.of_meeting(meeting_id), apart)


def merge_candidates(
    work: UnitOfWork, pairs: Iterable[DuplicateCandidate]
) -> dict[ParticipantId, ParticipantId]:
    """Merge each pair, its first staying; of three rows that are one person the first of all stays.

    Returns who went into whom.
    """
    gone: dict[ParticipantId, ParticipantId] = {}
    for pair in pairs:
        first, second = _kept(gone, pair.first), _kept(gone, pair.second)
        if first != second:
            merge_people(work, first, second)
            gone[second] = first
    return gone


def merge_people(work: UnitOfWork, first: ParticipantId, second: ParticipantId) -> Participant:
    """The first stays and takes over what it lacks; what lists said of either is kept."""
    kept, gone = work.participants.get(first), work.participants.get(second)
    if first == second:
        return kept
    person = merged(kept, gone)
    for one in (kept, gone):
        if work.sources.find(one.id) is None:
            work.sources.put(Source(into=first, person=one))
    for source in work.sources.into(second):
        work.sources.put(replace(source, into=first))
    _move_photo(work, first, second)
    for movement in work.movements.of_person(kept.meeting_id, second):
        work.movements.reassign(movement, first)
    _rename_in_pairs(work, kept.meeting_id, first, second)
    _move_conduct(work, kept.meeting_id, first, second)
    _move_proxies(work, kept.meeting_id, first, second)
    rename_speaker(work, gone.number, kept)
    work.participants.remove(second)
    work.participants.put(person)
    keep_one_voice(work, person.delegation_id)
    return work.participants.get(first)


def _kept(gone: dict[ParticipantId, ParticipantId], person: ParticipantId) -> ParticipantId:
    while person in gone:
        person = gone[person]
    return person


def _move_photo(work: UnitOfWork, first: ParticipantId, second: ParticipantId) -> None:
    photo = work.photos.find(second)
    if photo is not None:
        if work.photos.find(first) is None:
            work.photos.put(replace(photo, id=first))
        work.photos.remove(second)


def _move_conduct(
    work: UnitOfWork, meeting_id: MeetingId, first: ParticipantId, second: ParticipantId
) -> None:
    """Speeches, recusals and the excuse of the second are those of the first; nothing is there twice."""
    own = [one for one in work.speeches.of_people([first]) if not one.spans]
    waiting = {(one.item_id, one.kind) for one in own}
    for speech in work.speeches.of_people([second]):
        if not speech.spans and (speech.item_id, speech.kind) in waiting:
            work.speeches.remove(speech.id)
        else:
            work.speeches.put(replace(speech, participant_id=first))
    recusals = work.recusals.of_meeting(meeting_id)
    recused_on = {one.item_id for one in recusals if one.participant_id == first}
    for recusal in (one for one in recusals if one.participant_id == second):
        if recusal.item_id in recused_on:
            work.recusals.remove(recusal.id)
        else:
            work.recusals.put(replace(recusal, participant_id=first))
    excuse = work.excuses.find(second)
    if excuse is not None:
        if work.excuses.find(first) is None and not work.movements.presence(first).standing.is_present:
            work.excuses.put(replace(excuse, id=first))
        work.excuses.remove(second)


def _move_proxies(
    work: UnitOfWork, meeting_id: MeetingId, first: ParticipantId, second: ParticipantId
) -> None:
    """What the second gave or holds is the first's; nobody holds a proxy of their own."""
    known = work.proxies.of_meeting(meeting_id)
    has_given = any(one.id == first for one in known)
    for proxy in known:
        giver, holder = (first if one == second else one for one in (proxy.id, proxy.holder_id))
        if (giver, holder) == (proxy.id, proxy.holder_id):
            continue
        work.proxies.remove(proxy.id)
        if giver != holder and not (has_given and proxy.id == second):
            work.proxies.put(replace(proxy, id=giver, holder_id=holder))


def _rename_in_pairs(
    work: UnitOfWork, meeting_id: MeetingId, first: ParticipantId, second: ParticipantId
) -> None:
    """Whoever was told apart from the second is told apart from the first from now on."""
    pairs = work.distinct_pairs.of_meeting(meeting_id)
    known = {frozenset((pair.first, pair.second)) for pair in pairs}
    for pair in pairs:
        if second in (pair.first, pair.second):
            one, other = (first if who == second else who for who in (pair.first, pair.second))
            work.distinct_pairs.remove(pair.id)
            if one != other and frozenset((one, other)) not in known:
                work.distinct_pairs.put(replace(pair, first=one, second=other))


def rename_speaker(work: UnitOfWork, number: int, kept: Participant) -> None:
    """Where the agenda names the second row as a speaker or rapporteur, it names the first from now on."""

    def renamed(numbers: Sequence[int]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(kept.number if one == number else one for one in numbers))

    for item in work.agenda.of_meeting(kept.meeting_id):
        if number in (*item.speaker_numbers, *item.rapporteur_numbers):
            work.agenda.put(
                replace(
                    item,
                    speaker_numbers=renamed(item.speaker_numbers),
                    rapporteur_numbers=renamed(item.rapporteur_numbers),
                )
            )
