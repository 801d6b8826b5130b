"""What a register needs before the first deed, whatever keeps it: its tables, its name, what is computed."""

from datetime import datetime
from json import JSONEncoder
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from forumdesk.domain.identifiers import new_uuid
from forumdesk.storage.repositories.participants import Participants
from forumdesk.storage.rows.tables import RegisterRow
from forumdesk.storage.upgrade import upgrade

_ENCODE: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def name_register(session: Session, now: datetime) -> None:
    """Give a new register its identifier."""
    session.add(RegisterRow(id=new_uuid(now), created_at=now))
    session.flush()


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations that the register lacks, and compute what they leave to the program."""
    upgrade(connection)
    fill_computed(connection)


def fill_computed(connection: Connection) -> None:
    """What the program computes on writing (badges, folded text) is computed for rows of an older format too."""
    with Session(bind=connection, autoflush=False, join_transaction_mode="rollback_only") as session:
        Participants(session, []).compute_anew()
        session.flush()


def compact_json(value: Any) -> str:
    """What writes a column of JSON."""
    return "{}" if value == {} else _ENCODE(value)
