"""Files as nobody wrote them: samples damaged in a hundred ways, given to everything that reads files."""
