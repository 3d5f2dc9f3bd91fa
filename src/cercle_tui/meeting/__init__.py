"""What happens: events, the method's tables, the values that fold them. No I/O, no clock."""
