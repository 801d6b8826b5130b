import pytest

from forumdesk.language.russian_names import Gender, gender_of, russian_form


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        (("Ким", "Ольга", "Владимировна"), "female"), (("Ким", "Саша", "Ильич"), "male"),
        (("Сейтжан", "Акмарал", "Нурланкызы"), "female"), (("Алиев", "Фарид", "Вагиф оглы"), "male"),
        (("Оспанов", "Қайрат", "Болатұлы"), "male"), (("Назарова", "Дилноза", ""), "female"),
        (("Троцкая", "Н.", ""), "female"), (("Никитин", "Илья", ""), "male"), (("Никитина", "Ольга", ""), "female"),
        (("Шахин", "Мехмет", ""), None), (("Чжао", "Юйтин", ""), None), (("Нурбек", "Саясат", ""), None),
        (("Мартин", "Джордж", ""), None), (("Мухамеджанова", "М.", "О."), "female"), (("", "", ""), None),
    ],
)  # fmt: skip
def test_the_gender_is_told_only_beyond_doubt(name: tuple[str, str, str], gender: Gender | None) -> None:
    assert gender_of(*name) == gender


def test_surnames_that_usage_leaves_alone_stay() -> None:
    assert russian_form("Гасанзаде", "Рауф", "Алиевич", "dative") == ("Гасанзаде", "Рауфу", "Алиевичу")
    assert russian_form("Шойгу", "Сергей", "Кужугетович", "genitive") == ("Шойгу", "Сергея", "Кужугетовича")


def test_a_name_of_doubtful_gender_stays() -> None:
    assert russian_form("Чжао", "Юйтин", "", "dative") == ("Чжао", "Юйтин", "")
