"""Papers as web pages: one file each, without scripts, with nothing loaded from elsewhere."""
