"""Verifying: a printed resolution by its code or its file, the seal of a register, the secretary's key."""
