"""Headings and kinds of agendas in three languages, as data."""

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.tables_in import by_key

KK, RU, EN = Language.KK, Language.RU, Language.EN

# A column: what it holds and its language, None where the language does not matter or is told by the letters.
Column = tuple[str, Language | None]

_PLAIN: dict[Column, tuple[str, ...]] = {
    ("number", None): ("no", "no.", "№", "№ п/п", "р/с", "р/с №", "number", "item", "номер", "нөмірі", "пункт"),
    ("parent", None): ("parent", "belongs to", "входит в", "кіреді"),
    ("start", None): ("start", "starts", "time", "начало", "время", "басталуы", "уақыты", "уақыт"),
    ("minutes", None): (
        "minutes", "duration", "min", "минут", "минуты", "мин", "продолжительность", "длительность",
        "ұзақтығы", "минут саны",
    ),
    ("kind", None): ("kind", "type", "вид", "тип", "түрі"),
    ("kind", KK): ("kind_kk",),
    ("kind", RU): ("kind_ru",),
    ("kind", EN): ("kind_en",),
    ("title", KK): ("title_kk", "тақырыбы", "тақырып", "мәселе", "мәселенің атауы"),
    ("title", RU): ("title_ru", "название", "тема", "вопрос", "наименование вопроса"),
    ("title", EN): ("title_en", "title", "topic", "agenda item"),
    ("speakers", KK): ("speaker_kk", "speakers_kk", "баяндамашы", "баяндамашылар"),
    ("speakers", RU): ("speaker_ru", "speakers_ru", "докладчик", "докладчики", "спикер"),
    ("speakers", EN): ("speaker_en", "speakers_en", "speaker", "speakers"),
    ("speaker_numbers", None): (
        "participant_rows", "participants", "participant", "№ участников", "номера участников", "қатысушылар №",
    ),
    ("issue", None): ("issue", "issues", "вопрос резолюции", "қарар мәселесі"),
    ("recommendation", None): ("recommendation", "recommendations", "рекомендация", "ұсыным"),
    ("day", None): ("day", "date", "день", "дата", "күні", "күн"),
    ("section", KK): ("section_kk", "секциясы"),
    ("section", RU): ("section_ru", "секция"),
    ("section", EN): ("section_en", "section", "parallel section"),
    ("room", KK): ("room_kk", "залы", "өтетін орны"),
    ("room", RU): ("room_ru", "зал", "место проведения", "помещение"),
    ("room", EN): ("room_en", "room", "hall", "venue"),
    ("rapporteurs", KK): ("rapporteur_kk", "rapporteurs_kk", "қорытынды баяндамашы", "қорытынды баяндамашылар"),
    ("rapporteurs", RU): ("rapporteur_ru", "rapporteurs_ru", "докладчик по итогам", "докладчики по итогам"),
    ("rapporteurs", EN): ("rapporteur_en", "rapporteurs_en", "rapporteur", "rapporteurs"),
    ("rapporteur_numbers", None): (
        "rapporteur_rows", "rapporteur numbers", "№ докладчиков по итогам", "қорытынды баяндамашылар №",
    ),
}  # fmt: skip
HEADINGS: dict[str, Column] = by_key(_PLAIN)

KIND_NAMES: dict[ItemKind, LocalizedText] = {
    ItemKind.OPENING: LocalizedText("Ашылуы", "Открытие", "Opening"),
    ItemKind.PLENARY: LocalizedText("Пленарлық отырыс", "Пленарное заседание", "Plenary sitting"),
    ItemKind.REPORT: LocalizedText("Баяндама", "Доклад", "Report"),
    ItemKind.PANEL: LocalizedText("Панельдік сессия", "Панельная сессия", "Panel session"),
    ItemKind.DISCUSSION: LocalizedText("Талқылау", "Обсуждение", "Discussion"),
    ItemKind.DECISION: LocalizedText("Шешім қабылдау", "Принятие решения", "Adoption of a decision"),
    ItemKind.INFORMATION: LocalizedText("Ақпарат", "Информация", "Information"),
    ItemKind.PROCEDURAL: LocalizedText("Рәсімдік мәселе", "Процедурный вопрос", "Procedural matter"),
    ItemKind.BREAK: LocalizedText("Үзіліс", "Перерыв", "Break"),
    ItemKind.CEREMONY: LocalizedText("Салтанат", "Церемония", "Ceremony"),
    ItemKind.CLOSING: LocalizedText("Жабылуы", "Закрытие", "Closing"),
}
"""The kinds as calendars name them."""
FIELD_NAMES: dict[str, LocalizedText] = {
    "speakers": LocalizedText("Баяндамашылар", "Докладчики", "Speakers"),
    "rapporteurs": LocalizedText("Қорытынды баяндамашылар", "Докладчики по итогам", "Rapporteurs"),
    "section": LocalizedText("Секция", "Секция", "Section"),
}

_FURTHER_KINDS: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.OPENING: ("opening", "открытие", "ашылу", "ашылуы"),
    ItemKind.PLENARY: (
        "plenary", "plenary sitting", "plenary session", "пленарное заседание", "пленарлық отырыс",
        "пленарлық мәжіліс",
    ),
    ItemKind.REPORT: ("report", "доклад", "баяндама"),
    ItemKind.PANEL: ("panel", "panel session", "панельная сессия", "панельдік сессия"),
    ItemKind.DISCUSSION: ("discussion", "обсуждение", "талқылау"),
    ItemKind.DECISION: ("decision", "принятие решения", "решение", "шешім қабылдау", "шешім"),
    ItemKind.INFORMATION: ("information", "информация", "ақпарат"),
    ItemKind.PROCEDURAL: ("procedural", "procedural matter", "процедурный вопрос", "рәсімдік мәселе"),
    ItemKind.BREAK: (
        "break", "coffee break", "lunch", "lunch break", "перерыв", "кофе-брейк", "кофе-пауза", "обед",
        "үзіліс", "түскі үзіліс",
    ),
    ItemKind.CEREMONY: ("ceremony", "церемония", "салтанат"),
    ItemKind.CLOSING: ("closing", "закрытие", "жабылу", "жабылуы"),
}  # fmt: skip
KINDS: dict[str, ItemKind] = by_key(
    {
        kind: (*words, *(name for _, name in KIND_NAMES[kind].items()))
        for kind, words in _FURTHER_KINDS.items()
    }
)
