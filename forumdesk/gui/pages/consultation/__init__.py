"""The page of drafts, consultations and comments."""
