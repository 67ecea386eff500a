"""Raw meeting notes to records people can trust, and records to the reports they owe."""

__version__ = "0.1.0"
