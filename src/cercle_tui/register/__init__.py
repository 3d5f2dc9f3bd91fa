"""What can be asked of a circle: pure questions to the fold of its books."""
