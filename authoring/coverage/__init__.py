"""Coverage: which rules a user can reach, and what no scenario tries."""
