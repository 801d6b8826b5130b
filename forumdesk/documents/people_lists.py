"""What the lists of people say: participants, attendance, arrivals, delegations, passes."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import count, groupby
from zoneinfo import ZoneInfo

from forumdesk.documents import wording
from forumdesk.documents.gate import one_line
from forumdesk.documents.list_model import Cell, Column, Entry, Group, ListPaper, plain, strong
from forumdesk.documents.people_order import (
    CountryPart,
    Delegation,
    alphabetical,
    by_country,
    by_delegation,
)
from forumdesk.documents.styles import MM
from forumdesk.domain.people import Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.countries import country_name
from forumdesk.language.dates import long_date, time_of_day
from forumdesk.services.people_sheets import PeopleSheet, PersonLine

SIGNING_HEIGHT = 9.5 * MM  # room for a signature
MARKING_HEIGHT = 7.5 * MM
_TITLED = frozenset({Role.HEAD_OF_DELEGATION, Role.DEPUTY_HEAD})


class ListMaker:
    """Makes the lists of one sheet in one language."""

    def __init__(self, sheet: PeopleSheet, language: Language) -> None:
        self._sheet = sheet
        self._language = language
        self._words = wording.catalogue_of(language)
        self._zone = ZoneInfo(sheet.time_zone)
        self._numbers = count(1)

    def participants(self) -> ListPaper:
        """By country and delegation: heads, deputies, then all others by surname."""
        _ = self._words.gettext
        parts = by_country(self._sheet.people, self._language)
        return self._paper(
            _("List of participants"),
            columns=(
                Column(heading=_("No."), share=7, figures=True),
                Column(heading=_("Full name"), share=38, names=True),
                Column(heading=_("Post and organisation"), share=55),
            ),
            groups=tuple(self._country(part, self._member) for part in parts),
            summary=(self._totals(parts),),
        )

    def delegations(self) -> ListPaper:
        """By full state name: head, deputy, members with their posts."""
        _ = self._words.gettext
        parts = by_country(self._sheet.people, self._language, full=True)
        return self._paper(
            _("Composition of delegations"),
            columns=(
                Column(heading=_("No."), share=7, figures=True),
                Column(heading=_("Full name"), share=38, names=True),
                Column(heading=_("Post and organisation"), share=55),
            ),
            groups=tuple(self._country(part, self._member, anew=True) for part in parts),
            summary=(self._totals(parts),),
        )

    def attendance(self) -> ListPaper:
        """By delegation, with room to sign."""
        _ = self._words.gettext
        groups = by_delegation(self._sheet.people, self._language)
        closing = _("Number of signatures: ________ of {count}").format(count=len(self._sheet.people))
        return self._paper(
            _("Attendance sheet"),
            columns=(
                Column(heading=_("No."), share=7, figures=True),
                Column(heading=_("Full name"), share=34, names=True),
                Column(heading=_("Post and organisation"), share=37),
                Column(heading=_("Signature"), share=22),
            ),
            groups=tuple(self._delegation(one, self._signing) for one in groups),
            closing=(closing,),
            row_height=SIGNING_HEIGHT,
            ruled=True,
        )

    def passes(self) -> ListPaper:
        """For the guard: alphabetically, with identity numbers; to be destroyed afterwards."""
        _ = self._words.gettext
        entries = tuple(self._pass(person) for person in alphabetical(self._sheet.people, self._language))
        notes = [_("Contains personal data.")]
        if self._sheet.destroy_after is not None:
            day = long_date(self._sheet.destroy_after, self._language.value, unbroken=True)
            notes.append(_("To be destroyed after {date}.").format(date=day))
        note = " ".join(notes)
        return self._paper(
            _("Pass list"),
            columns=(
                Column(heading=_("No."), share=7, figures=True),
                Column(heading=_("Full name"), share=34, names=True),
                Column(heading=_("Organisation"), share=28),
                Column(heading=_("Identity number"), share=19),
                Column(heading=_("Mark"), share=12),
            ),
            groups=(Group(heading="", entries=entries),),
            summary=(f"{self._people(len(entries))}. {note}",),
            mark=_("For organisers and guards only"),
            foot=note,
            row_height=MARKING_HEIGHT,
            ruled=True,
        )

    def arrivals(self) -> ListPaper:
        """Who arrived when and at which desk, in the order of time; several days one below the other."""
        _ = self._words.gettext
        arrived = sorted(self._arrived(), key=lambda pair: (pair[0], pair[1].number))
        days = [(day, list(pairs)) for day, pairs in groupby(arrived, key=lambda pair: pair[0].date())]
        return self._paper(
            _("Register of arrivals"),
            columns=(
                Column(heading=_("No."), share=6, figures=True),
                Column(heading=_("Arrival"), share=10.5),
                Column(heading=_("Full name"), share=29, names=True),
                Column(heading=_("Delegation or country"), share=24),
                Column(heading=_("Desk"), share=12),
                Column(heading=_("Departure"), share=9.5),
                Column(heading=_("Return"), share=13),
            ),
            groups=tuple(
                Group(
                    heading=long_date(day, self._language.value),
                    note=self._people(len(pairs)),
                    entries=tuple(self._arrival(moment, person) for moment, person in pairs),
                )
                for day, pairs in days
            ),
            closing=(" · ".join(self._standing(len(arrived))),),
        )

    def _paper(
        self,
        title: str,
        *,
        columns: tuple[Column, ...],
        groups: tuple[Group, ...],
        summary: tuple[str, ...] = (),
        closing: tuple[str, ...] = (),
        mark: str = "",
        foot: str = "",
        row_height: float = 0.0,
        ruled: bool = False,
    ) -> ListPaper:
        sheet, language = self._sheet, self._language
        when = wording.days_and_place(sheet.first_day, sheet.last_day, sheet.place, language)
        under = (wording.event(sheet.meeting, language), when)
        return ListPaper(
            language=language,
            over="" if sheet.body == sheet.meeting else self._in(sheet.body),
            title=title,
            under=tuple(one_line(text) for text in under if text),
            summary=summary,
            columns=columns,
            groups=groups,
            closing=closing,
            mark=mark,
            foot=foot or self._made_at(),
            continued=self._words.gettext("(continued)"),
            row_height=row_height,
            ruled=ruled,
        )

    def _made_at(self) -> str:
        made = self._sheet.made_at.astimezone(self._zone)
        day = long_date(made.date(), self._language.value)
        return self._words.gettext("As of {day}, {time}").format(
            day=day, time=time_of_day(made.time(), self._language.value)
        )

    def _country(self, part: CountryPart, row: Callable[[PersonLine], Entry], *, anew: bool = False) -> Group:
        """A country with its delegations; people directly who belong to none, to one of its name, or who are all
        in one: a second heading with the same number under the first says nothing."""
        if anew:
            self._numbers = count(1)
        direct: list[Entry] = []
        groups: list[Group] = []
        for delegation in part.delegations:
            if delegation.name and delegation.name != part.name and len(part.delegations) > 1:
                groups.append(self._delegation(delegation, row))
            else:
                direct += [row(person) for person in delegation.people]
        return Group(
            heading=part.name or self._words.gettext("Country not stated"),
            note=self._people(part.count),
            entries=tuple(direct),
            groups=tuple(groups),
        )

    def _delegation(self, delegation: Delegation, row: Callable[[PersonLine], Entry]) -> Group:
        return Group(
            heading=delegation.name or self._words.gettext("Country not stated"),
            note=self._people(len(delegation.people)),
            entries=tuple(row(person) for person in delegation.people),
        )

    def _member(self, person: PersonLine) -> Entry:
        role = wording.role(person.role, self._words) if person.role in _TITLED else ""
        name = self._in(person.in_lists)
        post = self._in(person.post)
        organisation = self._in(person.organisation)
        return self._entry(name, strong(name, role), plain(post, organisation))

    def _signing(self, person: PersonLine) -> Entry:
        name = self._in(person.in_lists)
        return self._entry(
            name, plain(name), plain(_joined(self._in(person.post), self._in(person.organisation))), ()
        )

    def _pass(self, person: PersonLine) -> Entry:
        name = self._in(person.in_lists)
        number = one_line(person.identity_number)
        return self._entry(name, plain(name), plain(self._in(person.organisation)), plain(number), ())

    def _entry(self, name: str, *cells: Cell) -> Entry:
        return Entry(cells=(plain(str(next(self._numbers))), *cells), person=name)

    def _arrived(self) -> Iterator[tuple[datetime, PersonLine]]:
        for person in self._sheet.people:
            if person.arrived_at is not None:
                yield person.arrived_at.astimezone(self._zone), person

    def _arrival(self, moment: datetime, person: PersonLine) -> Entry:
        name = self._in(person.in_lists)
        country = country_name(person.country, self._language.value) if person.country else ""
        where = plain(self._in(person.delegation) or country)
        times = [self._time(moment), self._clock(person.left_at), self._clock(person.returned_at)]
        return self._entry(
            name,
            plain(times[0]),
            plain(name),
            where,
            plain(one_line(person.desk)),
            plain(times[1]),
            plain(times[2]),
        )

    def _clock(self, moment: datetime | None) -> str:
        return self._time(moment.astimezone(self._zone)) if moment is not None else ""

    def _time(self, moment: datetime) -> str:
        return time_of_day(moment.time(), self._language.value)

    def _standing(self, arrived: int) -> Iterator[str]:
        """The sums below the register."""
        _ = self._words.gettext
        people = self._sheet.people
        left = sum(person.left_at is not None for person in people)
        returned = sum(person.returned_at is not None for person in people)
        yield _("Arrived: {arrived} of {total}").format(arrived=arrived, total=len(people))
        yield _("Not arrived: {count}").format(count=len(people) - arrived)
        yield _("Left: {count}").format(count=left)
        yield _("Returned: {count}").format(count=returned)
        yield _("In the hall now: {count}").format(count=self._sheet.present_now)

    def _people(self, number: int) -> str:
        return self._words.ngettext("{count} participant", "{count} participants", number).format(
            count=number
        )

    def _totals(self, parts: Iterable[CountryPart]) -> str:
        known = [part for part in parts if part.code]
        countries = self._words.ngettext("{count} country", "{count} countries", len(known)).format(
            count=len(known)
        )
        people = self._people(len(self._sheet.people))
        return self._words.gettext("Total: {people}, {countries}").format(people=people, countries=countries)

    def _in(self, text: LocalizedText) -> str:
        return one_line(text.in_language(self._language))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


MAKERS: dict[str, Callable[[ListMaker], ListPaper]] = {
    "participants": ListMaker.participants,
    "attendance": ListMaker.attendance,
    "arrivals": ListMaker.arrivals,
    "delegations": ListMaker.delegations,
    "passes": ListMaker.passes,
}


def list_paper(identifier: str, sheet: PeopleSheet, language: Language) -> ListPaper:
    """The list of this identifier in ``language``."""
    return MAKERS[identifier](ListMaker(sheet, language))
