"""The author's window: the content of a folder, walked and checked while it is written."""
