"""What any program needs: clock, paths, settings, events."""
