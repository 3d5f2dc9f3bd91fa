"""Home: pure builders of what it shows, and what its forms write down."""
