"""Which columns the lists of a meeting have when they leave as tables; what leaves comes back as the same."""

from collections.abc import Iterable, Iterator, Sequence

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import AgendaItemId, DelegationId
from forumdesk.domain.people import Participant
from forumdesk.domain.resolutions import Recommendation
from forumdesk.domain.speaking import SpeakingTotal
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.tables_out import Cell, table_as_csv, table_as_xlsx
from forumdesk.exchange.workbooks import Progress
from forumdesk.language.countries import country_name
from forumdesk.services.speaking import SpeakingTotals

_PARTICIPANT_HEADS = (
    "№", "Тегі", "Аты", "Әкесінің аты", "Фамилия", "Имя", "Отчество", "Family name", "Given name", "Middle name",
    "Ұйым", "Организация", "Organization", "Лауазымы", "Должность", "Position",
    "Ел/Страна", "Санаты", "Рөлі", "e-mail", "телефон", "Дауыс құқығы",
    "Делегация", "Аккредиттеу мәртебесі", "Ескертпе", "Лауазымда (бастап)", "Лауазымда (дейін)",
)  # fmt: skip

_AGENDA_HEADS = (
    "no", "parent", "start", "minutes", "kind", "title_kk", "title_ru", "title_en",
    "speaker_kk", "speaker_ru", "speaker_en", "participant_rows", "issue", "recommendation",
    "day", "section_kk", "section_ru", "section_en", "room_kk", "room_ru", "room_en",
    "rapporteur_kk", "rapporteur_ru", "rapporteur_en", "rapporteur_rows",
)  # fmt: skip

_RECOMMENDATION_HEADS = ("number", "part", "text_kk", "text_ru", "text_en")

_SPEAKING_HEADS = (
    "by", "name_kk", "name_ru", "name_en", "speeches", "seconds", "overrun_seconds", "time", "overrun",
)  # fmt: skip

_STEP = 2_000  # rows between two words about progress


def participants_as_csv(
    people: Sequence[Participant], delegations: Iterable[Delegation] = (), progress: Progress | None = None
) -> bytes:
    """The list of participants, by number; ``delegations`` are those of the meeting, to be named."""
    return table_as_csv(_PARTICIPANT_HEADS, _participants(people, delegations, progress))


def participants_as_xlsx(
    people: Sequence[Participant], delegations: Iterable[Delegation] = (), progress: Progress | None = None
) -> bytes:
    """The same list as a workbook."""
    rows = _participants(people, delegations, progress)
    return table_as_xlsx(_PARTICIPANT_HEADS, rows, sheet="Қатысушылар")


def _participants(
    people: Sequence[Participant], delegations: Iterable[Delegation], progress: Progress | None
) -> Iterator[list[Cell]]:
    names = delegation_names(delegations)
    for place, person in enumerate(people):
        yield _participant(person, names)
        if progress is not None and place % _STEP == 0:
            progress(place, len(people))


def delegation_names(delegations: Iterable[Delegation]) -> dict[DelegationId | None, str]:
    """What each delegation is called in a list: its name in the first language that has one."""
    return {one.id: one.name.in_language(Language.KK) for one in delegations}


def _participant(person: Participant, delegations: dict[DelegationId | None, str]) -> list[Cell]:
    names: list[Cell] = []
    for language in Language:
        name = person.names.get(language)
        names += [name.family, name.given, name.patronymic]
    texts = _in_languages(person.organisation, person.post)
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
        delegations.get(person.delegation_id, ""),
        person.accreditation.state.value,
        person.notes,
        person.post_from,
        person.post_until,
    ]


def agenda_as_csv(items: Sequence[AgendaItem]) -> bytes:
    """The agenda, in printing order."""
    return table_as_csv(_AGENDA_HEADS, _items(items))


def agenda_as_xlsx(items: Sequence[AgendaItem]) -> bytes:
    """The agenda as a workbook."""
    return table_as_xlsx(_AGENDA_HEADS, _items(items), sheet="Күн тәртібі")


def _items(items: Sequence[AgendaItem]) -> Iterator[list[Cell]]:
    numbers: dict[AgendaItemId | None, str] = {None: "", **{item.id: item.number for item in items}}
    return (_item(one, numbers[one.parent_id]) for one in items)


def _item(item: AgendaItem, parent: str) -> list[Cell]:
    return [
        item.number,
        parent,
        item.starts,
        item.minutes,
        item.kind.value,
        *_in_languages(item.title, item.speakers),
        _listed(item.speaker_numbers),
        _listed(item.issues),
        _listed(item.recommendations),
        item.day,
        *_in_languages(item.section, item.room, item.rapporteurs),
        _listed(item.rapporteur_numbers),
    ]


def _in_languages(*texts: LocalizedText) -> list[Cell]:
    return [text.get(language) for text in texts for language in Language]


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def recommendations_as_csv(recommendations: Sequence[Recommendation]) -> bytes:
    """Every paragraph of every recommendation in three languages."""
    return table_as_csv(_RECOMMENDATION_HEADS, _paragraphs(recommendations))


def recommendations_as_xlsx(recommendations: Sequence[Recommendation]) -> bytes:
    """The same paragraphs as a workbook."""
    return table_as_xlsx(_RECOMMENDATION_HEADS, _paragraphs(recommendations), sheet="Ұсынымдар")


def _paragraphs(recommendations: Sequence[Recommendation]) -> Iterator[list[Cell]]:
    for one in (row for recommendation in recommendations for row in recommendation.rows):
        texts = (one.row.text.get(language) for language in Language)
        yield [one.number.rstrip("."), one.row.part.value, *texts]


def speaking_totals_as_csv(totals: SpeakingTotals) -> bytes:
    """How long everybody spoke: by speaker, delegation, country and agenda item, the longest first."""
    return table_as_csv(_SPEAKING_HEADS, _speaking_totals(totals))


def speaking_totals_as_xlsx(totals: SpeakingTotals) -> bytes:
    """The same sums as a workbook."""
    return table_as_xlsx(_SPEAKING_HEADS, _speaking_totals(totals), sheet="Уақыт есебі")


def _speaking_totals(totals: SpeakingTotals) -> Iterator[list[Cell]]:
    groups = (
        ("speaker", totals.by_speaker),
        ("delegation", totals.by_delegation),
        ("country", totals.by_country),
        ("item", totals.by_item),
    )
    for by, group in groups:
        for one in group:
            name = _country(one.key) if by == "country" else totals.names.get(one.key, LocalizedText())
            yield _speaking_total(by, name, one)


def _speaking_total(by: str, name: LocalizedText, total: SpeakingTotal) -> list[Cell]:
    seconds, overrun = (int(one.total_seconds()) for one in (total.length, total.overrun))
    names = (name.get(language) for language in Language)
    return [by, *names, total.speeches, seconds, overrun, hours_written(seconds), hours_written(overrun)]


def hours_written(seconds: int) -> str:
    """A length as "1:02:03"."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _country(code: str) -> LocalizedText:
    """A country's name in three languages; the code itself where it is none that we know."""
    try:
        return LocalizedText.from_mapping({language: country_name(code, language) for language in Language})
    except ValueError:
        return LocalizedText.everywhere(code)
