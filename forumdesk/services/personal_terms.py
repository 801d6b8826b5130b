"""What is said of the term until which contacts are kept. Light to import: the window knows it from the start."""

from forumdesk.domain.errors import N_, DomainError


class RetentionDueError(DomainError):
    """The last day is over. Values: ``day``."""

    code = "retention.due"
    message = N_(
        "Contacts of participants of this meeting were to be kept until {day}. Erase them under “Protection”,"
        " “How long contacts are kept”, or choose a later day."
    )
