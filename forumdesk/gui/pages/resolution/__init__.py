"""The page of the resolution."""
