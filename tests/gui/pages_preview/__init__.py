"""Tests of finished pages in the window."""
