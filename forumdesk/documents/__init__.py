"""From finished sheets to paper."""
