"""Makes the pages of a meeting by their keys; a page's module is imported when it is first asked for."""

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.page import Page
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.workspace import Workspace


def make_page(
    key: str, workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, *, checks_spelling: bool = True
) -> Page:
    """The page of this key; KeyError for an unknown one."""
    match key:
        case "overview":
            from forumdesk.gui.pages.overview.page import OverviewPage

            return OverviewPage(workspace, meeting_id)
        case "participants":
            from forumdesk.gui.pages.participants.page import ParticipantsPage

            return ParticipantsPage(workspace, meeting_id, tasks=tasks)
        case "agenda":
            from forumdesk.gui.pages.agenda.page import AgendaPage

            return AgendaPage(workspace, meeting_id)
        case "recommendations":
            from forumdesk.gui.pages.recommendations.texts import TextsPage

            return TextsPage(workspace, meeting_id, tasks=tasks, checks_spelling=checks_spelling)
        case "decisions":
            from forumdesk.gui.pages.decisions.page import DecisionsPage

            return DecisionsPage(workspace, meeting_id)
        case "resolution":
            from forumdesk.gui.pages.resolution.results import ResultsPage

            return ResultsPage(workspace, meeting_id, tasks=tasks)
        case "documents":
            from forumdesk.gui.pages.documents.views import DocumentViews

            return DocumentViews(workspace, meeting_id, tasks=tasks)
        case "history":
            from forumdesk.gui.pages.history.views import HistoryViews

            return HistoryViews(workspace, meeting_id, tasks=tasks)
    raise KeyError(key)
