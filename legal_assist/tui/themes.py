"""Two themes, dark and light. No state is told by colour alone, so both read well without colour too."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="berkas-gelap",
    primary="#7fb4ca",
    secondary="#a3b8cc",
    accent="#e6c384",
    foreground="#e6e6e0",
    background="#15191e",
    surface="#1c2128",
    panel="#262d36",
    success="#98bb6c",
    warning="#e6c384",
    error="#ff7a6b",
    dark=True,
)
LIGHT: Final = Theme(
    name="berkas-terang",
    primary="#1f5d7a",
    secondary="#4a6378",
    accent="#8a5a00",
    foreground="#1d2125",
    background="#fbfaf6",
    surface="#f1efe8",
    panel="#e4e1d6",
    success="#2f6b2f",
    warning="#8a5a00",
    error="#a3201a",
    dark=False,
)
ALL: Final = (DARK, LIGHT)
