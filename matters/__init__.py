"""The client's file: particulars and answers, and how they are kept on the disk."""
