"""What leaves the program: minutes and register as documents people can send, print and keep."""
