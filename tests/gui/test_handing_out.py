"""Files that leave the register from the window."""

from pathlib import Path

from forumdesk.gui.handing_out import encrypted_place


def test_a_name_that_the_person_did_not_see_replaces_nothing(tmp_path: Path) -> None:
    place = tmp_path / "list.pdf"
    (tmp_path / "list.pdf.age").touch()

    assert encrypted_place(place).name == "list (2).pdf.age"
    assert encrypted_place(tmp_path / "other.pdf").name == "other.pdf.age"
    assert encrypted_place(tmp_path / "list.pdf.age") == tmp_path / "list.pdf.age"
