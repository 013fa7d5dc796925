"""legal_assist: rights checklists, deadlines and court papers for victims of human trafficking (TPPO)."""

__version__ = "0.1.0"
