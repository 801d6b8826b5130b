"""Proxies: somebody absent lets somebody who is there cast the voice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.texts import LocalizedText


class ProxiesNotAllowedError(DomainError):
    """The body knows no proxies."""

    code = "proxy.not_allowed"
    message = N_("The rules of this body allow no proxies. Change them first, or let the voice be absent.")


class TooManyProxiesError(DomainError):
    """A holder has as many as the rules allow."""

    code = "proxy.too_many"
    message = N_("{name} holds {count} proxy already: the rules of this body allow no more.")
    plural = N_("{name} holds {count} proxies already: the rules of this body allow no more.")


class ProxyToOneselfError(DomainError):
    """A proxy goes to another entitled person."""

    code = "proxy.unfit"
    message = N_("A proxy is given by one person entitled to vote to another. {name} cannot hold this one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """``holder_id`` casts the voice of ``id`` while that one is absent."""

    id: ParticipantId
    meeting_id: MeetingId
    holder_id: ParticipantId


def require_room(
    proxies: Iterable[Proxy], giver: ParticipantId, holder: ParticipantId, most: int, name: LocalizedText
) -> None:
    """Refuse one proxy more than the rules allow; ``name`` is the holder's."""
    if not most:
        raise ProxiesNotAllowedError
    held = Counter(one.holder_id for one in proxies if one.id != giver)
    if held[holder] >= most:
        raise TooManyProxiesError(count=held[holder], name=name)
