"""The minutes: outline, finished pages, and what the secretary writes into them."""
