"""Why a copy is not merged, or not handed over."""

from forumdesk.domain.errors import N_, DomainError


class ForeignRegisterError(DomainError):
    """The file is no copy of this register."""

    code = "merge.foreign"
    message = N_(
        "“{name}” is another register, not a copy of this one: the two never were the same. Nothing was"
        " changed. To"
        " bring one of its meetings in, export the meeting there as an event package and import it here."
    )


class SameFileError(DomainError):
    """The file is this register itself."""

    code = "merge.same_file"
    message = N_("“{name}” is this register itself. Choose the copy that comes from the other desk.")


class OtherDamagedError(DomainError):
    """The file of the copy is damaged."""

    code = "merge.other_damaged"
    message = N_(
        "The copy “{name}” is damaged. Nothing was merged, and nothing was changed here. Have another copy made"
        " at the desk that it comes from, or rescue what can be read of it first and merge what was rescued:"
        " forumdesk rescue “{path}” -o NEW."
    )


class OtherBrokenError(DomainError):
    """The sealed records of the copy do not hold."""

    code = "merge.other_broken"
    message = N_(
        "The sealed records of the copy do not hold, first at {place}. Nothing was merged. Verify the"
        " copy at the desk"
        " that it comes from."
    )


class OwnBrokenError(DomainError):
    """The sealed records of this register do not hold."""

    code = "merge.own_broken"
    message = N_(
        "The sealed records of this register do not hold, first at {place}. Nothing was merged. Verify"
        " this register"
        " first."
    )


class ForkedChainError(DomainError):
    """One desk has two different chains: its identifier was copied to another laptop, or one chain was rewritten."""

    code = "merge.forked"
    message = N_(
        "Desk “{desk}” has two different chains of sealed records, from record {sequence} on: one here"
        " and one in the"
        " copy. Two laptops have worked as the same desk, or one of the chains was rewritten. Nothing was"
        " merged."
    )


class SealedTwiceError(DomainError):
    """Two desks have sealed the same decision."""

    code = "merge.sealed_twice"
    message = N_(
        "Decision №\u00a0{number} was open when the copy was made, and two desks have sealed it since."
        " Nothing was merged."
        " Seal decisions before a copy is handed over."
    )


class UndecidedError(DomainError):
    """Somebody has to choose first."""

    code = "merge.undecided"
    message = N_(
        "{count} place was changed differently here and in the copy, and it is not chosen yet what holds."
        " Nothing was"
        " merged."
    )
    plural = N_(
        "{count} places were changed differently here and in the copy, and it is not chosen yet what"
        " holds. Nothing was"
        " merged."
    )


class OpenDecisionsError(DomainError):
    """A copy is handed over only once what is decided is final."""

    code = "hand_over.open_decisions"
    message = N_(
        "Decision №\u00a0{number} is recorded and not sealed. Two desks could seal it, each its own way."
        " Seal it first, or"
        " withdraw it, then hand over the copy."
    )


class NameMissingError(DomainError):
    """Nobody knows whom the copy is for."""

    code = "hand_over.name_missing"
    message = N_("Say to whom the copy is handed over: a person or the name of a desk.")
