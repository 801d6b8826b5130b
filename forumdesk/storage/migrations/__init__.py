"""Alembic migrations; one file a released change of the tables, never edited afterwards."""
