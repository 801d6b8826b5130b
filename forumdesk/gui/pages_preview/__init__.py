"""Finished pages in the window: looked at, searched, turned."""
