"""What a firm and its administrators set: its own content beside ours, and their policy."""
