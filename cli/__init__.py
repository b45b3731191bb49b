"""The command line: the same core as the window, for scripts and for machines without a screen."""
