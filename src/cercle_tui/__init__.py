"""Run a sociocratic circle's meetings in one terminal, and keep what it decided."""

__version__ = "0.1.0"
