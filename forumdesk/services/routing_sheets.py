"""What papers that go from hand to hand are printed from: the approval sheet and the register of distribution."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from forumdesk.domain.texts import Language, LocalizedText


class RoutedKind(StrEnum):
    """What is agreed or given out."""

    DRAFT = "draft"
    RESOLUTION = "resolution"
    AGENDA = "agenda"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutedPaper:
    """What a routing paper is about.

    ``number`` and ``day`` are those under which a draft was given out, empty while it was not; ``code`` is the
    printed one of an adopted resolution. ``languages`` are those in which the paper is written.
    """

    kind: RoutedKind
    title: LocalizedText = LocalizedText()
    number: str = ""
    day: date | None = None
    code: str = ""
    languages: tuple[Language, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingLine:
    """Who agrees or receives: a ``party`` (delegation or organisation) and whoever acts for it, where known.

    ``country`` is an ISO code, for a party without a name.
    """

    party: LocalizedText = LocalizedText()
    country: str = ""
    post: LocalizedText = LocalizedText()
    name: LocalizedText = LocalizedText()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingFacts:
    """What both papers know. ``languages`` are those of the body, in its order; ``made_at`` dates the file.

    ``chair`` and ``secretary`` are the names of the signature block, ``time_zone`` (IANA) is that of the hall.
    """

    body: LocalizedText
    meeting: LocalizedText
    first_day: date | None
    last_day: date | None
    place: LocalizedText
    languages: tuple[Language, ...]
    made_at: datetime
    time_zone: str
    paper: RoutedPaper
    chair: LocalizedText = LocalizedText()
    secretary: LocalizedText = LocalizedText()
    lines: tuple[RoutingLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSheet(RoutingFacts):
    """Who has to agree to a draft, each with room for remarks, signature and date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionSheet(RoutingFacts):
    """Who receives a paper, one copy each, numbered in the order of the lines as they are printed."""


RoutingSheet = ApprovalSheet | DistributionSheet
