"""Guess the codes that a passage deserves; never apply one."""
