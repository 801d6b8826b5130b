"""Whether chains of sealed records hold: a fast pass over their bytes, without reading what they say.

A link holds when its bytes fit its hash, and when the bytes themselves name its chain, its place there and the hash
of the link before it. Whether the bytes ever were a record is asked elsewhere (`record_shape`). A chain that was
rewritten whole, or whose tail was cut off, holds in itself: only a head that somebody else holds tells.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Final, TypeAlias
from uuid import UUID

from forumdesk.domain.heads import ChainHead
from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.canonical import canonical

NO_PREVIOUS: Final = "0" * 64

Link: TypeAlias = tuple[object, object, object, object, object, object]
"""As the database gives it: meeting, desk, sequence, hash, previous hash, record. Nothing of it is believed."""

_chain_of = itemgetter(0, 1)


class BreakKind(StrEnum):
    """What does not fit. ``MISPLACED``: the bytes are whole, and say another chain, place or predecessor."""

    ALTERED = "altered"
    MISSING = "missing"
    OUT_OF_ORDER = "out_of_order"
    NOT_LINKED = "not_linked"
    MISPLACED = "misplaced"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainBreak:
    """The first place that does not fit: link number ``sequence`` of the chain of a meeting and desk.

    ``meeting_id`` is None where the column holds no identifier; ``found`` is the number that stands in the row,
    None where there is no row or no number. ``REWRITTEN`` is told of a head that is held: the link at its place is
    another.
    """

    kind: BreakKind
    meeting_id: MeetingId | None
    desk_id: str
    sequence: int
    found: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainVerdict:
    """What the pass found: how many links hold, the newest of each chain, and where it stopped, if it did."""

    count: int
    heads: tuple[ChainHead, ...]
    first_break: ChainBreak | None

    @property
    def holds(self) -> bool:
        """Whether all that was given holds."""
        return self.first_break is None


@dataclass(slots=True, kw_only=True)
class _Chain:
    """How far a chain was followed; ``wanted`` are the hashes that it has to have, by their places."""

    meeting_id: MeetingId
    desk_id: str
    wanted: dict[int, set[str]]
    count: int = 0
    last: str = NO_PREVIOUS
    before: bytes = field(init=False)

    def __post_init__(self) -> None:
        members = canonical({"desk": self.desk_id, "meeting": str(self.meeting_id)})
        self.before = b'"chain":%b,"previous":"' % members[:-1]

    def follow(self, links: Iterator[Link]) -> ChainBreak | None:
        """Go on over links of this chain; the break, or None."""
        before, wanted, last, sequence = self.before, self.wanted, self.last, self.count
        at = 1
        for link in links:
            _, _, number, digest, previous, record = link
            sequence += 1
            if not isinstance(record, bytes):
                return self._broken(link, BreakKind.ALTERED)
            found = sha256(record).hexdigest()
            member = b'%b%b","sequence":%d}' % (before, last.encode(), sequence)
            # Records of one meeting mostly begin alike: the member is looked for where the last one had it.
            if not record.startswith(member, at):
                at = record.find(member)
            # A quotation mark inside a text has a backslash before it; what follows these two is a member's name.
            if (
                number != sequence
                or found != digest
                or previous != last
                or at < 1
                or record[at - 1] not in b"{,"
            ):
                return self._broken(link, self._kind(number, previous, record, altered=found != digest))
            if sequence in wanted and wanted[sequence] != {found}:
                return self._broken(link, BreakKind.REWRITTEN)
            self.count, self.last = sequence, found
            last = found
        return None

    def _kind(self, number: object, previous: object, record: bytes, *, altered: bool) -> BreakKind:
        """Which name fits best what does not hold."""
        if altered or type(number) is not int:
            return BreakKind.ALTERED
        if number <= self.count:
            return BreakKind.OUT_OF_ORDER
        if number == self.count + 1:
            return BreakKind.MISPLACED if previous == self.last else BreakKind.NOT_LINKED
        # A later link of this very chain leaves a gap; any other has got here from elsewhere.
        own = self.before in record and b'"sequence":%d}' % number in record
        return BreakKind.MISSING if own else BreakKind.MISPLACED

    def _broken(self, link: Link, kind: BreakKind) -> ChainBreak:
        number = link[2]
        return ChainBreak(
            kind=kind,
            meeting_id=self.meeting_id,
            desk_id=self.desk_id,
            sequence=self.count + 1,
            found=number if isinstance(number, int) else None,
        )

    def cut_off(self) -> ChainBreak | None:
        """The break where a head is held of a link that is not there any more."""
        if max(self.wanted, default=0) <= self.count:
            return None
        return ChainBreak(
            kind=BreakKind.MISSING,
            meeting_id=self.meeting_id,
            desk_id=self.desk_id,
            sequence=self.count + 1,
            found=None,
        )

    @property
    def head(self) -> ChainHead:
        """The newest link that holds."""
        return ChainHead(
            meeting_id=self.meeting_id, desk_id=self.desk_id, sequence=self.count, hash=self.last
        )


def check_chains(links: Iterable[Link], expected_heads: Iterable[ChainHead] = ()) -> ChainVerdict:
    """Check chains up to the first break.

    ``links`` come chain by chain, each by its sequence (``ORDER BY meeting_id, desk_id, sequence``), and are read as
    they come. ``expected_heads`` are heads that are held elsewhere, any number of each chain.
    """
    wanted: dict[tuple[MeetingId, str], dict[int, set[str]]] = {}
    for head in expected_heads:
        wanted.setdefault((head.meeting_id, head.desk_id), {}).setdefault(head.sequence, set()).add(head.hash)
    chains: dict[tuple[object, object], _Chain] = {}
    first_break: ChainBreak | None = None
    for key, group in groupby(links, key=_chain_of):
        chain = chains.get(key) or _opened(key, wanted)
        if chain is None:
            first_break = _nowhere(key, next(group)[2])
            break
        chains[key] = chain
        first_break = chain.follow(group)
        if first_break:
            break
    else:
        first_break = _cut_off(chains, wanted)
    return ChainVerdict(
        count=sum(chain.count for chain in chains.values()),
        heads=tuple(chain.head for chain in chains.values() if chain.count),
        first_break=first_break,
    )


def _opened(
    key: tuple[object, object], wanted: dict[tuple[MeetingId, str], dict[int, set[str]]]
) -> _Chain | None:
    """The chain that the columns name, or None where they name none."""
    meeting_id, desk_id = _meeting(key[0]), key[1]
    if meeting_id is None or not isinstance(desk_id, str):
        return None
    return _Chain(meeting_id=meeting_id, desk_id=desk_id, wanted=wanted.get((meeting_id, desk_id), {}))


def _meeting(raw: object) -> MeetingId | None:
    """A meeting as PostgreSQL gives it, or as SQLite keeps it: 32 digits; other spellings are no identifier."""
    if isinstance(raw, UUID):
        return MeetingId(raw)
    try:
        known = UUID(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
    return MeetingId(known) if known and raw == known.hex else None


def _nowhere(key: tuple[object, object], number: object) -> ChainBreak:
    return ChainBreak(
        kind=BreakKind.ALTERED,
        meeting_id=_meeting(key[0]),
        desk_id=str(key[1]),
        sequence=1,
        found=number if isinstance(number, int) else None,
    )


def _cut_off(
    chains: dict[tuple[object, object], _Chain],
    wanted: dict[tuple[MeetingId, str], dict[int, set[str]]],
) -> ChainBreak | None:
    """The first held head whose link is not there, its chain being shorter or gone."""
    there = {(chain.meeting_id, chain.desk_id): chain for chain in chains.values()}
    for (meeting_id, desk_id), places in wanted.items():
        chain = there.get((meeting_id, desk_id)) or _Chain(
            meeting_id=meeting_id, desk_id=desk_id, wanted=places
        )
        found = chain.cut_off()
        if found:
            return found
    return None
