"""Headings and code words of lists of participants in three languages, as data."""

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.people import Category, Role
from forumdesk.exchange.tables_in import by_key

ROLE_OR_STATUS = "role_or_status"
"""A heading that some lists put above roles and others above accreditation; the cells decide."""

HEADINGS: dict[str, str] = by_key(
    {
        "number": (
            "№", "№ п/п", "р/с", "р/с №", "п/п", "номер", "нөмірі", "реттік нөмірі", "no", "no.", "number",
            "#", "n",
        ),
        "family_kk": ("тегі", "тегi", "тек", "тегі (қаз.)", "тегі қазақша"),
        "given_kk": ("аты", "есімі", "аты (қаз.)"),
        "patronymic_kk": ("әкесінің аты", "әкесінің аты (бар болса)"),
        "full_kk": (
            "аты-жөні", "тегі, аты, әкесінің аты", "қатысушының аты-жөні", "тегі, аты", "Т.А.Ә.",
            "ФИО на казахском", "ФИО на казахском языке", "name in Kazakh",
        ),
        "family_ru": ("фамилия", "фамилия на русском"),
        "given_ru": ("имя", "имя на русском"),
        "patronymic_ru": ("отчество", "отчество (при наличии)"),
        "full_ru": (
            "ФИО", "ф.и.о.", "ФИО на русском", "ФИО на русском языке", "фамилия, имя, отчество", "фамилия имя",
            "ФИО участника", "name in Russian",
        ),
        "family_en": ("surname", "family name", "last name", "фамилия на английском"),
        "given_en": ("given name", "first name", "given names", "имя на английском"),
        "patronymic_en": ("patronymic", "middle name"),
        "full_en": (
            "name in English", "name", "full name", "full name in English", "participant", "ФИО на английском",
            "ФИО на английском языке", "аты-жөні ағылшынша",
        ),
        "organisation_kk": ("ұйым", "ұйымы", "ұйымның атауы", "ұйым атауы", "мекеме", "жұмыс орны"),
        "organisation_ru": ("организация", "наименование организации", "учреждение", "место работы"),
        "organisation_en": ("organization", "organisation", "institution", "affiliation"),
        "post_kk": ("лауазымы", "лауазым", "қызметі"),
        "post_ru": ("должность", "занимаемая должность"),
        "post_en": ("position", "post", "job title"),
        "country": ("ел", "елі", "мемлекет", "страна", "государство", "country", "state"),
        "category": ("санаты", "санат", "категория", "category"),
        "role": ("рөлі", "рөл", "роль", "role", "роль на форуме", "роль в мероприятии"),
        "status": (
            "аккредиттеу мәртебесі", "аккредиттеу", "аккредитация", "статус аккредитации", "accreditation",
            "accreditation status", "accreditation state",
        ),
        ROLE_OR_STATUS: ("мәртебесі", "мәртебе", "статус", "status"),
        "email": (
            "e-mail", "электрондық пошта", "эл. пошта", "электронная почта", "эл. почта", "почта", "пошта",
            "электрондық мекенжай", "электронный адрес", "email address", "e-mail address",
        ),
        "phone": (
            "телефон", "телефоны", "ұялы телефон", "телефон нөмірі", "мобильный телефон", "номер телефона",
            "контактный телефон", "байланыс телефоны", "phone", "telephone", "mobile", "mobile phone",
            "phone number",
        ),
        "entitled": (
            "дауыс құқығы", "дауыс беру құқығы", "дауысы", "право голоса", "голос", "имеет право голоса",
            "voting right", "right to vote", "entitled to vote", "entitled", "votes", "vote",
        ),
        "delegation": (
            "делегация", "делегациясы", "делегацияның атауы", "название делегации", "delegation", "delegation name",
        ),
        "identity_number": (
            "ЖСН", "ЖСН немесе құжат нөмірі", "құжат нөмірі", "жеке куәлік нөмірі", "жеке куәлік", "паспорт нөмірі",
            "ИИН", "ИИН или номер документа", "номер документа", "номер паспорта", "паспорт",
            "удостоверение личности",
            "номер удостоверения личности", "IIN", "identity number", "id number", "passport", "passport number",
        ),
        "notes": (
            "ескертпе", "ескертпелер", "ескерту", "примечание", "примечания", "комментарий", "notes", "note",
            "remarks", "comments", "comment",
        ),
        "post_from": (
            "лауазымға тағайындалған күні", "лауазымға кіріскен күні", "лауазымда (бастап)", "в должности с",
            "дата назначения",
            "дата назначения на должность", "in post since", "in post from", "date of appointment",
        ),
        "post_until": (
            "лауазымда (дейін)", "лауазымнан кеткен күні", "өкілеттік мерзімі", "в должности до",
            "в должности по", "срок полномочий",
            "in post until", "end of term", "term ends",
        ),
    }
)  # fmt: skip

SEVERAL_LANGUAGES = ("family", "given", "patronymic", "full", "organisation", "post")
"""Fields that a column may hold in one language ("post_ru") or in whichever its letters say ("post")."""

ROLES: dict[str, Role] = by_key(
    {
        Role.HEAD_OF_DELEGATION: (
            "head of delegation", "head of the delegation", "head_of_delegation",
            "делегация басшысы", "делегацияның басшысы", "глава делегации", "руководитель делегации",
        ),
        Role.DEPUTY_HEAD: (
            "deputy head of delegation", "deputy head of the delegation", "deputy_head_of_delegation",
            "deputy head",
            "делегация басшысының орынбасары", "заместитель главы делегации", "зам. главы делегации",
            "заместитель руководителя делегации", "зам. руководителя делегации",
        ),
        Role.DELEGATE: (
            "delegate", "делегат", "участник", "член делегации", "делегация мүшесі", "қатысушы", "participant",
            "member of delegation", "member of the delegation",
        ),
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

STATES: dict[str, AccreditationState] = by_key(
    {
        AccreditationState.INVITED: (
            "invited", "шақырылды", "шақырылған", "приглашён", "приглашен", "приглашена", "приглашены",
            "приглашён(а)",
        ),
        AccreditationState.CONFIRMED: (
            "confirmed", "растады", "растаған", "расталды", "расталған", "қатысуын растады",
            "қатысуын растаған", "подтверждён", "подтвержден",
            "подтверждена", "подтвердил", "подтвердила", "подтвердил(а) участие", "участие подтверждено",
            "подтверждено",
        ),
        AccreditationState.ACCREDITED: (
            "accredited", "аккредиттелді", "аккредиттелген", "аккредитован", "аккредитована", "аккредитован(а)",
        ),
        AccreditationState.REFUSED: (
            "refused", "declined", "rejected", "бас тартылды", "бас тартты", "қабылданбады",
            "рұқсат берілмеген", "рұқсат берілмеді",
            "отказано", "отказано в допуске", "в допуске отказано", "отказ",
            "отказался", "отказалась", "отклонён", "отклонен", "отклонена",
        ),
        AccreditationState.REPLACED: (
            "replaced", "ауыстырылды", "ауыстырылған", "заменён", "заменен", "заменена", "заменён(а)", "замена",
        ),
    }
)  # fmt: skip

VOICES: dict[str, bool] = by_key(
    {
        True: ("иә", "ия", "бар", "да", "есть", "yes", "y", "true", "1"),
        False: ("жоқ", "нет", "no", "n", "false", "0"),
    }
) | {"": False}
