"""Deeds and what they changed, told in words: for the page History and the command line."""
