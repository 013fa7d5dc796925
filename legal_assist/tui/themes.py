"""Themes, dark and light, two for work and two for training. No state is told by colour alone."""

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
#: For who asks for none (NO_COLOR), and for screens that show few.
NO_COLOUR: Final = Theme(
    name="berkas-tanpa-warna",
    primary="#ffffff",
    secondary="#d0d0d0",
    accent="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#1c1c1c",
    panel="#4a4a4a",
    success="#ffffff",
    warning="#ffffff",
    error="#ffffff",
    dark=True,
)
ALL: Final = (DARK, LIGHT, NO_COLOUR)
#: The training room looks different at a glance, also from the back of the room.
TRAINING_DARK: Final = Theme(
    name="latihan-gelap",
    primary="#c7a6ff",
    secondary="#b7a9d6",
    accent="#9be36b",
    foreground="#f1ecfa",
    background="#241335",
    surface="#2f1b45",
    panel="#412a5c",
    success="#9be36b",
    warning="#ffd479",
    error="#ff8f80",
    dark=True,
)
TRAINING_LIGHT: Final = Theme(
    name="latihan-terang",
    primary="#5b2d91",
    secondary="#6b5784",
    accent="#2f6d12",
    foreground="#22142f",
    background="#f6effc",
    surface="#ecdff7",
    panel="#dcc8ee",
    success="#2f6d12",
    warning="#7a5200",
    error="#a3201a",
    dark=False,
)
TRAINING: Final = (TRAINING_DARK, TRAINING_LIGHT, NO_COLOUR)
