"""Preparing a meeting: what waits beside the agenda, and what each key does about it."""
