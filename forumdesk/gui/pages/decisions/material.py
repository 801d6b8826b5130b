"""What the register gives to the decision in hand: who is called, what is read, what was circulated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forumdesk.domain.bodies import Body
from forumdesk.domain.consultations import ConsultationKind
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.resolutions import Recommendation
from forumdesk.gui.pages.decisions.election import SecondRound
from forumdesk.services.read_out import read_out

if TYPE_CHECKING:
    from forumdesk.gui.pages.decisions.page import DecisionsPage


def show_material(page: DecisionsPage, body: Body, chosen: Sequence[Recommendation]) -> None:
    """Show on the page what the register holds now."""
    decisions, entries, meeting_id = page.register.decisions, page.entries, page.meeting_id
    voters = decisions.voters(meeting_id, page.words.language)
    away, recused = decisions.away(meeting_id), decisions.recused(meeting_id)
    entries.show_voters(voters, sorted(away), sorted(recused))
    entries.show_sentence(read_out(page.bar.mode, body, chosen))
    zone = page.register.meetings.meeting(meeting_id).time_zone
    entries.poll_strip.set_zone(zone)
    entries.silence.set_zone(zone)
    if page.bar.mode is AdoptionMode.SILENCE:
        _show_silence(page)
    if page.bar.mode is AdoptionMode.ELECTION:
        entries.election.propose(_second_round(page))


def _show_silence(page: DecisionsPage) -> None:
    service, now = page.register.consultations, page.register.clock()
    opened = [one for one in service.listed(page.meeting_id) if one.kind is ConsultationKind.SILENCE]
    if not opened:
        page.entries.silence.show_procedure(None, None, (), now)
        return
    last = opened[-1]
    draft = next((one for one in service.drafts(page.meeting_id) if one.id == last.draft_id), None)
    page.entries.silence.show_procedure(last, draft, service.comments(last.id), now)


def _second_round(page: DecisionsPage) -> SecondRound | None:
    facts = page.register.decision_views.to_go_on(page.meeting_id)
    if facts is None or facts.election is None:
        return None
    election = facts.election
    return SecondRound(
        after=facts.decision.id,
        number=facts.decision.number,
        post=facts.sheet.question,
        candidates=election.standing_again,
        seats=election.seats - len(election.elected),
    )
