"""What a firm and its administrators set: its own content beside ours. No Qt, no clock."""
