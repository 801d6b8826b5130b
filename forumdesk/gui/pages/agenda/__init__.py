"""The page of the agenda."""
