"""Conduct mode: the hours in which the secretary sits beside the chair."""
