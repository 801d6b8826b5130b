import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from forumdesk.foundation.media import (
    LOCAL,
    MediumKind,
    copied_by,
    medium_of,
    mount_of,
    network_by_mount,
    network_by_name,
    parse_mounts,
)

MOUNTS = r"""/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /dev/shm tmpfs rw,nosuid 0 0
//server/council /mnt/council cifs rw,vers=3.1 0 0
server:/export /home/aigul nfs4 rw 0 0
/dev/sdb1 /home/aigul/stick vfat ro,nosuid 0 0
user@host:/ /mnt/my\040share\134x fuse.sshfs rw 0 0
host0 /mnt/host 9p rw 0 0
/dev/sda2 /over ext4 rw 0 0
server:/x /over nfs rw 0 0
"""


def network(path: str) -> str:
    return network_by_mount(PurePosixPath(path), parse_mounts(MOUNTS))


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("/mnt/council/a.forumdesk", "cifs"),
        ("/home/aigul/a.forumdesk", "nfs4"),
        ("/mnt/my share\\x/deep/a.forumdesk", "fuse.sshfs"),
        ("/mnt/host/a.forumdesk", "9p"),
        ("/over/a.forumdesk", "nfs"),
        ("/home/aigul/stick/a.forumdesk", ""),
        ("/home/aigulim/a.forumdesk", ""),
        ("/dev/shm/a.forumdesk", ""),
        ("/mnt/councillors/a.forumdesk", ""),
    ],
)
def test_a_network_share_is_known_by_the_mount_that_is_nearest(path: str, type_: str) -> None:
    assert network(path) == type_


def test_a_mount_tells_how_it_is_mounted() -> None:
    mount = mount_of(PurePosixPath("/home/aigul/stick/a"), parse_mounts(MOUNTS))

    assert mount is not None
    assert "ro" in mount.options
    assert mount_of(PurePosixPath("/a"), ()) is None


def test_a_table_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    assert parse_mounts("x /y\n\n/dev/sda1 / ext4 rw 0 0") == parse_mounts("/dev/sda1 / ext4 rw 0 0")


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"\\server\council\a.forumdesk", "\\\\server\\council\\"),
        (r"\\?\UNC\server\council\a.forumdesk", "\\\\?\\UNC\\server\\council"),
        (r"\\?\C:\a.forumdesk", ""),
        (r"Z:\a.forumdesk", "Z:"),
        (r"C:\a.forumdesk", ""),
        (r"a.forumdesk", ""),
    ],
)
def test_a_share_of_windows_is_known_by_its_name_or_its_letter(path: str, share: str) -> None:
    found = network_by_name(PureWindowsPath(path), lambda root: 4 if root == "Z:\\" else 3)

    assert found.rstrip("\\") == share.rstrip("\\")


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox.cache", "Dropbox"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.driveupload", "Google Drive"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        ("._sync_8f1c.db", "Nextcloud"),
        (".sync_8f1c.db", "Nextcloud"),
        (".stfolder", "Syncthing"),
        ("a.txt", ""),
        ("sync_8f1c.db", ""),
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_known_by_what_its_program_leaves_there(
    mark: str, service: str
) -> None:
    there = {Path("/home/a/work"): [mark]}

    assert copied_by(Path("/home/a/work/2024/a.forumdesk"), lambda one: there.get(one, ())) == service


def test_a_mark_within_a_folder_is_looked_for_there() -> None:
    path = Path("/w/a.forumdesk")

    with_it = {Path("/w"): [".sync"], Path("/w/.sync"): ["ID"]}
    without = {Path("/w"): [".sync"], Path("/w/.sync"): ["notes"]}

    assert copied_by(path, lambda one: with_it.get(one, ())) == "Resilio Sync"
    assert copied_by(path, lambda one: without.get(one, ())) == ""


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/a/Dropbox/a.forumdesk", "Dropbox"),
        ("/home/a/Dropbox (Council)/x/a.forumdesk", "Dropbox"),
        ("/c/Users/a/OneDrive - Council of Elders/a.forumdesk", "OneDrive"),
        ("/Users/a/Library/CloudStorage/GoogleDrive-a@b.kz/My Drive/a.forumdesk", "Google Drive"),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/a.forumdesk", "iCloud Drive"),
        ("/home/a/Яндекс.Диск/a.forumdesk", "Yandex.Disk"),
        ("/home/a/Yandex.Disk/a.forumdesk", "Yandex.Disk"),
        ("/home/a/Nextcloud/a.forumdesk", "Nextcloud"),
        ("/home/a/dropbox-2023/a.forumdesk", ""),
        ("/home/a/Dropboxes/a.forumdesk", ""),
        ("/home/a/Documents/Dropbox", ""),
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_known_by_its_name(path: str, service: str) -> None:
    assert copied_by(Path(path), lambda _folder: ()) == service


def test_onedrive_says_where_its_folder_lies(tmp_path: Path) -> None:
    found = copied_by(tmp_path / "x" / "a", lambda _: (), {"OneDriveCommercial": str(tmp_path)})

    assert found == "OneDrive"


def test_this_computer_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.forumdesk"

    assert medium_of(path) == LOCAL
    assert not medium_of(path).is_risky
    (tmp_path / ".stfolder").mkdir()
    assert (medium_of(path).kind, medium_of(path).name) == (MediumKind.SYNCED, "Syncthing")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_into_a_copied_folder_lies_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Dropbox" / "a.forumdesk").touch()
    (tmp_path / "link.forumdesk").symlink_to(tmp_path / "Dropbox" / "a.forumdesk")

    assert medium_of(tmp_path / "link.forumdesk").name == "Dropbox"
