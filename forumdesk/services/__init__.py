"""The deeds of a secretary: load, apply the rule, save, tell."""
