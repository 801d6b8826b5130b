"""What merging comes to, laid out to be looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from forumdesk.domain.decisions import Decision
from forumdesk.domain.histories import Conflict, Key, Labels
from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.telling.naming import Names
from forumdesk.services.uniting.fields import fields_of, paths_of
from forumdesk.services.uniting.joining import mark_of
from forumdesk.services.uniting.pasts import Laid
from forumdesk.services.uniting.preview import (
    DecisionComing,
    DeskShare,
    KindShare,
    MergePreview,
    NumberGiven,
    OpenChoice,
    Side,
)
from forumdesk.storage.plain import noted
from forumdesk.storage.repositories.journal_joining import JoinedDeed
from forumdesk.storage.work import UnitOfWork

if TYPE_CHECKING:
    from forumdesk.services.uniting.merger import Compared


def seen(work: UnitOfWork, compared: Compared, name: str) -> MergePreview:
    """The preview of a merge; ``name`` is that of the copy's file."""
    plan = compared.plan
    names = Names(work)
    conflicts = [*plan.decided, *plan.conflicts]
    return MergePreview(
        name=name,
        desks=_desks(compared),
        kinds=_kinds(compared),
        arrivals=len(compared.entries),
        decisions=tuple(_decisions(compared)),
        numbers=tuple(
            NumberGiven(
                key=one.key,
                name=names.of(*one.key, noted(plan.values[one.key])),
                before=one.before,
                after=one.after,
            )
            for one in plan.renumbered
            if one.key in plan.values
        ),
        choices=tuple(_choice(work, compared, one) for one in conflicts),
        final=bool(compared.links),
    )


def _desks(compared: Compared) -> tuple[DeskShare, ...]:
    coming = set(compared.deeds)
    found: dict[str, list[JoinedDeed]] = {}
    for one in compared.theirs.deeds:
        if one.id in coming:
            found.setdefault(one.desk_name, []).append(one)
    return tuple(
        DeskShare(
            name=name, count=len(deeds), first=min(one.at for one in deeds), last=max(one.at for one in deeds)
        )
        for name, deeds in sorted(found.items())
    )


def _kinds(compared: Compared) -> tuple[KindShare, ...]:
    plan = compared.plan
    came = Counter(kind for kind, _ in plan.came)
    changed = Counter(key[0] for key in plan.values if key not in plan.came)
    gone = Counter(kind for kind, _ in plan.gone)
    return tuple(
        KindShare(kind=kind, came=came[kind], changed=changed[kind], gone=gone[kind])
        for kind in dict.fromkeys((*came, *changed, *gone))
    )


def _decisions(compared: Compared) -> Iterable[DecisionComing]:
    mine, theirs = (_indexed(laid) for laid in (compared.mine, compared.theirs))
    sealed = {link.id for link in compared.links}
    for key in sorted(compared.plan.values):
        if key[0] != "decision":
            continue
        one = theirs[key[1]]
        beside = next(
            (known for known in mine.values() if known.id not in theirs and _same_matter(known, one)), None
        )
        yield DecisionComing(
            id=one.id,
            meeting_id=one.meeting_id,
            number=one.number,
            desk=_maker(compared.theirs, key),
            sealed=one.id in sealed,
            beside=_maker(compared.mine, ("decision", beside.id)) if beside else "",
            beside_number=beside.number if beside else 0,
        )


def _indexed(laid: Laid) -> dict[UUID, Decision]:
    return {key[1]: value.decision for key, value in laid.values.items() if key[0] == "decision"}


def _same_matter(one: Decision, other: Decision) -> bool:
    """Whether two decisions are about the same: the same recommendations, or the same question of one item."""
    if one.meeting_id != other.meeting_id:
        return False
    if one.subject or other.subject:
        return bool(set(one.subject) & set(other.subject))
    return one.item_id is not None and one.item_id == other.item_id


def _maker(laid: Laid, key: Key) -> str:
    marks = laid.copy.past.marks.get(key)
    deed = _newest(laid, marks.existence) if marks else None
    return deed.desk_name if deed else ""


def _newest(laid: Laid, labels: Labels) -> JoinedDeed | None:
    return next((one for one in reversed(laid.deeds) if one.id in labels), None)


def _choice(work: UnitOfWork, compared: Compared, conflict: Conflict) -> OpenChoice:
    value = compared.mine.values.get(conflict.key) or compared.theirs.values.get(conflict.key)
    meeting_id = getattr(value, "meeting_id", conflict.key[1] if conflict.key[0] == "meeting" else None)
    return OpenChoice(
        mark=mark_of(conflict),
        key=conflict.key,
        field=conflict.name,
        meeting_id=MeetingId(meeting_id) if isinstance(meeting_id, UUID) else None,
        before=_before(work, compared.theirs, conflict),
        mine=_side(compared.mine, conflict),
        theirs=_side(compared.theirs, conflict),
    )


def _side(laid: Laid, conflict: Conflict) -> Side:
    key, name = conflict.key, conflict.name
    marks = laid.copy.past.marks.get(key)
    deed = _newest(laid, (marks.of(name) if name else marks.all) if marks else frozenset())
    value = laid.values.get(key)
    plain = None if value is None else noted(value)
    return Side(
        plain=plain if plain is None or not name else _part(key[0], plain, name),
        desk=deed.desk_name if deed else "",
        at=deed.at if deed else None,
    )


def _before(work: UnitOfWork, theirs: Laid, conflict: Conflict) -> Mapping[str, Any] | None:
    """What stood there before this copy changed it for the first time without the other's knowing."""
    kind, identifier = conflict.key
    if not conflict.name:
        return None
    for one in work.journal_differences.of_value(kind, identifier):
        if one.entry.merged_by is not None or one.entry.id in theirs.standing or one.before is None:
            continue
        before, after = fields_of(kind, one.before), fields_of(kind, one.after or {})
        if before.get(conflict.name) != after.get(conflict.name):
            return _part(kind, one.before, conflict.name)
    return None


def _part(kind: str, plain: Mapping[str, Any], name: str) -> dict[str, Any]:
    """One field of a value, in its place within the value."""
    found: dict[str, Any] = {}
    for path in paths_of(kind, plain, name):
        inner, value = found, plain
        for step in path[:-1]:
            inner, value = inner.setdefault(step, {}), value[step]
        inner[path[-1]] = value[path[-1]]
    return found
