"""The law as data: instruments, provisions, confidence, days off, and the citations that name them."""
