"""Where law meets case: pure functions from a case, the law book and an as-of day to findings."""
