"""The command line: the plain twin of every screen. Never imports Textual unless it opens the screen."""
