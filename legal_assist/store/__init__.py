"""The only package that knows TinyDB. Cases come and go as plain JSON documents, named by code name."""

from __future__ import annotations

from legal_assist.store.case_store import CaseStore
from legal_assist.store.choosing import open_store
from legal_assist.store.keeping import Keeping
from legal_assist.store.records import Change, Damage, Stored, StoredSummary

__all__ = ["CaseStore", "Change", "Damage", "Keeping", "Stored", "StoredSummary", "open_store"]
