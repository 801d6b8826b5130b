"""Numbers of the people of a meeting, with small charts, kept up to date."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Category, Participant, Role
from forumdesk.domain.people_list import GroupCount, Statistics
from forumdesk.gui.models.participants_words import CATEGORY_NAMES, ROLE_NAMES, country_called
from forumdesk.gui.pages.participants.presence import PresencePart
from forumdesk.gui.pages.participants.side import SideView
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.bar_chart import Bar, BarChart
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.presence_line import PresenceLinePart
from forumdesk.gui.workspace import Workspace
from forumdesk.language.dates import day_month
from forumdesk.language.numbers import whole
from forumdesk.services.events import AttendanceChanged, ParticipantsChanged

_MOST_BARS: Final = 12
_MOST_DAYS: Final = 60
_TWO_COLUMNS: Final = 820
_FIGURES: Final = ("people", "countries", "organisations", "entitled", "accredited", "arrived")
_TITLES: Final = {
    "country": N_("By country"),
    "hour": N_("Arrivals by hour"),
    "organisation": N_("By organisation"),
    "category": N_("By kind of organisation"),
    "role": N_("By role"),
    "delegation": N_("By delegation"),
}


class StatisticsView(SideView):
    """Counts of representatives, countries, organisations, categories, accredited and arrived."""

    concerns = (ParticipantsChanged, AttendanceChanged)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId, *, tasks: Tasks) -> None:
        """`tasks` look through the log of arrivals."""
        super().__init__(workspace, meeting_id)
        self._tasks = tasks
        self.presence_part = PresencePart(self.theme, self.words)
        self.presence_part.asked.connect(self._look)
        self.line_title = Label(self.theme, role="small_strong")
        self.line_part = PresenceLinePart(self.theme, self.words)
        self.line_part.moment_chosen.connect(self.presence_part.choose)
        self._columns = 0
        self.figures = {key: Label(self.theme, role="large") for key in _FIGURES}
        self._captions = {key: Label(self.theme, role="caption", token="text3") for key in _FIGURES}
        self._titles = {key: Label(self.theme, role="small_strong") for key in _TITLES}
        self.charts = {key: BarChart(self.theme) for key in _TITLES}
        self._notes = {key: Label(self.theme, role="caption", token="text3") for key in _TITLES}
        self._blocks = {key: self._block(key) for key in _TITLES}
        self.legend = Label(self.theme, role="caption", token="text3", wraps=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE.conduct)
        self._grid.setVerticalSpacing(SPACE.desk)
        self.area = QScrollArea()
        self._arrange()
        self._dress()
        self.theme.changed.connect(self._dress)
        self.retranslate()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE.conduct)
        for key in _FIGURES:
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(self.figures[key])
            pair.addWidget(self._captions[key])
            row.addLayout(pair)
        row.addStretch(1)
        body = Ground(self.theme, "surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        column.setSpacing(SPACE.page)
        column.addLayout(row)
        column.addWidget(self.legend)
        column.addWidget(self.line_title)
        column.addWidget(self.line_part)
        column.addWidget(self.presence_part)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.area.setWidget(body)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self.area, 1)
        self._lay()

    def _block(self, key: str) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        for widget in (self._titles[key], self.charts[key], self._notes[key]):
            column.addWidget(widget)
        self.charts[key].setObjectName(f"{key}_chart")
        return block

    def _dress(self) -> None:
        self.area.verticalScrollBar().setStyleSheet(self.theme.sheet("scroll"))

    def _lay(self) -> None:
        """Set the charts in two columns where there is room."""
        columns = 2 if self.width() >= self.theme.scaled(_TWO_COLUMNS) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, block in enumerate(self._blocks.values()):
            self._grid.addWidget(block, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._lay()

    def retranslate(self) -> None:
        """Set the words that do not depend on the numbers."""
        _ = self.words.gettext
        self.set_title(_("Statistics"))
        self.presence_part.retranslate()
        self.line_title.setText(_("Presence of those entitled to vote over time"))
        self.line_part.retranslate()
        captions = (
            _("representatives"), _("countries"), _("organisations"), _("with a voting right"), _("are accredited"),
            _("have arrived"),
        )  # fmt: skip
        for key, caption in zip(_FIGURES, captions, strict=True):
            self._captions[key].setText(caption)
        for key, title in _TITLES.items():
            self._titles[key].setText(_(title))
        self.legend.setText(
            _(
                "Bars: everybody on the list, filled: arrived. People who were refused or replaced are not counted."
            )
        )

    def reload(self) -> None:
        """Count anew."""
        found = self.perform(lambda: self.register.participants.statistics(self.meeting_id))
        if found is None:
            return
        language = self.words.language
        numbers = {
            "people": found.total.people,
            "countries": sum(bool(one.key) for one in found.by_country),
            "organisations": sum(bool(one.key) for one in found.by_organisation),
            "entitled": found.total.entitled,
            "accredited": found.total.accredited,
            "arrived": found.total.arrived,
        }
        for key, number in numbers.items():
            self.figures[key].setText(whole(number, language))
            self.figures[key].setAccessibleName(f"{self._captions[key].text()}: {number}")
        self._show_groups(found)
        self._show_hours(found)
        self._show_days(found)
        zone = ZoneInfo(self.register.meetings.meeting(self.meeting_id).time_zone)
        self.line_part.show_line(self.register.quorum.line(self.meeting_id), zone)

    def _show_days(self, found: Statistics) -> None:
        """Offer the days of the meeting and those on which somebody arrived."""
        meeting = self.register.meetings.meeting(self.meeting_id)
        zone = ZoneInfo(meeting.time_zone)
        days = {at.astimezone(zone).date() for at, _count in found.by_hour}
        presences = self.register.attendance.presences(self.meeting_id).values()
        last_entry = max((one.last_at for one in presences if one.last_at), default=None)
        last_day = last_entry.astimezone(zone).date() if last_entry else None
        if last_day:
            days.add(last_day)
        if meeting.first_day is not None:
            last = meeting.last_day or meeting.first_day
            span = min((last - meeting.first_day).days, _MOST_DAYS)
            days |= {meeting.first_day + timedelta(days=one) for one in range(span + 1)}
        offered = sorted(days) or [self.register.clock().astimezone(zone).date()]
        self.presence_part.set_days(offered, zone, preset=last_day or meeting.first_day)
        moment = self.presence_part.moment
        if moment is not None:
            self._look(moment)

    def _look(self, moment: datetime) -> None:
        service, meeting_id = self.register.attendance, self.meeting_id
        self._tasks.run(
            lambda: service.people_at(meeting_id, moment),
            lambda people: self._take_present(moment, people),
            self.show_error,
            owner=self,
        )

    def _take_present(self, moment: datetime, people: Sequence[Participant]) -> None:
        if moment == self.presence_part.moment:
            self.presence_part.show_people(people)

    def _show_groups(self, found: Statistics) -> None:
        _, language = self.words.gettext, self.words.language
        delegations = {
            str(one.id): one.name.in_language(language)
            for one in self.register.delegations.listed(self.meeting_id)
        }
        self._show("country", found.by_country, lambda key: country_called(key, language) or _("No country"))
        self._show("organisation", found.by_organisation, lambda key: key or _("No organisation"))
        self._show("category", found.by_category, lambda key: _(CATEGORY_NAMES[Category(key)]))
        self._show("role", found.by_role, lambda key: _(ROLE_NAMES[Role(key)]))
        self._show("delegation", found.by_delegation, lambda key: delegations.get(key) or _("No delegation"))
        self._blocks["delegation"].setVisible(bool(delegations))

    def _show(self, kind: str, groups: Sequence[GroupCount], named: Callable[[str], str]) -> None:
        language, ngettext = self.words.language, self.words.ngettext
        bars = [self._bar(one, named(one.key)) for one in groups[:_MOST_BARS]]
        self.charts[kind].set_bars(bars, name=self._titles[kind].text())
        more = len(groups) - len(bars)
        words = ngettext("and {count} more", "and {count} more", more).format(count=whole(more, language))
        self._notes[kind].setText(words)
        self._notes[kind].setVisible(more > 0)

    def _bar(self, group: GroupCount, label: str) -> Bar:
        _, language = self.words.gettext, self.words.language
        numbers = {
            "arrived": whole(group.arrived, language),
            "people": whole(group.people, language),
            "accredited": whole(group.accredited, language),
        }
        sentence = _("{group}: {people} on the list, {accredited} accredited, {arrived} arrived")
        return Bar(
            label=label,
            size=group.people,
            filled=group.arrived,
            words=_("{arrived} of {people}").format(**numbers),
            sentence=sentence.format(group=label, **numbers),
        )

    def _show_hours(self, found: Statistics) -> None:
        zone = ZoneInfo(self.register.meetings.meeting(self.meeting_id).time_zone)
        language = self.words.language
        hours = [(at.astimezone(zone), count) for at, count in found.by_hour]
        several = len({at.date() for at, _count in hours}) > 1
        bars = []
        for at, count in hours[-2 * _MOST_BARS :]:
            day = f"{day_month(at.date(), language)}, " if several else ""
            label, number = f"{day}{at:%H}:00", whole(count, language)
            bars.append(
                Bar(label=label, size=count, filled=count, words=number, sentence=f"{label}: {number}")
            )
        self.charts["hour"].set_bars(bars, name=self._titles["hour"].text())
        self._notes["hour"].setText(self.words.gettext("Nobody has arrived yet."))
        self._notes["hour"].setVisible(not bars)
