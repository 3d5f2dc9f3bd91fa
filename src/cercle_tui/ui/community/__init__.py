"""What the screens of the whole community are made of."""
