"""Merging a copy of the register that was worked on at another desk."""
