"""Models between services and views."""
