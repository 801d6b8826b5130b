"""What is attached, compared with the sealed record of the decision."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.handout_checks import DifferenceKind
from forumdesk.services.handout_records import against_record, unsealed
from forumdesk.services.handouts import Handout, HandoutParagraph, ShownAdoption
from forumdesk.services.sealed_facts import SealedFacts
from tests.builders_sheets import ADOPTION, MADE_AT, sheet_of

KK, RU, EN = Language
SHEET = sheet_of()
RECORD = SealedFacts(
    id="d",
    number=1,
    mode=AdoptionMode.RECORDED,
    outcome=Outcome.ADOPTED,
    subject=(),
    whole=True,
    tally=ADOPTION.tally,
    rows=SHEET.rows,
    body=SHEET.body,
    languages=SHEET.languages,
    authentic=(),
    meeting=SHEET.meeting,
    first_day=SHEET.first_day,
    last_day=SHEET.last_day,
    place=SHEET.place,
    recorded_at=MADE_AT,
    sealed_at=MADE_AT,
    hash=ADOPTION.decision_hash,
    question=LocalizedText(),
    annuls="",
    plain={},
)
HANDOUT = Handout(
    hash=RECORD.hash,
    head=RECORD.hash,
    languages=(RU,),
    layout="single",
    adoption=ShownAdoption(
        mode="recorded",
        counts={"for": 24, "against": 0, "abstaining": 0},
        first_day=RECORD.first_day,
        last_day=RECORD.last_day,
        place=RECORD.place,
    ),
    paragraphs=(
        *(
            HandoutParagraph(
                language=RU,
                kind="text",
                number=row.number,
                text=row.text.ru.replace("\u00a0", " "),
                rows=(row.id,),
            )
            for row in SHEET.rows
        ),
        HandoutParagraph(language=RU, kind="date_place", text="16 октября 2025 года"),
        HandoutParagraph(language=RU, kind="signature", text="Председатель Г. С. Ахметова"),
    ),
    feet=(),
)


def _with(place: int, change: Callable[[HandoutParagraph], HandoutParagraph]) -> Handout:
    paragraphs = list(HANDOUT.paragraphs)
    paragraphs[place] = change(paragraphs[place])
    return replace(HANDOUT, paragraphs=tuple(paragraphs))


def test_a_true_handout_agrees_with_its_record() -> None:
    assert against_record(HANDOUT, [RECORD]) == ()


@pytest.mark.parametrize("place", range(len(SHEET.rows)))
def test_one_changed_word_of_any_row_is_named(place: int) -> None:
    words = HANDOUT.paragraphs[place].text.split()
    words[-1] = "иначе"

    (found,) = against_record(_with(place, lambda one: replace(one, text=" ".join(words))), [RECORD])

    assert found.kind is DifferenceKind.CHANGED
    assert found.before.endswith(SHEET.rows[place].text.ru.split()[-1])
    assert found.after.endswith("иначе")


def test_a_heading_with_its_text_behind_it_is_compared_as_two_rows() -> None:
    places = [place for place, row in enumerate(SHEET.rows) if row.part.value == "body"]
    head, body = HANDOUT.paragraphs[places[0] - 1], HANDOUT.paragraphs[places[0]]
    joined = replace(head, text=f"{head.text} {body.text}", rows=(*head.rows, *body.rows))
    paragraphs = [*HANDOUT.paragraphs[: places[0] - 1], joined, *HANDOUT.paragraphs[places[0] + 1 :]]

    assert against_record(replace(HANDOUT, paragraphs=tuple(paragraphs)), [RECORD]) == ()


def test_a_changed_number_is_told() -> None:
    place = next(place for place, row in enumerate(SHEET.rows) if row.number == "2.1.")

    (found,) = against_record(_with(place, lambda one: replace(one, number="2.2.")), [RECORD])

    assert found.paragraph == "2.1."


def test_rows_left_out_added_moved_or_shown_twice_are_told() -> None:
    first, second = HANDOUT.paragraphs[5:7]
    rest = (*HANDOUT.paragraphs[:5], *HANDOUT.paragraphs[7:])
    stranger = replace(first, rows=("00000000-0000-0000-0000-00000000dead",), text="Чужой.")

    def kinds(*inserted: HandoutParagraph) -> list[DifferenceKind]:
        paragraphs = (*rest[:5], *inserted, *rest[5:])
        return [one.kind for one in against_record(replace(HANDOUT, paragraphs=paragraphs), [RECORD])]

    assert kinds(first, second) == []
    assert kinds(first) == [DifferenceKind.MISSING, DifferenceKind.MOVED] or kinds(first) == [
        DifferenceKind.MISSING
    ]
    assert kinds(first, stranger, second) == [DifferenceKind.ADDED]
    assert kinds(second, first) == [DifferenceKind.MOVED]
    assert kinds(first, first, second) == [DifferenceKind.MOVED]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"mode": "unanimous"}, DifferenceKind.MODE),
        ({"counts": {"for": 23, "against": 0, "abstaining": 0}}, DifferenceKind.COUNTS),
        ({"first_day": MADE_AT.date().replace(day=1)}, DifferenceKind.DATE),
        ({"place": LocalizedText(ru="город Алматы")}, DifferenceKind.PLACE),
    ],
)
def test_a_changed_fact_is_told(change: dict[str, object], kind: DifferenceKind) -> None:
    forged = replace(HANDOUT, adoption=replace(HANDOUT.adoption, **change))  # type: ignore[arg-type]

    assert [one.kind for one in against_record(forged, [RECORD])] == [kind]


def test_a_handout_of_another_decision_is_told_by_its_code() -> None:
    (found,) = against_record(replace(HANDOUT, hash="0" * 64), [RECORD])

    assert (found.kind, found.before) == (DifferenceKind.CODE, "7F3A-91C2")


def test_decisions_on_single_recommendations_speak_for_their_rows_alone() -> None:
    part = replace(RECORD, whole=False, rows=SHEET.rows[10:12])

    assert against_record(HANDOUT, [part]) == ()
    spoken = {one.text for one in HANDOUT.paragraphs} - {one.text for one in unsealed(HANDOUT, [part])}
    assert {row.text.ru.replace("\u00a0", " ") for row in part.rows} <= spoken


def test_nothing_of_the_seal_speaks_for_signatures() -> None:
    assert [one.kind for one in unsealed(HANDOUT, [RECORD])] == ["signature"]


CLAUSE = "Совершено на казахском, русском и английском языках, причём все тексты имеют одинаковую силу."


def _with_clause(text: str) -> Handout:
    clause = HandoutParagraph(language=RU, kind="authenticity", text=text)
    return replace(HANDOUT, paragraphs=(*HANDOUT.paragraphs, clause))


def test_the_clause_on_the_texts_is_that_of_the_sealed_rules() -> None:
    assert against_record(_with_clause(CLAUSE), [RECORD]) == ()
    assert all(one.kind != "authenticity" for one in unsealed(_with_clause(CLAUSE), [RECORD]))


def test_a_clause_that_names_other_languages_or_prevails_otherwise_is_told() -> None:
    (fewer,) = against_record(_with_clause(CLAUSE.replace(", русском и английском", " и русском")), [RECORD])
    (other,) = against_record(_with_clause(CLAUSE), [replace(RECORD, authentic=(KK,))])

    assert fewer.kind is other.kind is DifferenceKind.CHANGED
    assert "преобладает" in other.before
