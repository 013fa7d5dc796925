"""Lessons over invented cases, as data: what they hold, how they are read and checked. Knows no screen."""
