"""Who is there, kept up to date without reading everybody."""

from pathlib import Path

from forumdesk.domain.texts import Language
from forumdesk.gui.conduct.presence_people import PresencePeople
from forumdesk.services.quorum import VoterStanding
from tests.gui.conduct.presence_builders import sitting


def test_an_update_takes_over_where_everybody_is(tmp_path: Path) -> None:
    with sitting(tmp_path) as hall:
        people = PresencePeople(hall.register, hall.meeting)
        people.read(Language.KK)
        people.everybody()

        hall.register.attendance.leave(hall.people["Қалиев"])
        hall.register.attendance.arrive(hall.people["Marsh"])

        assert people.update()
        standings = {one.person.names.kk.family: one.standing for one in people.known}
        assert standings["Қалиев"] is VoterStanding.LEFT
        assert standings["Marsh"] is VoterStanding.PRESENT
        assert standings["Бомон"] is VoterStanding.ABSENT


def test_an_update_says_when_others_are_entitled_now(tmp_path: Path) -> None:
    with sitting(tmp_path) as hall:
        people = PresencePeople(hall.register, hall.meeting)
        people.read(Language.KK)

        hall.register.participants.edit(hall.people["Marsh"], entitled=True)

        assert not people.update()


def test_those_present_at_a_moment_are_told_by_the_log(tmp_path: Path) -> None:
    with sitting(tmp_path) as hall:
        people = PresencePeople(hall.register, hall.meeting)
        people.read(Language.KK)
        moment = hall.register.quorum.line(hall.meeting).steps[1][0]
        hall.register.quorum.excuse(hall.people["Бомон"], "away")

        there = people.present_at(moment)

        assert [one.person.names.kk.family for one in there] == ["Әбенов", "Ғабитова"]
        assert {one.standing for one in there} == {VoterStanding.PRESENT}


def test_everybody_counts_until_the_first_arrival(tmp_path: Path) -> None:
    with sitting(tmp_path, present=0) as hall:
        people = PresencePeople(hall.register, hall.meeting)
        people.read(Language.KK)
        kept = [people.keeps_arrivals]
        assert {one.standing for one in people.entitled} == {VoterStanding.PRESENT}

        hall.register.attendance.arrive(hall.people["Қалиев"])

        assert people.update()
        assert [*kept, people.keeps_arrivals] == [False, True]
        assert [one.standing for one in people.entitled].count(VoterStanding.PRESENT) == 1
