"""Books for the lawyer who signs the content off: the fact-check book and the change book."""
