"""The sentence that states how something was adopted, rejected or who was elected, and the name of each mode."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast, get_args

from forumdesk.language.adoption_wordings import (
    ADOPTED,
    ADOPTION,
    DEADLINE,
    ELECTED_TO,
    MODE_NAMES,
    MODE_NOUNS,
    NOBODY_ELECTED,
    NOBODY_ELECTED_TO,
    REJECTION,
    SECOND_ROUND,
    SILENCE_BROKEN,
    SILENCE_UNTIL,
    TIED,
    TIED_WAY,
    Mode,
    Subject,
)
from forumdesk.language.codes import known
from forumdesk.language.dates import long_date, of_date, time_of_day
from forumdesk.language.lists import join_list
from forumdesk.language.numbers import whole
from forumdesk.language.plurals import OBJECTION, VOTE, category, counted
from forumdesk.language.wording import NBSP, Certainty, Wording, number_sign, one_full_stop

Elected = tuple[str, int | None]
"""Who is elected, as the name is to stand, and the votes; None where none were counted."""

_VOTED = ("recorded", "counted", "secret", "written_poll")
_DATED = ("resolution", "decision", "question", "annulment")


def adoption_sentence(
    mode: str,
    language: str,
    *,
    subject: Subject = "resolution",
    number: str = "",
    of: date | None = None,
    outcome: str = "adopted",
    votes_for: int = 0,
    against: int = 0,
    abstained: int = 0,
    lenient: bool = False,
    by_chair: bool = False,
    deadline: datetime | None = None,
    objections: int = 0,
    elected: Sequence[Elected] = (),
    second_round: Sequence[str] = (),
    post: str = "",
) -> str:
    """The sentence that states what came of ``mode``, one of :data:`MODES`, closed by a full stop.

    - ``subject``: what was decided; with ``number`` («№ 3 шешім», "Recommendation 2", "Recommendations 1–3") and
      ``of``, the day of the decision so named. An "annulment" needs the number of what it annuls; "question" is a
      procedural one.
    - ``outcome``: "adopted", "rejected", and of an election "elected" or "not_elected", which follow from
      ``elected`` unless said. Zero is printed as 0 in Kazakh and Russian and in words in English, after the habit
      of the UN.
    - ``lenient``: the rules allow abstentions beside unanimity, so that ``abstained`` is printed with it.
    - ``by_chair``: the votes were equal and the one presiding decided.
    - ``deadline``: of the silence procedure; the local time with its zone, printed as UTC+5.
      ``objections``: received, of a silence procedure that failed.
    - ``elected``, ``second_round``, ``post``: as for :func:`election_sentence`.

    Raises ValueError for an unknown mode, outcome, subject or language, for an outcome that the mode does not
    have, and for a sentence that would be untrue: unanimity with a vote against or (strict) an abstention, a vote
    won with no more votes for than against, a chair's vote without equal votes.
    """
    meant = _known_mode(mode)
    if meant == "election":
        return _of_election(language, outcome, elected, second_round, post)
    if meant == "unanimous" and lenient and abstained:
        meant = "unanimous_with_abstentions"
    _check(meant, outcome, votes_for, against, abstained)
    _check_order(meant, outcome, by_chair, votes_for, against)
    if meant == "silence" and (objections > 0) is not (outcome == "rejected"):
        raise ValueError("an objection, and nothing else, ends a silence procedure")
    wording = _wording(meant, language, outcome, by_chair, deadline)
    written = wording.text.format(
        **_named(subject, language, number, of, outcome),
        votes_for=_votes(votes_for, language, "none"),
        against=_votes(against, language, "none"),
        abstained=_votes(abstained, language, "no"),
        votes="vote" if votes_for == 1 else "votes",
        abstaining=_abstaining(abstained, language),
        way=TIED_WAY[meant][language] if by_chair else "",
        deadline=deadline_words(deadline, language) if deadline else "",
        objections=_objections(objections, language),
    )
    return one_full_stop(written)


def election_sentence(
    language: str, elected: Sequence[Elected], *, second_round: Sequence[str] = (), post: str = ""
) -> str:
    """Who was elected and with how many votes; nobody, and who goes into the second round.

    ``post`` is what they are elected to, in the nominative («төраға», «председатель», "Chair"). Names stand in the
    nominative in every language. Raises ValueError for an unknown language, an empty name, no votes, and
    where somebody is elected and a second round follows: seats left open are a decision of their own.
    """
    if elected and second_round:
        raise ValueError("an election either ends or goes into a second round")
    if any(not name.strip() for name in (*(name for name, _ in elected), *second_round)):
        raise ValueError("a candidate without a name")
    if not elected:
        nobody = (NOBODY_ELECTED_TO if post else NOBODY_ELECTED)[known(language)].text.format(post=post)
        if not second_round:
            return nobody
        names = join_list(second_round, language)
        return one_full_stop(f"{nobody} {SECOND_ROUND[language].text.format(names=names)}")
    wording = (ELECTED_TO if post else ADOPTION["election"])[known(language)]
    one = len(elected) == 1
    who = [_with_votes(name, votes, language) for name, votes in elected]
    written = wording.text.format(
        # «А – 54 дауыс, Б – 40 дауыс»: a conjunction between counts reads badly.
        elected=join_list(who, language) if language == "en" else ", ".join(who),
        chosen="избран кандидат" if one else "избраны кандидаты",
        was="was" if one else "were",
        post=post,
    )
    return one_full_stop(written)


def mode_name(mode: str, language: str) -> str:
    """How something was adopted, for lists and tables: «бірауыздан», «единогласно», "unanimously"."""
    return MODE_NAMES[_known_mode(mode)][known(language)].text


def mode_noun(mode: str, language: str) -> str:
    """The mode as a form of voting: «жасырын дауыс беру», «тайное голосование», "secret ballot"."""
    return MODE_NOUNS[_known_mode(mode)][known(language)].text


def adoption_certainty(mode: str, language: str, outcome: str = "adopted") -> Certainty:
    """How sure the wording of ``mode`` is; raises ValueError for an unknown mode, outcome or language."""
    return _wording(_known_mode(mode), known(language), outcome, False, None).certainty


def deadline_words(deadline: datetime, language: str) -> str:
    """A deadline to the minute with its time zone, as it stands in a sentence.

    «2026 жылғы 20 қазан, сағат 18:00, UTC+5», «до 18:00 20 октября 2026 года, UTC+5», "18:00 (UTC+5) on …".
    Without a time zone none is printed.
    """
    return DEADLINE[known(language)].text.format(
        date=long_date(deadline.date(), language, unbroken=True),
        time=time_of_day(deadline.time(), language),
        zone=_zone(deadline, language),
    )


def _of_election(
    language: str, outcome: str, elected: Sequence[Elected], second_round: Sequence[str], post: str
) -> str:
    if outcome not in ("adopted", "elected", "not_elected"):
        raise ValueError(f"an election has no outcome {outcome!r}")
    if (outcome == "elected" and not elected) or (outcome == "not_elected" and elected):
        raise ValueError("the outcome is not that of the candidates")
    return election_sentence(language, elected, second_round=second_round, post=post)


def _known_mode(mode: str) -> Mode:
    for known_mode in cast(tuple[Mode, ...], get_args(Mode)):
        if mode == known_mode:
            return known_mode
    raise ValueError(f"unknown mode of adoption: {mode!r}")


def _check(mode: Mode, outcome: str, votes_for: int, against: int, abstained: int) -> None:
    if outcome not in ("adopted", "rejected") or (outcome == "rejected" and mode not in REJECTION):
        raise ValueError(f"{mode!r} has no outcome {outcome!r}")
    if min(votes_for, against, abstained) < 0:
        raise ValueError("votes below zero")
    if mode == "consensus" and against:
        raise ValueError("no consensus with a voice against")
    if mode.startswith("unanimous") and (against or (abstained and mode == "unanimous")):
        raise ValueError("not unanimous")


def _check_order(mode: Mode, outcome: str, by_chair: bool, votes_for: int, against: int) -> None:
    if by_chair and (mode not in TIED_WAY or votes_for != against):
        raise ValueError("the chair's vote decides equal votes only")
    if mode in _VOTED and outcome == "adopted" and not votes_for:
        raise ValueError("not adopted by these votes")


def _wording(mode: Mode, language: str, outcome: str, by_chair: bool, deadline: datetime | None) -> Wording:
    known(language)
    if by_chair:
        return TIED[outcome][language]
    if outcome not in ("adopted", "rejected") or (outcome == "rejected" and mode not in REJECTION):
        raise ValueError(f"{mode!r} has no outcome {outcome!r}")
    if mode == "silence" and deadline is not None:
        return (SILENCE_UNTIL if outcome == "adopted" else SILENCE_BROKEN)[language]
    return (ADOPTION if outcome == "adopted" else REJECTION)[mode][language]


def _named(subject: Subject, language: str, number: str, of: date | None, outcome: str) -> dict[str, str]:
    """What was decided, and the verbs that agree with it."""
    if subject not in ADOPTED[language]:
        raise ValueError(f"unknown subject: {subject!r}")
    adopted = ADOPTED[language][subject]
    if of is not None and (subject not in _DATED or not number):
        raise ValueError("a date stands beside the number of a resolution or decision only")
    if subject == "annulment" and not number:
        raise ValueError("missing: the number of what is annulled")
    name = (outcome == "rejected" and adopted.failed) or adopted.subject
    if number:
        day = of_date(of, language) if of else ""
        sign = number_sign(number, language)
        day = (f"{day} " if language == "kk" else f" {day}") if day else ""
        name = adopted.numbered.format(number=number, sign=sign, date=day, nbsp=NBSP)
    return {"subject": name, "verb": adopted.verb, "refused": adopted.refused}


def _votes(number: int, language: str, english_zero: str) -> str:
    return english_zero if language == "en" and not number else whole(number, language)


def _abstaining(number: int, language: str) -> str:
    if language == "ru":
        return "воздержавшемся" if category(number, "ru") == "one" else "воздержавшихся"
    return "abstention" if number == 1 else "abstentions"


def _objections(number: int, language: str) -> str:
    if language == "kk":
        return whole(number, "kk")
    written = counted(number, OBJECTION, language)
    return f"{written} {'was' if number == 1 else 'were'}" if language == "en" else written


def _with_votes(name: str, votes: int | None, language: str) -> str:
    if votes is None:
        return name
    if votes < 1:
        raise ValueError("nobody is elected without a vote")
    written = counted(votes, VOTE, language)
    return f"{name} ({written})" if language == "en" else f"{name} – {written}"


def _zone(deadline: datetime, language: str) -> str:
    offset = deadline.utcoffset()
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    written = f"{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}" if minutes else ""
    return f" (UTC{written})" if language == "en" else f", UTC{written}"
