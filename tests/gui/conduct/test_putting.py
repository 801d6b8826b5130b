"""How a question is put before anything is kept."""

from datetime import UTC, datetime

from forumdesk.domain.identifiers import AgendaItemId, ParticipantId, RowId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.voices import Tally, Voice
from forumdesk.domain.voting import Counts
from forumdesk.gui.conduct.putting import Putting
from tests.builders import number

NOW = datetime(2024, 10, 17, 6, 0, tzinfo=UTC)
ITEM, ROW = AgendaItemId(number(1)), RowId(number(2))
WHO = ParticipantId(number(3))
MODES = (AdoptionMode.CONSENSUS, AdoptionMode.COUNTED, AdoptionMode.UNANIMOUS, AdoptionMode.RECORDED)


def put() -> Putting:
    putting = Putting()
    putting.follow(ITEM, [ROW], MODES)
    return putting


def test_it_begins_with_the_first_way_of_the_body_and_goes_no_further_than_the_last() -> None:
    putting = put()

    assert putting.mode is AdoptionMode.CONSENSUS
    assert putting.stepped(-1) is AdoptionMode.CONSENSUS
    assert putting.stepped(9) is AdoptionMode.RECORDED


def test_the_same_question_keeps_what_was_entered_and_another_starts_anew() -> None:
    putting = put()
    putting.choose(AdoptionMode.COUNTED)
    putting.counts = Counts(voices_for=1, against=0)
    kept = []

    for rows in ([ROW], []):
        putting.follow(ITEM, rows, MODES)
        kept.append((putting.mode, putting.counts is not None, putting.touched))

    assert kept == [(AdoptionMode.COUNTED, True, True), (AdoptionMode.CONSENSUS, False, False)]


def test_voices_by_name_stay_where_the_new_way_keeps_names_and_go_where_it_does_not() -> None:
    putting = put()
    putting.choose(AdoptionMode.UNANIMOUS)
    putting.call({WHO: Voice.AGAINST})

    putting.choose(AdoptionMode.RECORDED)
    assert putting.motion([ROW], ITEM).voices == {WHO: Voice.AGAINST}
    putting.choose(AdoptionMode.CONSENSUS)
    assert putting.motion([ROW], ITEM).voices is None


def test_the_moment_at_which_the_vote_began_goes_into_the_record() -> None:
    putting = put()
    putting.begin(NOW)
    putting.begin(NOW.replace(hour=7))

    assert putting.motion([ROW], ITEM).opened_at == NOW


def test_the_second_entry_is_handed_over_beside_the_first() -> None:
    putting, first, second = put(), Counts(voices_for=2, against=0), Counts(voices_for=1, against=1)
    putting.choose(AdoptionMode.COUNTED)
    putting.counts = first
    putting.enter_again()
    putting.counts = second

    motion = putting.motion([ROW], ITEM)
    assert (motion.counts, motion.second_counts) == (first, second)


def test_who_was_not_counted_did_not_vote() -> None:
    putting = put()
    putting.counts = Counts(voices_for=3, against=1)
    tally = Tally(
        entitled=10,
        present=6,
        needed=6,
        voices_for=6,
        against=0,
        abstaining=0,
        not_voting=0,
        recused=0,
        absent=4,
    )

    assert putting.counted(tally).not_voting == 2
