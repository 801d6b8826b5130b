"""The page of amendments."""
