"""`python -m coder` is the same as `coder`."""

from coder.cli import main

main()
