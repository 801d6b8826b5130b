import hashlib

from forumdesk.domain.heads import ChainHead, HeadSignature, PublicKey
from forumdesk.domain.identifiers import MeetingId
from tests.builders import NOON, number

KEY = "0f" * 32


def test_a_fingerprint_is_read_aloud_in_groups_of_four() -> None:
    groups = PublicKey(key=KEY).fingerprint.split("-")

    assert [len(group) for group in groups] == [4] * 8
    assert hashlib.sha256(bytes.fromhex(KEY)).hexdigest().upper().startswith("".join(groups))


def test_a_signature_names_whose_it_is() -> None:
    head = ChainHead(meeting_id=MeetingId(number(3)), desk_id="desk-1", sequence=1, hash="a" * 64)

    assert HeadSignature(head=head, key=KEY, signature="", signed_at=NOON).signer == PublicKey(key=KEY)
