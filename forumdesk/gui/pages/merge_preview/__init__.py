"""The preview of merging a copy: what comes, and what a person chooses."""
