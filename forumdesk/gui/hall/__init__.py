"""The hall screen: what the hall sees, and the operator's hold on it. It receives finished values and asks nobody."""
