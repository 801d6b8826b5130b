"""What can be wrong with a register on a server, in words."""

import psycopg
from sqlalchemy.exc import DBAPIError

from forumdesk.domain.errors import N_
from forumdesk.storage.chain_guard import REFUSAL
from forumdesk.storage.errors import SealedRecordError, StorageError


class ServerAbsentError(StorageError):
    """Nobody answers there."""

    code = "server.absent"
    message = N_(
        "No server answers at {path}. Check the address and the network; what was kept so far is safe on the"
        " server."
    )


class PasswordNeededError(StorageError):
    """The server asks for a password, and none was given."""

    code = "server.password_needed"
    message = N_(
        "{path} asks for a password. Enter it when asked, put it into the variable PGPASSWORD or into the"
        " file ~/.pgpass."
    )


class PasswordRefusedError(StorageError):
    """A wrong password, or a user whom the server does not know."""

    code = "server.password"
    message = N_("{path} refused the user or the password. Check both, and enter the password again.")


class CertificateError(StorageError):
    """Who answers cannot prove to be the server. Values: ``reason``, the driver's own words."""

    code = "server.certificate"
    message = N_(
        "It is not certain that {path} is the right server, so nothing was sent: its certificate is not trusted"
        " ({reason}). Name the certificate of its authority with sslrootcert=FILE in the address, or ask"
        " whoever looks after the server."
    )


class UnprotectedError(StorageError):
    """The server speaks no TLS."""

    code = "server.unprotected"
    message = N_(
        "{path} offers no protected connection, so nothing was sent. Ask whoever looks after the server to turn"
        " on TLS; sslmode=disable in the address goes without, and everybody on the way can then read along."
    )


class NoDatabaseError(StorageError):
    """The server knows no such database."""

    code = "server.no_database"
    message = N_("The server refused the connection to {path}: {reason}. Check the address.")


class NoRegisterThereError(StorageError):
    """The database holds no register."""

    code = "server.empty"
    message = N_(
        "There is no register at {path}. Make one there, or move a register file there; nothing was changed."
    )


class RegisterThereError(StorageError):
    """A register is there, or something else is."""

    code = "server.taken"
    message = N_("{path} holds a register already, which is left as it is. Choose another name, or open it.")


class NoRightsError(StorageError):
    """The user may not do this."""

    code = "server.rights"
    message = N_(
        "The user of {path} has no right to do this; nothing was changed. Ask whoever looks after the server for"
        " the right role."
    )


class ServerBusyError(StorageError):
    """Somebody else's deed takes too long to wait for it."""

    code = "server.busy"
    message = N_(
        "Another desk is in the middle of a long deed at {path}. Nothing was changed here. Try again in a moment."
    )


class ServerLostError(StorageError):
    """The connection broke; the deed was certainly not kept."""

    code = "server.lost"
    message = N_(
        "The connection to {path} broke. This act was not kept, everything before it is. What you have typed"
        " stays; do it again when the connection is back."
    )


class OutcomeUnknownError(StorageError):
    """The connection broke while a deed was being kept, and nobody can say yet whether it was."""

    code = "server.unknown"
    message = N_(
        "The connection to {path} broke while this act was being kept. Before you do it again, look whether it is"
        " there; it is kept wholly or not at all."
    )


class ServerFullError(StorageError):
    """The server's disk is full."""

    code = "server.disk_full"
    message = N_(
        "The disk of the server {path} is full: this act was not kept, everything before it is safe. Tell whoever"
        " looks after the server, and repeat it."
    )


class ServerOldError(StorageError):
    """PostgreSQL is older than what the register needs."""

    code = "server.old"
    message = N_(
        "The server {path} runs PostgreSQL {found}; at least {needed} is needed. Ask whoever looks after the"
        " server to update it."
    )


class ServerEncodingError(StorageError):
    """The database cannot keep every letter. Values: ``found`` and ``needed``, encodings as PostgreSQL calls them."""

    code = "server.encoding"
    message = N_(
        "The database of {path} keeps letters as {found}; a register needs {needed}. Nothing was changed. Ask"
        " whoever looks after the server for a database with the encoding {needed}."
    )


class ServerTooLongError(StorageError):
    """A deed took longer than a limit of the server, or somebody ended it there. Values: ``reason``."""

    code = "server.too_long"
    message = N_(
        "The server {path} ended this act before it was done: {reason}. Nothing was changed. Ask whoever looks"
        " after the server for a longer limit, and repeat it."
    )


class ServerFailedError(StorageError):
    """The server reports a failure of its own. Values: ``reason``, its own words."""

    code = "server.failed"
    message = N_(
        "The server {path} could not do this: {reason}. Nothing was changed. Tell whoever looks after the server."
    )


class NotConnectedError(psycopg.OperationalError):
    """No connection came about at all; told apart from one that broke. ``cause`` is what the driver said."""

    def __init__(self, cause: psycopg.OperationalError) -> None:
        super().__init__(str(cause))
        self.cause = cause


_BY_STATE: dict[str, type[StorageError]] = {
    "42501": NoRightsError,  # insufficient_privilege
    "25006": NoRightsError,  # read_only_sql_transaction: a standby, or a user who may only read
    "28P01": PasswordRefusedError,
    "28000": PasswordRefusedError,
    "3D000": NoDatabaseError,
    "55P03": ServerBusyError,  # lock_not_available
    "40P01": ServerBusyError,  # deadlock_detected
    "40001": ServerBusyError,  # serialization_failure
    "57014": ServerTooLongError,  # query_canceled, as by statement_timeout
    "25P03": ServerLostError,  # idle_in_transaction_session_timeout
    "25P04": ServerLostError,  # transaction_timeout
    "57P05": ServerLostError,  # idle_session_timeout
    "53100": ServerFullError,
    "53300": ServerBusyError,  # too_many_connections
    "57P01": ServerLostError,  # admin_shutdown
    "57P02": ServerLostError,
    "57P03": ServerAbsentError,  # cannot_connect_now: it is starting
    "58030": ServerFailedError,  # io_error
    "XX001": ServerFailedError,  # data_corrupted
    "XX002": ServerFailedError,
}
_OF_STATE_CLASS: dict[str, type[StorageError]] = {"08": ServerLostError, "53": ServerFailedError}


def known_server_error(error: BaseException, where: str) -> StorageError | None:
    """The sentence for a failure of the server or of the way to it; None when it is neither."""
    earlier: BaseException | None = error
    while earlier is not None:
        found = _known(earlier, where)
        if found is not None:
            return found
        earlier = earlier.__context__
    return None


def is_broken(error: BaseException) -> bool:
    """Whether the connection is gone, rather than one statement refused."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    original = error.orig if isinstance(error, DBAPIError) else error
    state = _state(original)
    if state:
        return _BY_STATE.get(state) is ServerLostError or state.startswith("08")
    return isinstance(original, psycopg.OperationalError | psycopg.InterfaceError)


def _known(error: BaseException, where: str) -> StorageError | None:
    original = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(original, psycopg.Error):
        return None
    if REFUSAL in str(original):
        return SealedRecordError(path=where)
    state = _state(original)
    if state:
        kind = _BY_STATE.get(state) or _OF_STATE_CLASS.get(state[:2])
        return None if kind is None else kind(path=where, reason=_reason(original))
    if isinstance(original, NotConnectedError):
        return _unconnected(original.cause, where)
    if is_broken(error):
        return ServerLostError(path=where)
    return None


def _unconnected(error: psycopg.OperationalError, where: str) -> StorageError:
    """Why no connection came about. What the client says is English; what the server says may not be."""
    said, connection = _reason(error), getattr(error, "pgconn", None)
    if "server does not support SSL" in said:
        return UnprotectedError(path=where)
    if "certificate" in said or "SSL error" in said:
        return CertificateError(path=where, reason=said)
    if connection is not None and connection.needs_password and not connection.used_password:
        return PasswordNeededError(path=where)
    if (
        connection is not None
        and connection.used_password
        and "FATAL" in said
        and "does not exist" not in said
    ):
        return PasswordRefusedError(path=where)
    if "fe_sendauth: no password supplied" in said:
        return PasswordNeededError(path=where)
    if "FATAL" in said:
        return NoDatabaseError(path=where, reason=said.partition("FATAL:")[2].strip() or said)
    return ServerAbsentError(path=where)


def _state(error: BaseException | None) -> str:
    return getattr(error, "sqlstate", None) or ""


def _reason(error: BaseException) -> str:
    """The server's own sentence, or the last line of what was said: of several places tried, the last one."""
    if isinstance(error, psycopg.Error) and error.diag.message_primary:
        return error.diag.message_primary.rstrip(".")
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else type(error).__name__
