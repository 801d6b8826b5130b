"""Sheets of papers that go from hand to hand, for tests of printed papers."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.services.routing_sheets import (
    ApprovalSheet,
    DistributionSheet,
    RoutedKind,
    RoutedPaper,
    RoutingLine,
)

DRAFT = RoutedPaper(
    kind=RoutedKind.DRAFT,
    title=LocalizedText(
        kk="Стратегиялық серіктестер форумының қарары",
        ru="Резолюция Форума стратегических партнёров",
        en="Resolution of the Strategic Partners Forum",
    ),
    number="3",
    day=date(2026, 10, 12),
    languages=tuple(Language),
)
LINES = (
    RoutingLine(
        party=LocalizedText(
            kk="Қазақстан Республикасының делегациясы",
            ru="Делегация Республики Казахстан",
            en="Delegation of the Republic of Kazakhstan",
        ),
        country="KZ",
        post=LocalizedText(kk="министр", ru="министр", en="Minister"),
        name=LocalizedText(
            kk="Ахметова Гүлнар Серікқызы", ru="Ахметова Гульнар Сериковна", en="Gulnar Akhmetova"
        ),
    ),
    RoutingLine(
        party=LocalizedText(kk="Түрік Республикасы", ru="Турецкая Республика", en="Republic of Türkiye"),
        country="TR",
        post=LocalizedText(kk="елші", ru="посол", en="Ambassador"),
        name=LocalizedText(kk="Йылмаз Айше", ru="Йылмаз Айше", en="Ayşe Yılmaz"),
    ),
    RoutingLine(
        party=LocalizedText(kk="Армения Республикасы", ru="Республика Армения", en="Republic of Armenia"),
        country="AM",
    ),
)


def approval_sheet(**changed: Any) -> ApprovalSheet:
    """Three delegations agree to draft 3, one of them without a head."""
    return replace(ApprovalSheet(**_facts()), **changed)


def distribution_sheet(**changed: Any) -> DistributionSheet:
    """The same receive it."""
    return replace(DistributionSheet(**_facts()), **changed)


def _facts() -> dict[str, Any]:
    return {
        "body": LocalizedText(
            kk="Қазақстан Республикасының Ғылым және жоғары білім министрлігі",
            ru="Министерство науки и высшего образования Республики Казахстан",
            en="Ministry of Science and Higher Education of the Republic of Kazakhstan",
        ),
        "meeting": LocalizedText(
            kk="Стратегиялық серіктестер форумы",
            ru="Форум стратегических партнёров",
            en="Strategic Partners Forum",
        ),
        "first_day": date(2026, 10, 15),
        "last_day": date(2026, 10, 15),
        "place": LocalizedText(kk="Астана қаласы", ru="город Астана", en="Astana"),
        "languages": STATE_LANGUAGE_FIRST,
        "made_at": datetime(2026, 10, 14, 4, 5, tzinfo=UTC),
        "time_zone": "Asia/Almaty",
        "paper": DRAFT,
        "chair": LocalizedText(kk="С. Нұрбек", ru="С. Нурбек", en="S. Nurbek"),
        "secretary": LocalizedText(kk="А. Ермекова", ru="А. Ермекова", en="A. Yermekova"),
        "lines": LINES,
    }
