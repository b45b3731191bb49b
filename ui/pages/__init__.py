"""The pages of the window: home, question, outcome, documents, deadlines, memo."""
