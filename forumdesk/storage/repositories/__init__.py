"""Between values and rows."""
