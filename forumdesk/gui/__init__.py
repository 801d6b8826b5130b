"""How ForumDesk looks and is touched: the only layer that knows Qt."""
