"""What a firm and its administrators set, above what the user sets."""
