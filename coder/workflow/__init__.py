"""The use cases; the command line and the terminal screens call these and nothing lower."""
