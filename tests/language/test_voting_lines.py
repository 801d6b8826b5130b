import pytest

from forumdesk.language.voting_lines import ballots_line, presence_line, tally_line

LANGUAGES = ("kk", "ru", "en")


def test_zero_is_printed_and_the_unknown_left_out() -> None:
    assert [tally_line(language, 96, 0, 0) for language in LANGUAGES] == [
        "Жақтап – 96, қарсы – 0, қалыс қалды – 0",
        "За – 96, против – 0, воздержались – 0",
        "For 96, against 0, abstaining 0",
    ]
    assert [tally_line(language, 18, 2, 1, not_voting=0, recused=1, absent=21) for language in LANGUAGES] == [
        "Жақтап – 18, қарсы – 2, қалыс қалды – 1, дауыс бермеді – 0, өздігінен бас тартты – 1, қатыспады – 21",
        "За – 18, против – 2, воздержались – 1, не голосовали – 0, самоотвод – 1, отсутствовали – 21",
        "For 18, against 2, abstaining 1, not voting 0, recused 1, absent 21",
    ]


def test_the_quorum_is_met_or_not() -> None:
    assert [presence_line(language, 96, 120, 61) for language in LANGUAGES] == [
        "Қатысқандар: дауыс беру құқығы бар 120 адамның 96-сы; кворум (61) бар",
        "Присутствовали: 96 из 120 участников с правом голоса; кворум (61) имеется",
        "Present: 96 of 120 entitled to vote; the quorum (61) is met",
    ]
    assert [presence_line(language, 60, 120, 61) for language in LANGUAGES] == [
        "Қатысқандар: дауыс беру құқығы бар 120 адамның 60-ы; кворум (61) жоқ",
        "Присутствовали: 60 из 120 участников с правом голоса; кворума (61) нет",
        "Present: 60 of 120 entitled to vote; the quorum (61) is not met",
    ]


@pytest.mark.parametrize(
    ("entitled", "ru", "en"),
    [(1, "1 делегации", "1 delegation"), (2, "2 делегаций", "2 delegations"), (5, "5 делегаций", "5 delegations"),
     (21, "21 делегации", "21 delegations")],
)  # fmt: skip
def test_delegations_agree_with_their_number(entitled: int, ru: str, en: str) -> None:
    assert f" {entitled} делегацияның 1-і;" in presence_line("kk", 1, entitled, 1, delegations=True)
    assert f"1 из {ru} с правом голоса" in presence_line("ru", 1, entitled, 1, delegations=True)
    assert f"1 of {en} entitled" in presence_line("en", 1, entitled, 1, delegations=True)


def test_ballots_add_up() -> None:
    assert [ballots_line(language, 96, 95, 1) for language in LANGUAGES] == [
        "Берілген бюллетеньдер – 96, қайтарылғаны – 95, жарамсыз деп танылғаны – 1",
        "Выдано бюллетеней – 96, возвращено – 95, признано недействительными – 1",
        "Ballots issued 96, returned 95, spoilt 1",
    ]


@pytest.mark.parametrize(("issued", "returned", "spoilt"), [(5, 6, 0), (5, 4, 5), (5, 4, -1), (-1, -1, -1)])
def test_ballots_that_do_not_add_up_are_refused(issued: int, returned: int, spoilt: int) -> None:
    with pytest.raises(ValueError, match="do not add up"):
        ballots_line("kk", issued, returned, spoilt)


def test_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        tally_line("ru", 1, -1, 0)
    with pytest.raises(ValueError, match="more present"):
        presence_line("ru", 3, 2, 1)
    with pytest.raises(ValueError, match="unknown language"):
        tally_line("de", 1, 0, 0)
