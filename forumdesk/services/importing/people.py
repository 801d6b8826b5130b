"""Lists of participants: the same file again changes nothing, a changed file changes what it says anew."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.delegations import Delegation, with_one_voice
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import DelegationId, MeetingId, ParticipantId, new_uuid
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import Language, LocalizedText, clean_line
from forumdesk.foundation.clock import Clock
from forumdesk.language.collation import search_fold
from forumdesk.language.countries import country_name, find_country
from forumdesk.services.deeds import Deed
from forumdesk.services.duplicates import DuplicateCandidate, duplicate_candidates, merged
from forumdesk.services.importing.known_rows import KnownRows, with_patronymics
from forumdesk.services.importing.lists import meeting_of_list, require_usable
from forumdesk.services.importing.results import ImportResult, MeetingFacts, RowPair
from forumdesk.services.merging import merge_people, rename_speaker
from forumdesk.services.proposals import ParticipantsProposal, ProposedParticipant
from forumdesk.storage.repositories.sources import DistinctPair, Source
from forumdesk.storage.work import UnitOfWork

Progress = Callable[[int, int], None]
_LANGUAGES = frozenset(language.value for language in Language)
IDENTITY_NUMBER = "identity_number"
_STEP = 2_000  # rows between two words about progress
_WRITTEN = 10_000  # people written between two words about progress
_NAMES, _ORGANISATION, _POST = (
    [f"{what}_{language}" for language in Language] for what in ("names", "organisation", "post")
)
_PLAIN = (
    "country", "category", "role", "entitled", "email", "phone", "delegation_id", "notes", "post_from", "post_until",
)  # fmt: skip
_PATRONYMIC = [f"patronymic_{language}" for language in Language]
_PARTS = frozenset((*_NAMES, *_PATRONYMIC, *_ORGANISATION, *_POST, *_PLAIN, "state"))
# Columns whose part has another name; a column without a language speaks of all three.
_OTHERWISE = {"status": "state", "delegation": "delegation_id"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeWish:
    """Which pairs an import merges: every one that looks like one person, or pairs of rows, the first staying.

    ``apart`` are pairs of rows that are two people; they are not offered again.
    """

    everyone: bool = False
    pairs: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()


NO_MERGING = MergeWish()


class NoSuchRowError(DomainError):
    """A pair to be merged names a row that the list does not have."""

    code = "import.no_such_row"
    message = N_("There is no usable row {row} to merge. Nothing was imported. Name rows by their №.")


def import_participants(
    deed: Deed,
    clock: Clock,
    proposal: ParticipantsProposal,
    meeting_id: MeetingId | None,
    facts: MeetingFacts,
    language: Language,
    *,
    merge: MergeWish,
    duplicates: bool = True,
    progress: Progress | None = None,
) -> ImportResult:
    """Add and update people, inside a deed.

    A person is known again by the number together with a name, or a part of one and the e-mail or telephone, or
    else by the names together with the organisation. What a row says is compared with what the list said before,
    not with what stands in the register: what people changed by hand since stays until the list itself says
    otherwise. With ``duplicates`` pairs that look like one person are searched; ``progress`` hears rows done and
    rows in all, first while they are judged, then while they are written.
    """
    require_usable(proposal.people, proposal.problems)
    deed.by_hand = False
    meeting = meeting_of_list(deed, clock, meeting_id, facts, language)
    plan = _Plan(deed.work, clock(), meeting, _parts_of(proposal.columns))
    plan.add_all(proposal.people, proposal.written, progress)
    result = ImportResult(meeting_id=meeting, rows=proposal.records, problems=proposal.problems)
    result.notices += proposal.notices
    gone = _merge(plan, deed.work, merge, result, duplicates=duplicates)
    plan.keep_one_voice()
    plan.write(deed.work, progress)
    numbers = _identity_numbers(proposal, plan, gone)
    deed.work.identity_numbers.put_all(meeting, numbers)
    for planned in plan.planned:
        kept = gone.get(planned.after.id)
        if kept is not None and planned.before is None:
            result.count(planned.after, plan.people[kept])
        else:
            result.count(planned.before, plan.people[kept or planned.after.id])
    result.not_imported = result.rows - len(proposal.people)
    deed.values["count"] = result.new + result.updated
    return result


def _identity_numbers(
    proposal: ParticipantsProposal, plan: "_Plan", gone: Mapping[ParticipantId, ParticipantId]
) -> dict[ParticipantId, str]:
    """Numbers for the guard's pass list. They go past the people, so that no journal, undo or package has them;
    an empty cell takes none away."""
    if IDENTITY_NUMBER not in proposal.columns:
        return {}
    column = proposal.columns.index(IDENTITY_NUMBER)
    written = [clean_line(proposal.cells[place][column]) for place in proposal.places]
    people = [gone.get(one.after.id, one.after.id) for one in plan.planned]
    return {person: number for person, number in zip(people, written, strict=True) if number}


def _parts_of(columns: Sequence[str]) -> frozenset[str]:
    """The parts of a person that a list speaks of; a proposal without columns speaks of everything."""
    if not columns:
        return _PARTS
    parts: set[str] = set()
    for column in columns:
        what, _, language = column.rpartition("_")
        if "full" in {column, what} or "patronymic" in {column, what}:
            parts.update([f"patronymic_{language}"] if language in _LANGUAGES else _PATRONYMIC)
        if column in {"full", "family", "given", "patronymic"}:
            parts.update(_NAMES)
        elif what in {"full", "family", "given", "patronymic"} and language in _LANGUAGES:
            parts.add(f"names_{language}")
        elif column in {"organisation", "post"}:
            parts.update(_ORGANISATION if column == "organisation" else _POST)
        else:
            parts.add(_OTHERWISE.get(column, column))
    return frozenset(parts & _PARTS)


@dataclass(slots=True, kw_only=True)
class _Planned:
    """One row of the list: the person before and after, and what the list says of the person now."""

    row: int
    before: Participant | None
    after: Participant
    said: Participant


@dataclass(slots=True)
class _Plan:
    """What an import will write; nothing is written before everything is known."""

    work: UnitOfWork
    now: datetime
    meeting_id: MeetingId
    parts: frozenset[str]
    planned: list[_Planned] = field(default_factory=list)
    people: dict[ParticipantId, Participant] = field(default_factory=dict)
    said: dict[ParticipantId, Source] = field(default_factory=dict)
    delegations: list[Delegation] = field(default_factory=list)
    _sources: KnownRows = field(default_factory=KnownRows)
    _by_delegation: dict[str, Delegation] = field(default_factory=dict)
    _last_number: int = 0
    _numbers: set[int] = field(default_factory=set)
    _known: dict[ParticipantId, Participant] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._known = {one.id: one for one in self.work.participants.of_meeting(self.meeting_id)}
        self.people = dict(self._known)
        self._numbers = {one.number for one in self._known.values()}
        self._last_number = max(self._numbers, default=0)
        sources = self.work.sources.of_meeting(self.meeting_id)
        self.said = {ParticipantId(one.id): one for one in sources if one.into in self.people}
        for person in self._known.values():
            if person.id not in self.said:
                self._sources.add(Source(into=person.id, person=person))
        for source in self.said.values():
            self._sources.add(source)
        self.delegations = list(self.work.delegations.of_meeting(self.meeting_id))
        for delegation in self.delegations:
            self._name_delegation(delegation)

    def add_all(
        self,
        rows: Sequence[ProposedParticipant],
        written: Mapping[int, ProposedParticipant],
        progress: Progress | None,
    ) -> None:
        """Plan every row; ``written`` are rows as the file has them where somebody corrected a cell."""
        in_file = [written.get(place, one) for place, one in enumerate(rows)] if written else rows
        sources = self._sources.of_rows(in_file) if self._known else {}
        for done, one in enumerate(in_file):
            if progress is not None and done % _STEP == 0:
                progress(done, len(rows))
            self._add(one, sources.get(done))
            if done in written:
                self._correct(self.planned[-1], rows[done])
        if progress is not None:
            progress(len(rows), len(rows))

    def _add(self, one: ProposedParticipant, source: Source | None) -> None:
        if source is None:
            number = one.row
            if number in self._numbers:
                number = self._last_number + 1
            self._numbers.add(number)
            self._last_number = max(self._last_number, number)
            person = self._participant(one, ParticipantId(new_uuid(self.now)), number)
            self.planned.append(_Planned(row=one.row, before=None, after=person, said=person))
        else:
            before = self.people[source.into]
            one = replace(one, names=with_patronymics(one.names, source.person.names, self.parts))
            said = self._participant(one, ParticipantId(source.id), source.person.number)
            news = self._changed(source.person, said)
            if news:
                # What the register has already is no news: a list that ForumDesk wrote does not take the place
                # of the first one, which would undo what people changed and merged when it comes again.
                effects = self._changed(before, said)
                news = {name: value for name, value in news.items() if name in effects}
            said, after = _with(source.person, news), _with(before, news)
            self.planned.append(_Planned(row=one.row, before=before, after=after, said=said))
            person = after
            if said != source.person and (source.id in self.said or after != said):
                self.said[ParticipantId(source.id)] = Source(into=source.into, person=said)
        self.people[person.id] = person

    def _correct(self, planned: _Planned, one: ProposedParticipant) -> None:
        """What somebody corrected in the preview is a change by hand: the file itself says something else."""
        corrected = self._participant(one, ParticipantId(planned.said.id), planned.said.number)
        planned.after = _with(planned.after, self._changed(planned.said, corrected))
        self.people[planned.after.id] = planned.after
        self.said[ParticipantId(planned.said.id)] = Source(into=planned.after.id, person=planned.said)

    def _changed(self, before: Participant, said: Participant) -> dict[str, object]:
        """The parts of which the list speaks and which it says otherwise than before."""
        changed: dict[str, object] = {}
        for name in _PLAIN:
            if getattr(said, name) != getattr(before, name) and name in self.parts:
                changed[name] = getattr(said, name)
        if said.accreditation.state is not before.accreditation.state and "state" in self.parts:
            changed["state"] = said.accreditation.state
        for what in ("names", "organisation", "post"):
            old, new = getattr(before, what), getattr(said, what)
            if old != new:
                changed |= {
                    f"{what}_{language}": new.get(language)
                    for language in Language
                    if new.get(language) != old.get(language) and f"{what}_{language}" in self.parts
                }
        return changed

    def _participant(self, one: ProposedParticipant, identifier: ParticipantId, number: int) -> Participant:
        accreditation = Accreditation()
        if one.state is not None:
            accreditation = replace(accreditation, state=one.state)
        return Participant(
            id=identifier,
            meeting_id=self.meeting_id,
            number=number,
            names=one.names,
            organisation=one.organisation,
            post=one.post,
            country=one.country,
            category=one.category,
            role=one.role,
            entitled=one.entitled,
            email=one.email,
            phone=one.phone,
            delegation_id=self._delegation(one.delegation) if one.delegation else None,
            notes=one.notes,
            post_from=one.post_from,
            post_until=one.post_until,
            accreditation=accreditation,
        )

    def _delegation(self, name: str) -> DelegationId:
        """The delegation of this name, in any language, or of this country; made when there is none."""
        key = search_fold(name)
        found = self._by_delegation.get(key)
        if found is None:
            country = find_country(name) or ""
            found = next((one for one in self.delegations if country and one.country == country), None)
        if found is None:
            names = LocalizedText.everywhere(name)
            if country:
                names = LocalizedText(*(country_name(country, one, full=True) for one in Language))
            found = Delegation(
                id=DelegationId(new_uuid(self.now)), meeting_id=self.meeting_id, name=names, country=country
            )
            self.delegations.append(found)
            self._name_delegation(found)
        self._by_delegation[key] = found
        return found.id

    def _name_delegation(self, delegation: Delegation) -> None:
        for _, name in delegation.name.items():
            self._by_delegation.setdefault(search_fold(name), delegation)

    def row_of(self, row: int) -> ParticipantId:
        """Who stands in a row of the list; refuses a row that cannot be used."""
        for one in self.planned:
            if one.row == row:
                return one.after.id
        raise NoSuchRowError(row=row)

    def keep_one_voice(self) -> None:
        """Where a delegation has one voice, the list gives it to one member only; what it said is kept."""
        for delegation in self.delegations:
            if delegation.one_voice:
                members = [one for one in self.people.values() if one.delegation_id == delegation.id]
                for one in with_one_voice(members):
                    before = self.people[one.id]
                    self.said.setdefault(one.id, Source(into=one.id, person=before))
                    self.people[one.id] = one

    def write(self, work: UnitOfWork, progress: Progress | None) -> None:
        """Write what changed; ``progress`` may stop it until the very end."""
        work.delegations.put_all(self.delegations)
        changed = [one for one in self.people.values() if self._known.get(one.id) != one]
        for done in range(0, len(changed), _WRITTEN):
            if progress is not None:
                progress(done, len(changed))
            work.participants.put_all(changed[done : done + _WRITTEN])
        known = {one.id: one for one in work.sources.of_meeting(self.meeting_id)}
        work.sources.put_all(one for one in self.said.values() if known.get(one.id) != one)
        if progress is not None and changed:
            progress(len(changed), len(changed))


def _merge(
    plan: _Plan, work: UnitOfWork, wish: MergeWish, result: ImportResult, *, duplicates: bool
) -> dict[ParticipantId, ParticipantId]:
    """Merge what is to be merged, and name what still looks like one person; returns who went into whom."""
    found: Iterable[DuplicateCandidate] = ()
    apart = {
        frozenset((one.first, one.second)) for one in work.distinct_pairs.of_meeting(plan.meeting_id)
    } | {frozenset((plan.row_of(one), plan.row_of(other))) for one, other in wish.apart}
    if duplicates or wish.everyone:
        found = duplicate_candidates(plan.people.values(), frozenset(apart))
    pairs = [(plan.row_of(one), plan.row_of(other)) for one, other in wish.pairs]
    if wish.everyone:
        pairs += [(one.first, one.second) for one in found]
    gone: dict[ParticipantId, ParticipantId] = {}
    for named, again in pairs:
        first, second = _last(gone, named), _last(gone, again)
        if first != second:
            _merge_pair(plan, work, first, second)
            gone[second] = first
    _tell_apart(plan, work, wish, gone)
    result.duplicates += _left(plan, found, gone)
    return {one: _last(gone, one) for one in gone}


def _tell_apart(
    plan: _Plan, work: UnitOfWork, wish: MergeWish, gone: Mapping[ParticipantId, ParticipantId]
) -> None:
    known = {frozenset((one.first, one.second)) for one in work.distinct_pairs.of_meeting(plan.meeting_id)}
    for one, other in wish.apart:
        first, second = _last(gone, plan.row_of(one)), _last(gone, plan.row_of(other))
        if first != second and frozenset((first, second)) not in known:
            known.add(frozenset((first, second)))
            work.distinct_pairs.put(
                DistinctPair(id=new_uuid(plan.now), meeting_id=plan.meeting_id, first=first, second=second)
            )


def _left(
    plan: _Plan, found: Iterable[DuplicateCandidate], gone: Mapping[ParticipantId, ParticipantId]
) -> list[RowPair]:
    """The pairs that were not merged, each once, by the first row of each of the two."""
    rows: dict[ParticipantId, int] = {}
    for one in plan.planned:
        rows.setdefault(_last(gone, one.after.id), one.row)
    left: dict[frozenset[ParticipantId], RowPair] = {}
    for pair in found:
        first, second = _last(gone, pair.first), _last(gone, pair.second)
        if first != second:
            row, again = (rows.get(who, plan.people[who].number) for who in (first, second))
            left.setdefault(frozenset((first, second)), RowPair(first=row, second=again, same=pair.same))
    return list(left.values())


def _merge_pair(plan: _Plan, work: UnitOfWork, first: ParticipantId, second: ParticipantId) -> None:
    """Someone new is merged on paper alone; someone on the list goes through the list's own merging."""
    kept, other = plan.people[first], plan.people[second]
    for one in (kept, other):
        said = plan.said.get(one.id, Source(into=first, person=one))
        plan.said[one.id] = replace(said, into=first)
    for key, source in plan.said.items():
        if source.into == second:
            plan.said[key] = replace(source, into=first)
    if work.participants.find(second) is not None:
        work.delegations.put_all(plan.delegations)
        work.participants.put_all((kept, other))
        merge_people(work, first, second)
    else:
        rename_speaker(work, other.number, kept)
    plan.people[first] = merged(kept, other)
    del plan.people[second]


def _last(gone: Mapping[ParticipantId, ParticipantId], person: ParticipantId) -> ParticipantId:
    while person in gone:
        person = gone[person]
    return person


def _with(person: Participant, parts: Mapping[str, object]) -> Participant:
    """The person with other parts."""
    if not parts:
        return person
    fields: dict[str, object] = {name: value for name, value in parts.items() if name in _PLAIN}
    state = parts.get("state")
    replaced = person.accreditation.state is AccreditationState.REPLACED
    if isinstance(state, AccreditationState) and not replaced:  # a list brings nobody back who was replaced
        fields["accreditation"] = replace(person.accreditation, state=state)
    for what in ("names", "organisation", "post"):
        changed = {
            language.value: parts[f"{what}_{language}"]
            for language in Language
            if f"{what}_{language}" in parts
        }
        if changed:
            fields[what] = replace(getattr(person, what), **changed)
    return replace(person, **fields)  # type: ignore[arg-type]
