"""The ground floor: what notes, records, pages and problems are made of.

Frozen dataclasses and the standard library, nothing else. Every other room may
import from here; nothing here imports from another room.
"""
