"""Small windows that belong to no page."""
