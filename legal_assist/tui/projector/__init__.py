"""The training room in a browser on the same machine, for a projector."""
