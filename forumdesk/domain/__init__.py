"""Values and rules of forums and councils; the standard library alone."""
