"""The archive that a document is: the same at any time and on any computer."""

import io
import zipfile

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def levelled(archive: bytes) -> bytes:
    """The same archive with one constant moment for all its members, and nothing of the computer that made it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as made_now, zipfile.ZipFile(stream, "w") as level:
        for member in made_now.infolist():
            kept = zipfile.ZipInfo(member.filename, _FIRST_DAY)
            kept.compress_type = member.compress_type
            kept.create_system = 0
            level.writestr(kept, made_now.read(member))
    return stream.getvalue()
