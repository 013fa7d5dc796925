"""The facts of a case: frozen models. Knows no law, no screen, no file and no clock."""
