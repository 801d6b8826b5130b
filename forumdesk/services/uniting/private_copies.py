"""The copy that is merged, opened where nobody else works on it, and only if it is whole."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from forumdesk.foundation.scratch import scratch_folder
from forumdesk.services.rescuing import may_help
from forumdesk.services.uniting.errors import ForeignRegisterError, OtherDamagedError, SameFileError
from forumdesk.storage.database import Database, open_register, register_id
from forumdesk.storage.errors import FileMissingError, StorageError
from forumdesk.storage.integrity import ProblemKind, check_database


@contextmanager
def private_copy(path: Path, secret: str | None, database: Database) -> Iterator[Database]:
    """The copy at ``path`` on a private place: it may be of an older format, or lie on a read-only medium.

    Refuses another register than that of ``database``, that register itself, and a damaged file.
    """
    if not path.is_file():
        raise FileMissingError(path=str(path))
    own = Path(database.path)
    if own.is_file() and own.samefile(path):
        raise SameFileError(name=path.name)
    with scratch_folder() as folder:
        copied = folder / "copy.forumdesk"
        shutil.copyfile(path, copied)
        unfinished = path.with_name(path.name + "-journal")
        if unfinished.is_file():  # the program there was stopped in the middle of a deed
            shutil.copyfile(unfinished, copied.with_name(copied.name + "-journal"))
        try:
            with closing(open_register(copied, secret=secret)) as opened:
                _require_whole(opened, path)
                if register_id(opened) != register_id(database):
                    raise ForeignRegisterError(name=path.name)
                yield opened
        except StorageError as error:
            if error.values.get("path") != str(copied):
                raise
            if may_help(error, path):
                raise OtherDamagedError(name=path.name, path=str(path)) from error
            # The person's own file is named, not our copy of it.
            raise type(error)(count=None, **{**error.values, "path": str(path)}) from error


def _require_whole(opened: Database, path: Path) -> None:
    """What keeps records from being changed may be missing: the records themselves are verified besides."""
    if any(one.kind is not ProblemKind.GUARD for one in check_database(opened)):
        raise OtherDamagedError(name=path.name, path=str(path))
