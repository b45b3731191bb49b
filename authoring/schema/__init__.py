"""The format of the trees as a JSON Schema, for editors."""
