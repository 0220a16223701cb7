"""The screens: each shows one thing a coder works on, and asks the app for the others."""
