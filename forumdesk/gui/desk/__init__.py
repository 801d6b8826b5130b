"""The registration desk: one field, a scanner, and what became of everybody who came to the door."""
