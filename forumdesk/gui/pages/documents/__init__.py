"""The page of the papers of a meeting."""
