"""Draws the shipped templates: house style in one place, every word of a template reviewable as text.

``python -m templates.drafting`` writes ``templates/legal/*.docx``; equal sources give equal bytes.
"""
