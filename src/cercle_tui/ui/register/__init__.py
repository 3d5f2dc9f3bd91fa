"""What the register shows: rows found, filters, a decision or an election told in full."""
