"""Makes tests/files/icu_order.txt.gz: 10,000 invented names in the order of ICU for Kazakh.

    python -m tests.language.icu_order

needs PyICU, which is built only where the libraries of ICU are; the stored file stands in for it elsewhere. The
names come from a generator with a fixed seed: surnames with Kazakh, Russian and Latin stems, given names,
patronymics and initials, double names, small and capital letters, letters that differ in one place alone.
"""

import gzip
import random
from collections.abc import Callable
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "files" / "icu_order.txt.gz"
COUNT = 10_000

_STEMS = [
    "Әлі", "Алі", "Аха", "Әбдір", "Ғали", "Гали", "Қасым", "Касым", "Қыдыр", "Кыдыр", "Нұр", "Нур", "Ңұр",
    "Өтеген", "Отеген", "Оспан", "Ұлан", "Улан", "Үсен", "Усен", "Ұзақ", "Үкі", "Уми", "Һарон", "Хасен",
    "Харон", "Ыбырай", "Ырыс", "Іңкәр", "Іздібай", "Ибрай", "Иса", "Жақып", "Жақсы", "Елеу", "Ёлки",
    "Ежов", "Еж", "Есен", "Эрмек", "Эль", "Щерба", "Шәкен", "Чал", "Цой", "Юсуп", "Яким", "Дәурен",
    "Дауле", "Бейсен", "Біләл", "Тоқтар", "Төлеген", "Тұрсын", "Мұхамед", "Мұқан", "Сейіт", "Сәт", "Сат",
    "Рыс", "Пірәлі", "Зейін", "Йоган", "Иоган", "Вали", "Уәли", "Фазыл", "Лұқпан", "Подъям", "Коваль",
    "Ильяс", "Мыңжан",
]  # fmt: skip
_GIVEN = [
    "Гүлнар", "Гулнар", "Ғалым", "Айгүл", "Әлібек", "Азамат", "Қайрат", "Кайрат", "Өмір", "Омір", "Үміт",
    "Умит", "Ұлбосын", "Іңкәр", "Ілияс", "Ильяс", "Иван", "Ёлка", "Елена", "Еңлік", "Енлик", "Һанс",
    "Ханна", "Ырысты", "Жанар", "Жәнел", "Щепан", "Эльмира", "Юлия", "Яна", "Шынар", "Сәуле", "Саул",
    "Темір", "Төре", "Мөлдір", "Молдир", "Нұр", "Назым", "Дәулет", "Дулат", "Болат", "Бөлек", "Рүстем",
    "Рустам", "Лаура", "Зере", "Вера", "Фатима", "Цецен", "Чингиз",
]  # fmt: skip
_LATIN = [
    "Akhmetova", "Akhmetov", "Müller", "Muller", "Mueller", "Łukasz", "Lukas", "Şahin", "Sahin", "Çelik",
    "Celik", "Öz", "Oz", "Ünal", "Unal", "Zürich", "Zara", "Kim", "Ōta", "Ota", "Nguyễn", "Dvořák",
    "Dvorak", "Élise", "Elise",
]  # fmt: skip


def generated_names() -> list[str]:
    """The names, each once, in the order in which they were made; the same in every run."""
    chance = random.Random(20241017)

    def one_of(words: list[str]) -> str:
        return words[int(chance.random() * len(words))]

    makers: list[Callable[[], str]] = [
        lambda: f"{one_of(_STEMS)}{one_of(['ов', 'ова', 'ев', 'ева', 'ұлы', 'қызы', '', 'бай', 'ин'])}",
        lambda: (
            f"{one_of(_STEMS)}ов {one_of(_GIVEN)} {one_of(_STEMS)}{one_of(['ұлы', 'қызы', 'ович', 'овна'])}"
        ),
        lambda: f"{one_of(_STEMS)}ова {one_of(_GIVEN)}",
        lambda: f"{one_of(_STEMS)}ов-{one_of(_STEMS)}ов {one_of(_GIVEN)}",
        lambda: f"{one_of(_STEMS)} {one_of(_GIVEN)[0]}. {one_of(_GIVEN)[0]}.",
        lambda: f"{one_of(_LATIN)} {one_of(_LATIN)}",
        lambda: f"{one_of(_LATIN)} {one_of(_GIVEN)}",
        lambda: f"{one_of(_STEMS)}ов".upper() + f" {one_of(_GIVEN)}",
        lambda: f"{one_of(_GIVEN)}".lower() + f" {one_of(_STEMS)}",
        lambda: "".join(one_of(list("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")) for _ in range(4)).title(),
    ]
    names: dict[str, None] = {}
    while len(names) < COUNT:
        names[makers[int(chance.random() * len(makers))]()] = None
    return list(names)


def by_icu(names: list[str]) -> list[str]:
    """``names`` in the order of ICU for Kazakh; ImportError where PyICU is absent."""
    import icu

    return sorted(names, key=icu.Collator.createInstance(icu.Locale("kk")).getSortKey)


def stored() -> list[str]:
    """The names in the order that ICU gave them when the file was made."""
    return gzip.decompress(FILE.read_bytes()).decode("utf-8").splitlines()


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_bytes(gzip.compress("\n".join(by_icu(generated_names())).encode("utf-8"), mtime=0))
