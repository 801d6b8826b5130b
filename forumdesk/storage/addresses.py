"""Addresses of registers on a server: ``postgresql://user@host/database[?schema=…]``."""

import re
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from forumdesk.domain.errors import N_, KnownError

SCHEMES: Final = ("postgresql", "postgres")
USUAL_SCHEMA: Final = "public"
LOCAL_HOSTS: Final = frozenset({"", "localhost", "127.0.0.1", "::1"})
_SCHEMA: Final = re.compile(r"[a-z_][a-z0-9_]{0,40}")
_SAID: Final = ("sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout")
_SSL_MODES: Final = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")


class AddressError(KnownError):
    """The address cannot be understood."""

    code = "file.address"
    message = N_(
        "“{address}” is not an address of a register on a server."
        " Write it as postgresql://user@host/database or postgresql://user@host/database?schema=name."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """Where a register lies on a server: a schema of a database.

    ``options`` are words of the address that say how to connect (``sslmode`` and the like). ``password`` is never
    part of what is shown, remembered or told.
    """

    host: str
    port: int | None
    user: str
    database: str
    schema: str = USUAL_SCHEMA
    options: tuple[tuple[str, str], ...] = ()
    password: str = field(default="", repr=False)

    def __str__(self) -> str:
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        # The folder of a socket cannot stand where a host does.
        host = "" if self.host.startswith("/") else f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        asked = [("host", self.host)] if self.host.startswith("/") else []
        asked += [("schema", self.schema)] if self.schema != USUAL_SCHEMA else []
        words = "&".join(f"{name}={quote(value, safe='/')}" for name, value in (*asked, *self.options))
        return f"postgresql://{user}{host}{port}/{quote(self.database, safe='')}{'?' if words else ''}{words}"

    @property
    def title(self) -> str:
        """A short name for a window's title."""
        return self.database if self.schema == USUAL_SCHEMA else f"{self.database}/{self.schema}"

    @property
    def is_local(self) -> bool:
        """Whether what is said to the server never leaves this computer."""
        return self.host in LOCAL_HOSTS or self.host.startswith("/")

    def with_password(self, password: str) -> "ServerAddress":
        """The address with a password."""
        return replace(self, password=password)


def is_address(text: str) -> bool:
    """Whether a word names something on a server rather than a file."""
    return "://" in text


def parse_address(text: str) -> ServerAddress:
    """The address that ``text`` writes; :class:`AddressError` when it is none."""
    try:
        found = _parsed(text.strip())
    except ValueError as error:
        raise AddressError(address=_without_password(text)) from error
    return found


def _parsed(text: str) -> ServerAddress:
    parts = urlsplit(text)
    if parts.scheme not in SCHEMES or parts.fragment:
        raise ValueError("not a server of this kind")
    database = unquote(parts.path.removeprefix("/"))
    if not database or "/" in database or "\x00" in unquote(text):
        raise ValueError("no database")
    asked = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    schema = asked.pop("schema", USUAL_SCHEMA)
    socket = asked.pop("host", "")
    port = asked.pop("port", "")
    if not _SCHEMA.fullmatch(schema) or schema.startswith("pg_") or not set(asked) <= set(_SAID):
        raise ValueError("words that are not known")
    if asked.get("sslmode", "disable") not in _SSL_MODES:
        raise ValueError("no such protection")
    return ServerAddress(
        host=socket or parts.hostname or "",
        port=int(port) if port else parts.port,
        user=unquote(parts.username or ""),
        database=database,
        schema=schema,
        options=tuple((name, asked[name]) for name in _SAID if name in asked),
        password=unquote(parts.password or ""),
    )


def _without_password(text: str) -> str:
    # Up to the last @: what is no address for a letter of its password is told without it too.
    return re.sub(r"//([^/@:]*):.*@", r"//\1@", text, flags=re.DOTALL)
