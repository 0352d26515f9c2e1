"""`python -m salon`."""

from salon.cli.main import main

main()
