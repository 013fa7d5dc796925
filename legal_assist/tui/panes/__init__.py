"""The panes of one case file: each turns one finding of the desk into lines."""
