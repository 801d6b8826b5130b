"""Headings and code words of lists of participants in three languages, as data."""

from forumdesk.domain.people import Category, Role
from forumdesk.domain.texts import Language
from forumdesk.exchange.tables_in import by_key

KK, RU, EN = Language.KK, Language.RU, Language.EN

# A column: what it holds and the language of its heading, None where the language does not matter.
Column = tuple[str, Language | None]

HEADINGS: dict[str, Column] = by_key(
    {
        ("number", None): ("№", "№ п/п", "р/с", "р/с №", "п/п", "номер", "нөмірі", "no", "no.", "number", "#", "n"),
        ("family", KK): ("тегі", "тегi", "тек"),
        ("given", KK): ("аты", "есімі"),
        ("patronymic", KK): ("әкесінің аты",),
        ("full", KK): ("аты-жөні", "тегі, аты, әкесінің аты", "қатысушының аты-жөні", "тегі, аты"),
        ("family", RU): ("фамилия",),
        ("given", RU): ("имя",),
        ("patronymic", RU): ("отчество", "отчество (при наличии)"),
        ("full", RU): ("ФИО", "ф.и.о.", "ФИО на русском", "ФИО на русском языке", "фамилия, имя, отчество"),
        ("family", EN): ("surname", "family name", "last name"),
        ("given", EN): ("given name", "first name", "given names"),
        ("patronymic", EN): ("patronymic", "middle name"),
        ("full", EN): ("name in English", "name", "full name", "full name in English", "participant"),
        ("organisation", KK): ("ұйым", "ұйымы", "ұйымның атауы", "мекеме", "жұмыс орны"),
        ("organisation", RU): ("организация", "наименование организации", "учреждение", "место работы"),
        ("organisation", EN): ("organization", "organisation", "institution", "affiliation"),
        ("post", KK): ("лауазымы", "лауазым", "қызметі"),
        ("post", RU): ("должность",),
        ("post", EN): ("position", "post", "job title"),
        ("country", None): ("ел", "елі", "мемлекет", "страна", "государство", "country", "state"),
        ("category", None): ("санаты", "санат", "категория", "category"),
        ("role", None): ("рөлі", "рөл", "роль", "статус", "role", "status"),
        ("email", None): (
            "e-mail", "электрондық пошта", "эл. пошта", "электронная почта", "эл. почта", "почта", "пошта",
            "электрондық мекенжай", "электронный адрес", "email address", "e-mail address",
        ),
        ("phone", None): (
            "телефон", "телефоны", "ұялы телефон", "телефон нөмірі", "мобильный телефон", "номер телефона",
            "phone", "telephone", "mobile", "mobile phone", "phone number",
        ),
        ("entitled", None): (
            "дауыс құқығы", "дауыс беру құқығы", "дауысы", "право голоса", "голос", "имеет право голоса",
            "voting right", "right to vote", "entitled to vote", "entitled", "votes", "vote",
        ),
    }
)  # fmt: skip

ROLES: dict[str, Role] = by_key(
    {
        Role.HEAD_OF_DELEGATION: (
            "head of delegation", "head of the delegation", "head_of_delegation",
            "делегация басшысы", "делегацияның басшысы", "глава делегации", "руководитель делегации",
        ),
        Role.DELEGATE: ("delegate", "делегат", "участник", "қатысушы", "participant"),
        Role.SPEAKER: ("speaker", "докладчик", "спикер", "выступающий", "баяндамашы", "сөз сөйлеуші"),
        Role.MODERATOR: ("moderator", "модератор"),
        Role.OBSERVER: ("observer", "наблюдатель", "бақылаушы"),
        Role.GUEST: (
            "guest", "guest of honour", "гость", "почётный гость", "почетный гость",
            "қонақ", "құрметті қонақ",
        ),
    }
)  # fmt: skip

CATEGORIES: dict[str, Category] = by_key(
    {
        Category.UNIVERSITY: (
            "university", "higher education institution", "университет", "вуз", "высшее учебное заведение",
            "ЖОО", "жоғары оқу орны",
        ),
        Category.INTERNATIONAL_ORGANISATION: (
            "international organization", "international organisation", "international_organisation",
            "международная организация", "межд. организация", "халықаралық ұйым", "халықар. ұйым",
        ),
        Category.GOVERNMENT_BODY: (
            "government body", "government_body", "public body", "государственный орган", "гос. орган", "госорган",
            "мемлекеттік орган", "мем. орган",
        ),
        Category.OTHER: ("other", "другое", "прочее", "иное", "басқа", "өзге"),
    }
)  # fmt: skip

VOICES: dict[str, bool] = by_key(
    {
        True: ("иә", "ия", "бар", "да", "есть", "yes", "y", "true", "1"),
        False: ("жоқ", "нет", "no", "n", "false", "0"),
    }
) | {"": False}
