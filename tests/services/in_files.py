"""Tests of the services that are about files, and why they have no counterpart on a server."""

from typing import Final

_PAST = "reads or alters the file past the program, in words that only SQLite knows"
REASONS: Final = {
    **dict.fromkeys(
        (
            "test_access.py::test_nothing_is_changed_in_a_register_that_is_only_looked_at",
            "test_answers.py::test_by_a_register_that_was_altered_nothing_is_said",
            "test_conduct_shape.py::test_speeches_are_found_by_an_index",
            "test_dossiers.py::test_records_that_do_not_hold_are_not_put_into_a_dossier",
            "test_held_files.py::test_a_file_is_told_by_its_beginning_and_not_by_its_name",
            "test_issued.py::test_altered_bytes_are_not_given_out_again",
            "test_minutes.py::test_no_sheet_is_made_of_records_that_do_not_hold",
            "test_packages.py::test_altered_records_are_never_exported",
            "test_resolution_sheet.py::test_an_altered_record_is_not_printed",
            "test_resolution_sheet.py::test_what_was_sealed_is_printed_from_the_sealed_bytes_alone",
            "test_results.py::test_a_name_that_was_erased_or_that_its_digest_does_not_prove_is_not_told",
            "test_results.py::test_altered_records_give_no_results",
            "test_sealing.py::test_a_name_beside_the_record_proves_its_digest",
            "test_sealing.py::test_a_record_forged_with_its_hash_breaks_the_chain_after_it",
            "test_sealing.py::test_a_record_holds_everything_that_was_decided",
            "test_sealing.py::test_records_are_chained_by_their_hashes",
            "test_sealing.py::test_whatever_is_altered_in_a_chain_is_found",
            "test_statements.py::test_a_vote_corrected_a_day_later_changes_no_tally_and_points_to_the_decision",
            "test_unanimity_machine.py",
            "test_voting_table.py::test_107_for_3_against_46_abstaining_with_names_and_by_count",
            "test_voting_table.py::test_of_300_present_the_120_entitled_decide",
        ),
        _PAST,
    ),
    **dict.fromkeys(
        (
            "test_personal_data.py::test_nothing_readable_is_left_of_an_erased_person_and_the_seal_holds",
            "test_personal_data.py::test_neither_undo_nor_bin_brings_an_erased_person_back",
            "test_personal_data.py::test_who_was_deleted_from_the_list_is_erased_too",
            "test_personal_data.py::test_an_event_package_of_before_brings_nothing_back",
            "test_personal_data.py::test_contacts_of_a_meeting_are_erased_when_their_day_is_over",
        ),
        "looks for traces in the bytes of the file",
    ),
    "test_personal_data.py::test_an_older_copy_brings_nobody_back_in_either_direction": "copies of a file",
    "test_personal_data.py::test_restoring_a_backup_of_before_brings_nobody_back": (
        "backups of a server are restored by whoever looks after it"
    ),
    "test_conduct.py::test_a_program_killed_in_the_middle_of_an_item_goes_on_with_the_right_clock": (
        "another program opens the file by its name"
    ),
    "test_erased_again.py": "looks for traces in the bytes of files, their copies and backups",
    "test_backups.py": "backups of a server are made by whoever looks after it",
    "test_encrypted_backups.py": "a server is encrypted by whoever looks after it",
    "test_end_of_day.py": "the end of a day makes backups of a file",
    "test_restoring.py": "backups of a server are restored by whoever looks after it",
    "test_rescuing.py": "a damaged file is rescued",
    "test_checking.py": "damage is done to a file",
    "test_opening.py": "what lies around a file",
    "test_registers.py": "how files are made and opened",
    "uniting/": "copies are merged that are files",
    "test_handing_over.py": "a copy is handed over as a file",
    "test_batons.py": "copies of a file",
    "test_live.py": "a file is asked, a server tells: tests/storage/test_servers.py",
    "test_server_roles.py": "has a server of its own",
}
"""By the end of a module's path, or of a test's identifier."""


def in_files(nodeid: str) -> str:
    """Why a test is not run on a server; empty where it is."""
    inside = nodeid.partition("tests/services/")[2]
    module, _, name = inside.partition("::")
    plain = name.partition("[")[0]
    for key in (f"{module}::{plain}", module, f"{module.partition('/')[0]}/"):
        if key in REASONS:
            return REASONS[key]
    return ""
