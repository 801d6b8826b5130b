"""The page of what was done: the deeds, what was deleted, and what there is to go back to."""
