"""Which columns the lists of a meeting have when they leave as tables; what leaves comes back as the same."""

from collections.abc import Sequence

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.decisions import Decision
from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.domain.people import Participant
from forumdesk.domain.resolutions import Recommendation
from forumdesk.domain.texts import Language
from forumdesk.exchange.tables_out import Cell, table_as_csv

_PARTICIPANT_HEADS = (
    "№", "Тегі", "Аты", "Әкесінің аты", "Фамилия", "Имя", "Отчество", "Family name", "Given name", "Middle name",
    "Ұйым", "Организация", "Organization", "Лауазымы", "Должность", "Position",
    "Ел/Страна", "Санаты", "Рөлі", "e-mail", "телефон", "Дауыс құқығы",
)  # fmt: skip

_AGENDA_HEADS = (
    "no", "parent", "start", "minutes", "kind", "title_kk", "title_ru", "title_en",
    "speaker_kk", "speaker_ru", "speaker_en", "participant_rows", "issue", "recommendation",
)  # fmt: skip

_RECOMMENDATION_HEADS = ("number", "part", "text_kk", "text_ru", "text_en")

_DECISION_HEADS = (
    "number", "mode", "outcome", "entitled", "present", "for", "against", "abstaining", "not_voting", "recused",
    "absent", "recorded_at", "sealed_at", "hash",
)  # fmt: skip


def participants_as_csv(people: Sequence[Participant]) -> bytes:
    """The list of participants, by number."""
    return table_as_csv(_PARTICIPANT_HEADS, (_participant(one) for one in people))


def _participant(person: Participant) -> list[Cell]:
    names: list[Cell] = []
    for language in Language:
        name = person.names.get(language)
        names += [name.family, name.given, name.patronymic]
    texts = [text.get(language) for text in (person.organisation, person.post) for language in Language]
    return [
        person.number,
        *names,
        *texts,
        person.country,
        person.category.value,
        person.role.value,
        person.email,
        person.phone,
        "1" if person.entitled else "0",
    ]


def agenda_as_csv(items: Sequence[AgendaItem]) -> bytes:
    """The agenda, in printing order."""
    numbers: dict[AgendaItemId | None, str] = {None: "", **{item.id: item.number for item in items}}
    return table_as_csv(_AGENDA_HEADS, (_item(one, numbers[one.parent_id]) for one in items))


def _item(item: AgendaItem, parent: str) -> list[Cell]:
    return [
        item.number,
        parent,
        item.starts,
        item.minutes,
        item.kind.value,
        *(item.title.get(language) for language in Language),
        *(item.speakers.get(language) for language in Language),
        ", ".join(str(number) for number in item.speaker_numbers),
        ", ".join(str(number) for number in item.issues),
        ", ".join(str(number) for number in item.recommendations),
    ]


def recommendations_as_csv(recommendations: Sequence[Recommendation]) -> bytes:
    """Every paragraph of every recommendation in three languages."""
    rows = [row for one in recommendations for row in one.rows]
    return table_as_csv(
        _RECOMMENDATION_HEADS,
        (
            [
                one.number.rstrip("."),
                one.row.part.value,
                *(one.row.text.get(language) for language in Language),
            ]
            for one in rows
        ),
    )


def decisions_as_csv(decisions: Sequence[Decision]) -> bytes:
    """The decisions with their counts."""
    return table_as_csv(_DECISION_HEADS, (_decision(one) for one in decisions))


def _decision(decision: Decision) -> list[Cell]:
    tally = decision.tally
    return [
        decision.number,
        decision.mode.value,
        decision.outcome.value,
        tally.entitled,
        tally.present,
        tally.voices_for,
        tally.against,
        tally.abstaining,
        tally.not_voting,
        tally.recused,
        tally.absent,
        decision.recorded_at.isoformat(),
        decision.sealed_at.isoformat() if decision.sealed_at else None,
        decision.hash,
    ]
