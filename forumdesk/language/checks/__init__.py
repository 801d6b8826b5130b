"""Checks of the three voices of a text against each other and against the rules of each language."""

from forumdesk.language.checks.findings import TextFinding
from forumdesk.language.checks.row import check_row, check_text
from forumdesk.language.checks.surroundings import Surroundings

__all__ = ["Surroundings", "TextFinding", "check_row", "check_text"]
