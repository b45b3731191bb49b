"""Scenarios: facts, answers and what should come out, as YAML or a table; and their trial."""
