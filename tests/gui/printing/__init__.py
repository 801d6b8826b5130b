"""Tests of the way to paper."""
