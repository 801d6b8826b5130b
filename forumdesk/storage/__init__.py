"""Registers: one SQLite file each; the only place that knows tables and locks."""
