"""Overview: the facts of the meeting, the rules of its body, and how far its road has come."""
