import pytest

from forumdesk.storage.addresses import AddressError, ServerAddress, is_address, parse_address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "postgresql://aigul@server.example.kz/forum",
            ServerAddress(host="server.example.kz", port=None, user="aigul", database="forum"),
        ),
        (
            "postgres://aigul@[2001:db8::1]:5433/%D1%84%D0%BE%D1%80%D1%83%D0%BC?schema=second&sslmode=require",
            ServerAddress(
                host="2001:db8::1",
                port=5433,
                user="aigul",
                database="форум",
                schema="second",
                options=(("sslmode", "require"),),
            ),
        ),
        (
            "postgresql:///forum?host=/run/postgresql",
            ServerAddress(host="/run/postgresql", port=None, user="", database="forum"),
        ),
    ],
)
def test_an_address_is_read_and_written_alike(text: str, expected: ServerAddress) -> None:
    assert parse_address(text) == expected
    assert parse_address(str(expected)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "mysql://a@b/c",
        "postgresql://server",
        "postgresql://server/",
        "postgresql://server/a/b",
        "postgresql://server:port/a",
        "postgresql://server/a?schema=A-b",
        "postgresql://server/a?schema=x';drop",
        "postgresql://server/a?schema=pg_catalog",
        "postgresql://server/a?sslmode=never",
        "postgresql://server/a?options=-csearch_path",
        "postgresql://server/a#b",
        "postgresql://[::1/a",
    ],
)
def test_what_is_no_address_is_refused_in_words(text: str) -> None:
    with pytest.raises(AddressError) as refusal:
        parse_address(text)

    assert text in str(refusal.value)


def test_a_password_is_never_told() -> None:
    address = parse_address("postgresql://aigul:secret@server/forum")

    assert address.password == "secret"
    assert "secret" not in str(address)
    with pytest.raises(AddressError) as refusal:
        parse_address("postgresql://aigul:secret@server/forum?what=1")
    assert "secret" not in str(refusal.value)


def test_only_this_computer_counts_as_near() -> None:
    near = ("localhost", "127.0.0.1", "[::1]", "")

    assert all(parse_address(f"postgresql://u@{host}/d").is_local for host in near)
    assert not parse_address("postgresql://u@10.0.0.1/d").is_local
    assert not parse_address("postgresql://u@localhost.example.kz/d").is_local


def test_a_title_names_the_database_and_an_unusual_schema() -> None:
    assert parse_address("postgresql://u@h/forum").title == "forum"
    assert parse_address("postgresql://u@h/forum?schema=second").title == "forum/second"


def test_a_file_is_no_address() -> None:
    assert not is_address("a.forumdesk")
    assert is_address("postgresql://u@h/d")


def test_what_is_no_address_for_a_letter_of_its_password_is_told_without_it() -> None:
    with pytest.raises(AddressError) as refusal:
        parse_address("postgresql://aigul:pa/s@s-w0rd@host/d?unknown=1")

    assert str(refusal.value).count("aigul@host") == 1
    assert "w0rd" not in str(refusal.value)


def test_a_password_is_not_in_what_a_failure_of_the_program_would_show() -> None:
    assert "secret" not in repr(parse_address("postgresql://u:secret@host/d"))
