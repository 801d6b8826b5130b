"""Lines with the numbers of a vote: voices, presence and quorum, ballots. They are no sentences and end open."""

from forumdesk.language.codes import known
from forumdesk.language.kazakh import of_them
from forumdesk.language.numbers import whole
from forumdesk.language.plurals import DELEGATION, PARTICIPANT
from forumdesk.language.wording import in_three

_TALLY = {
    "votes_for": in_three("BBB", "жақтап – {n}", "за – {n}", "for {n}"),
    "against": in_three("BBB", "қарсы – {n}", "против – {n}", "against {n}"),
    "abstaining": in_three("BBB", "қалыс қалды – {n}", "воздержались – {n}", "abstaining {n}"),
    "not_voting": in_three("BBB", "дауыс бермеді – {n}", "не голосовали – {n}", "not voting {n}"),
    "recused": in_three("CCB", "өздігінен бас тартты – {n}", "самоотвод – {n}", "recused {n}"),
    "absent": in_three("BBB", "қатыспады – {n}", "отсутствовали – {n}", "absent {n}"),
}
_PRESENCE = {
    "met": in_three(
        "CCC",
        "Қатысқандар: дауыс беру құқығы бар {entitled} {unit} {present}; кворум ({needed}) бар",
        "Присутствовали: {present} из {entitled} {unit} с правом голоса; кворум ({needed}) имеется",
        "Present: {present} of {entitled} {unit}entitled to vote; the quorum ({needed}) is met",
    ),
    "missing": in_three(
        "CCC",
        "Қатысқандар: дауыс беру құқығы бар {entitled} {unit} {present}; кворум ({needed}) жоқ",
        "Присутствовали: {present} из {entitled} {unit} с правом голоса; кворума ({needed}) нет",
        "Present: {present} of {entitled} {unit}entitled to vote; the quorum ({needed}) is not met",
    ),
}
_BALLOTS = in_three(
    "CBC",
    "Берілген бюллетеньдер – {issued}, қайтарылғаны – {returned}, жарамсыз деп танылғаны – {spoilt}",
    "Выдано бюллетеней – {issued}, возвращено – {returned}, признано недействительными – {spoilt}",
    "Ballots issued {issued}, returned {returned}, spoilt {spoilt}",
)


def tally_line(
    language: str,
    votes_for: int,
    against: int,
    abstaining: int,
    *,
    not_voting: int | None = None,
    recused: int | None = None,
    absent: int | None = None,
) -> str:
    """«Жақтап – 96, қарсы – 0, қалыс қалды – 0», «За – 96, против – 0, …», "For 96, against 0, abstaining 0".

    What is None is left out, what is 0 is printed. Raises ValueError below zero.
    """
    counts = {
        "votes_for": votes_for, "against": against, "abstaining": abstaining,
        "not_voting": not_voting, "recused": recused, "absent": absent,
    }  # fmt: skip
    parts = [
        _TALLY[name][known(language)].text.format(n=_number(count, language))
        for name, count in counts.items()
        if count is not None
    ]
    line = ", ".join(parts)
    return line[0].upper() + line[1:]


def presence_line(
    language: str, present: int, entitled: int, needed: int, *, delegations: bool = False
) -> str:
    """Who was there, of how many with a voice, and whether ``needed`` of them, the quorum, is met.

    "Present: 96 of 120 entitled to vote; the quorum (61) is met"; with ``delegations`` voices are theirs. Raises
    ValueError below zero and where more are present than entitled.
    """
    if present > entitled:
        raise ValueError("more present than entitled")
    wording = _PRESENCE["met" if present >= needed else "missing"][known(language)]
    return wording.text.format(
        present=of_them(present) if language == "kk" else _number(present, language),
        entitled=_number(entitled, language),
        needed=_number(needed, language),
        unit=_unit(entitled, language, delegations),
    )


def ballots_line(language: str, issued: int, returned: int, spoilt: int) -> str:
    """The ballots of a secret vote: given out, returned, of these spoilt; ValueError where they do not add up."""
    if not 0 <= spoilt <= returned <= issued:
        raise ValueError("the ballots do not add up")
    return _BALLOTS[known(language)].text.format(
        issued=_number(issued, language),
        returned=_number(returned, language),
        spoilt=_number(spoilt, language),
    )


def _number(count: int, language: str) -> str:
    if count < 0:
        raise ValueError("a count below zero")
    return whole(count, language)


def _unit(entitled: int, language: str, delegations: bool) -> str:
    if language == "kk":
        return "делегацияның" if delegations else "адамның"
    if language == "en":
        return ("delegation " if entitled == 1 else "delegations ") if delegations else ""
    return (DELEGATION if delegations else PARTICIPANT).after_genitive(entitled, language)
