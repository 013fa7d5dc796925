"""The terminal screens: the only place that knows Textual. Speaks to the desk, never past it."""
