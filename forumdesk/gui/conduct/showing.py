"""Shows what conduct mode knows, part by part: what did not change is left alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from forumdesk.domain.conduct import ItemState
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.texts import Language
from forumdesk.gui.conduct.acts import ConductActs, GoOn
from forumdesk.gui.conduct.agenda_list import agenda_rows
from forumdesk.gui.conduct.chair_moments import IN_ALL_LANGUAGES, ChairMoments
from forumdesk.gui.conduct.item_view import item_paragraphs
from forumdesk.gui.conduct.keys import END, PRESENCE
from forumdesk.gui.conduct.layout import ConductLayout
from forumdesk.gui.conduct.recordable import WaysOut, recordable, silence_deadline
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.typing_place import ABOUT
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.gui.words import Words
from forumdesk.services.register import Register

_RECORDED = "decision.recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exits:
    """What the bands and the panel lead to."""

    ways: WaysOut
    go_on_from_last: Callable[[], None]
    use_clock: Callable[[], None]
    ask_end: Callable[[], None]


class Showing:
    """Brings the parts in line with the state; ``language`` is that of the text and of the chair."""

    def __init__(
        self,
        parts: ConductLayout,
        register: Register,
        state: ConductState,
        acts: ConductActs,
        words: Words,
        exits: Exits,
    ) -> None:
        self._parts, self._register, self._state = parts, register, state
        self._acts, self._words, self._exits = acts, words, exits
        self.language = words.language
        self._minute = ""
        self._said = ""

    def choose_language(self, language: Language) -> None:
        """Show the text, and let the chair speak, in another language."""
        self.language = language
        self._parts.item_head.set_language(language)
        self.text()
        self.chair()

    def all(self) -> None:
        """Everything."""
        self.course()
        self.queue()
        self.quorum()
        self.notes()

    def course(self) -> None:
        """The meeting's state, the agenda, the item in sight."""
        parts, state, now = self._parts, self._state, self._state.clock.now()
        parts.head.show_meeting(state)
        parts.head.show_clock(state, now)
        self.agenda()
        self.item()
        self._show_go_on()
        self._show_clock_bar()
        self._show_long_bar()

    def agenda(self) -> None:
        """States and times of the items."""
        self._parts.agenda_model.show(agenda_rows(self._state, self._words))
        if self._parts.agenda.chosen_id is None and self._state.item is not None:
            self._parts.agenda.choose(self._state.item.id)

    def item(self) -> None:
        """What is on the table, its clock, the decision on it, and what the chair says of it."""
        self._parts.item_head.set_language(self.language)
        self._parts.item_head.show_item(self._state, self._state.clock.now())
        self.text()
        self.decision()
        self.chair()

    def text(self) -> None:
        """The text in the language chosen."""
        item = self._state.item
        papers = self._register.papers.of_item(item.id) if item is not None else ()
        paragraphs = item_paragraphs(self._state, self.language, self._words, papers)
        self._parts.text.show_paragraphs(paragraphs)

    def notes(self) -> None:
        """The notes of the item in sight."""
        item = self._state.item
        text = self._register.conduct.notes(item.id) if item is not None else ""
        self._parts.notes.show_notes(item.id if item is not None else None, text)
        if item is not None:
            self._parts.notes.setProperty(
                ABOUT, f"{item.number} {item.title.in_language(self._words.language)}"
            )

    def queue(self) -> None:
        """The speakers."""
        state = self._state
        ahead = state.listed.number if state.listed is not None and state.is_elsewhere else ""
        self._parts.speakers.show_queue(
            state.queue,
            state.listed_queue,
            state.clock.now(),
            has_item=state.item is not None,
            elsewhere=ahead,
        )

    def quorum(self) -> None:
        """Presence, and what follows for the decision."""
        self._parts.head.show_quorum(self._state)
        self.decision()
        self._show_quorum_bar()
        self.chair()

    def decision(self) -> None:
        """What would be recorded, or was."""
        self._state.follow_question()
        shown = recordable(self._state, self._register, self._words, self._exits.ways)
        undo = self._register.history.next_undo
        self._parts.panel.show_recordable(
            shown,
            undo_is_it=undo is not None and undo.code == _RECORDED,
            has_items=bool(self._state.items),
        )
        self._parts.fit_panel()

    def chair(self) -> None:
        """The sentence of the moment."""
        moments = self._moments(self.language)
        self._said = moments.now()
        self._parts.chair.show_sentences(moments.sentences(), self._said, self.language)
        others = [one for one in self._spoken() if one is not self.language]
        if self._said in IN_ALL_LANGUAGES:
            sentences = [(one, self._moments(one).sentence(self._said)) for one in others]
            self._parts.chair.show_others([(one, text) for one, text in sentences if text])
        else:
            self._parts.chair.show_others(())

    def _moments(self, language: Language) -> ChairMoments:
        return ChairMoments(self._state, language, self._deadline())

    def _deadline(self) -> datetime | None:
        """Of the silence procedure, where that is how it is decided."""
        silent = self._state.putting.mode is AdoptionMode.SILENCE
        return silence_deadline(self._state, self._register) if silent else None

    def _spoken(self) -> tuple[Language, ...]:
        """The languages of the body in its order."""
        return tuple(self._state.body.rules.languages) or tuple(Language)

    def tick(self) -> None:
        """A second has passed: clocks only; with a minute the expected times, with a moment the chair."""
        parts, state, now = self._parts, self._state, self._state.clock.now()
        parts.head.show_clock(state, now)
        parts.speakers.tick(now)
        parts.item_head.tick(state, now)
        minute = f"{state.local(now):%H:%M}"
        if minute != self._minute:
            self._minute = minute
            state.read_times()
            self.agenda()
            self._show_long_bar()
        if self._moments(self.language).now() != self._said:
            self.chair()

    def _show_go_on(self) -> None:
        button, coming = self._parts.go_button, self._acts.coming()
        button.set_texts(self._acts.words(self._words))
        icons = {GoOn.NEXT: "arrow-right", GoOn.CLOSE: "stop"}
        button.set_icon_name(icons.get(coming, "play"))
        button.set_kind("main" if coming in (GoOn.OPEN, GoOn.RESUME) else "outlined")

    def _show_quorum_bar(self) -> None:
        _, quorum, bar = self._words.gettext, self._state.quorum, self._parts.quorum_bar
        if not self._state.is_lost or not quorum.entitled:
            bar.clear()
            return
        sentence = _("There is no quorum: {present} of {entitled} are there, {needed} are needed.").format(
            present=quorum.present, entitled=quorum.entitled, needed=quorum.needed
        )
        if bar.message is not None and bar.message.sentence == sentence:
            return
        run = self._exits.ways.show_presence
        act = Act(text=_("Mark who has come"), run=run, kind="link", icon_name="users", key=PRESENCE)
        detail = _("No decision can be recorded until it is there again.")
        bar.show_message(Message(kind="warn", sentence=sentence, detail=detail, acts=(act,)))

    def _show_clock_bar(self) -> None:
        _, bar, behind = self._words.gettext, self._parts.clock_bar, self._state.standing.behind
        if not behind:
            bar.clear()
            return
        minutes = -(-int(behind.total_seconds()) // 60)
        sentence = self._words.ngettext(
            "The computer’s clock is {count} minute behind what is recorded already.",
            "The computer’s clock is {count} minutes behind what is recorded already.",
            minutes,
        ).format(count=minutes)
        if bar.message is not None and bar.message.sentence == sentence:
            return
        acts = (
            Act(
                text=_("Go on from the last recorded time"),
                run=self._exits.go_on_from_last,
                icon_name="clock",
            ),
            Act(text=_("Use the computer’s clock"), run=self._exits.use_clock),
        )
        detail = _("Nothing is timed until one of the two is chosen, or the clock is set right.")
        bar.show_message(Message(kind="warn", sentence=sentence, detail=detail, acts=acts))

    def _show_long_bar(self) -> None:
        _, bar, run = self._words.gettext, self._parts.long_bar, self._state.overlong()
        current = self._state.current
        if run is None or current is None or self._state.item_state(current) is not ItemState.UNDER_WAY:
            bar.clear()
            return
        begun, now = self._state.local(run.spans[-1].begun), self._state.local(self._state.clock.now())
        form = "%H:%M" if begun.date() == now.date() else "%d.%m.%Y, %H:%M"
        sentence = _("Item {number} has been under way since {time}.").format(
            number=current.number, time=begun.strftime(form)
        )
        if bar.message is not None and bar.message.sentence == sentence:
            return
        act = Act(text=_("End it at an earlier time…"), run=self._exits.ask_end, kind="link", key=END)
        message = Message(kind="warn", sentence=sentence, acts=(act,), dismiss=_("It goes on"))
        bar.show_message(message)
