"""The command line: everything but the looking, without Qt."""
