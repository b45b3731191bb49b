"""What we tell the reader: the memo, and its forms on paper."""
