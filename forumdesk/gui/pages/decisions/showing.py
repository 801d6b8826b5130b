"""What the page of the decisions says around the entry: what is ready, what is kept, what there is to decide."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from forumdesk.domain.decisions import Decision
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.gui.models.text_rows_lines import hindrance_sentence
from forumdesk.gui.pages.decisions.subjects import IN_WORDS, About
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.message_bar import Act, Message

if TYPE_CHECKING:
    from forumdesk.gui.pages.decisions.page import DecisionsPage


def show_kept(page: DecisionsPage, taken: Sequence[Decision]) -> None:
    """Offer to seal what is recorded, in both views."""
    _ = page.words.gettext
    open_ones = [one.number for one in taken if not one.sealed]
    if not open_ones:
        page.kept_bar.clear()
        page.open_bar.clear()
        return
    sentence = page.words.ngettext(
        "Decision {numbers} is recorded, not sealed. Sealing closes it for ever.",
        "Decisions {numbers} are recorded, not sealed. Sealing closes them for ever.",
        len(open_ones),
    ).format(numbers=", ".join(map(str, open_ones)))
    seal = Act(text=_("Seal now"), run=page.seal, kind="link", icon_name="lock-simple", deed=CHANGE)
    back = Act(text=_("Withdraw"), run=page.withdraw, kind="link", deed=CHANGE)
    message = Message(kind="info", sentence=sentence, acts=(seal, back))
    page.open_bar.show_message(message)
    page.kept_bar.show_message(message)
    page.deciding.make_room()


def show_stage(page: DecisionsPage, text: ResolutionText) -> None:
    """Show what is entered, or say why nothing is and what leads to it."""
    _, in_words, view = page.words.gettext, page.bar.about in IN_WORDS, page.deciding
    if not in_words and not text.recommendations():
        view.say_empty(
            "recommendations",
            _("Nothing to decide yet."),
            _("The meeting has no recommendations. Write or import them first."),
            _("To the text"),
        )
    elif not in_words and not page.bar.chosen:
        page.adopted_page.set_texts(
            _("Everything is adopted."),
            _("All recommendations have their decision. A question in words can still be decided."),
        )
        view.show_adopted()
    elif not page.voices.voters:
        view.say_empty(
            "participants",
            _("Nobody has a voice yet."),
            _("Mark on the list of participants who is entitled to vote."),
            _("To the participants"),
        )
    else:
        view.show_entries()
    view.show_voters(page.voices.voters)


def show_readiness(page: DecisionsPage, text: ResolutionText) -> None:
    """Say before the act that the text is not ready to be decided."""
    rows = {row.row.id for one in page.bar.chosen for row in one.rows}
    required = page.rules.languages or text.languages
    whole = page.bar.subject is None
    hindrances = []
    if page.bar.about is About.TEXT:
        hindrances = [one for one in text.hindrances(required) if whole or one.row.id in rows]
    page.bar.set_ready(not hindrances)
    if not hindrances or not page.deciding.is_possible:
        page.ready_bar.clear()
        return
    to_text = partial(page.page_asked.emit, "recommendations")
    act = Act(text=page.words.gettext("To the text"), run=to_text, kind="link")
    page.ready_bar.show_message(
        Message(kind="warn", sentence=hindrance_sentence(hindrances, page.words), acts=(act,))
    )
