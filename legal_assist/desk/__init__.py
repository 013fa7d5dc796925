"""The paralegal's desk: where the file, the law book and the stamp lie together.

Both front ends speak only to `Desk`.
"""

from legal_assist.desk.desk import Desk, Opened

__all__ = ["Desk", "Opened"]
