"""ForumDesk: the desk of a forum's or council's secretary, on one laptop, with no network."""

__version__ = "0.1.0"
