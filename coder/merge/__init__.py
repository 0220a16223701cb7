"""Join the contents of two project files, by what both have come from; pure."""
