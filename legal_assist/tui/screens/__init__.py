"""Each place the user can be, and each question, in a file of its own."""
