"""Stretches of time during which something went on, with pauses between them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From one aware moment to another; ``ended`` is None while it lasts."""

    begun: datetime
    ended: datetime | None = None


Spans = tuple[Span, ...]


def length(spans: Sequence[Span], now: datetime) -> timedelta:
    """How long all spans took together until ``now``; a span of negative length counts as none."""
    return sum((max((one.ended or now) - one.begun, timedelta()) for one in spans), timedelta())


def is_running(spans: Sequence[Span]) -> bool:
    """Whether the last span lasts."""
    return bool(spans) and spans[-1].ended is None


def begun(spans: Spans, at: datetime) -> Spans:
    """The spans with one more that begins at ``at``; unchanged while one lasts."""
    return spans if is_running(spans) else (*spans, Span(begun=at))


def ended(spans: Spans, at: datetime) -> Spans:
    """The spans with the last one ended at ``at``, never before it began; unchanged where none lasts."""
    if not is_running(spans):
        return spans
    return (*spans[:-1], replace(spans[-1], ended=max(at, spans[-1].begun)))


def last_moment(spans: Sequence[Span]) -> datetime | None:
    """The latest moment that the spans name."""
    return (spans[-1].ended or spans[-1].begun) if spans else None


def to_plain(spans: Sequence[Span]) -> list[list[str | None]]:
    """As pairs of ISO moments, the second None while a span lasts."""
    return [[one.begun.isoformat(), one.ended.isoformat() if one.ended else None] for one in spans]


def from_plain(plain: Sequence[Sequence[str | None]]) -> Spans:
    """The reverse of :func:`to_plain`; ValueError or TypeError for something else, or a moment without an offset."""
    return tuple(Span(begun=_moment(first), ended=_moment(last) if last else None) for first, last in plain)


def _moment(text: str | None) -> datetime:
    if text is None:
        raise ValueError("a span begins")
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without an offset")
    return moment
