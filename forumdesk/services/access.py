"""What may be done with a register that is open: everything, arrivals alone, or nothing but looking."""

from enum import StrEnum

from forumdesk.domain.errors import N_, DomainError


class Access(StrEnum):
    """How far an open register may be changed."""

    FULL = "full"
    ARRIVALS = "arrivals"
    """A locked registration desk: people come, go, and are connected."""
    VIEW = "view"

    def allows(self, code: str) -> bool:
        """Whether a deed may be done."""
        return self is Access.FULL or (self is Access.ARRIVALS and code in _ARRIVALS)


_ARRIVALS = frozenset(
    {"attendance.arrived", "attendance.connected", "attendance.left", "attendance.taken_back"}
)


class ViewOnlyError(DomainError):
    """The register is only looked at."""

    code = "access.view_only"
    message = N_("This register is open to be looked at only. Nothing was changed.")


class ArrivalsOnlyError(DomainError):
    """The registration desk is locked."""

    code = "access.arrivals_only"
    message = N_(
        "The registration desk is locked: only arrivals and departures are recorded here. Nothing was changed."
    )


def require(access: Access, code: str) -> None:
    """Refuse a deed that the access does not allow: :class:`ViewOnlyError` or :class:`ArrivalsOnlyError`."""
    if access.allows(code):
        return
    raise ArrivalsOnlyError if access is Access.ARRIVALS else ViewOnlyError
