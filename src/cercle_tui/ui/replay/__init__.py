"""A meeting walked again: its moments, and what happened at each, in words."""
