"""What the codings say together: respondents counted, and the words behind each number."""
